ALTER TABLE `typed_replies` ADD `group_id` text;--> statement-breakpoint
ALTER TABLE `typed_replies` ADD `asks` integer DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE `typed_replies` ADD `has_files` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `typed_replies` ADD `edited_ts` text;--> statement-breakpoint
CREATE INDEX `typed_replies_group` ON `typed_replies` (`group_id`);