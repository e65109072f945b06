DROP INDEX `outbox_passing`;--> statement-breakpoint
DROP INDEX `outbox_settled`;--> statement-breakpoint
ALTER TABLE `outbox` ADD `drawn` text;--> statement-breakpoint
CREATE INDEX `outbox_about` ON `outbox` (coalesce(json_extract(ref, '$.meeting'), json_extract(ref, '$.pair'), json_extract(ref, '$.request'), json_extract(ref, '$.consent'), json_extract(ref, '$.announcement'), json_extract(ref, '$.typed'), json_extract(ref, '$.person')),`kind`,`number`) WHERE (ts is not null or state = 'calling');--> statement-breakpoint
CREATE INDEX `outbox_passing` ON `outbox` (`settled_at`) WHERE "outbox"."settled_at" is not null and "outbox"."kind" in ('home:publish', 'outbox:changed', 'outbox:update');--> statement-breakpoint
CREATE INDEX `outbox_settled` ON `outbox` (`settled_at`) WHERE "outbox"."settled_at" is not null and "outbox"."lane" not in ('coordinators', 'peers') and "outbox"."kind" not in ('home:publish', 'outbox:changed', 'outbox:update', 'pairs:notice');