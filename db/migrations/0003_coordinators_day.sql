CREATE TABLE `announcement_recipients` (
	`announcement_id` text NOT NULL,
	`person_id` text NOT NULL,
	`state` text DEFAULT 'waiting' NOT NULL,
	`is_new` integer DEFAULT false NOT NULL,
	`reason` text,
	`at` integer,
	PRIMARY KEY(`announcement_id`, `person_id`)
);
--> statement-breakpoint
CREATE INDEX `announcement_recipients_state` ON `announcement_recipients` (`announcement_id`,`state`,`is_new`);--> statement-breakpoint
CREATE TABLE `announcements` (
	`id` text PRIMARY KEY NOT NULL,
	`audience` text NOT NULL,
	`pair_id` text,
	`text` text,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`sent_at` integer,
	`finished_at` integer,
	`stopped_at` integer
);
--> statement-breakpoint
CREATE INDEX `announcements_created` ON `announcements` (`created_at`);--> statement-breakpoint
CREATE INDEX `announcements_author` ON `announcements` (`created_by`,`sent_at`);--> statement-breakpoint
CREATE INDEX `announcements_texts` ON `announcements` (`created_at`) WHERE "announcements"."text" is not null;--> statement-breakpoint
CREATE TABLE `match_refusals` (
	`mentor_id` text NOT NULL,
	`actor_id` text NOT NULL,
	`refused_by` text NOT NULL,
	`refused_at` integer NOT NULL,
	PRIMARY KEY(`mentor_id`, `actor_id`)
);
--> statement-breakpoint
CREATE TABLE `erasures` (
	`person_id` text PRIMARY KEY NOT NULL,
	`wished_at` integer NOT NULL,
	`slack_user_id` text,
	`dm_channel_id` text,
	`language` text,
	`finished_at` integer
);
--> statement-breakpoint
CREATE TABLE `imports` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`rows` text,
	`created_at` integer NOT NULL,
	`done_at` integer
);
--> statement-breakpoint
ALTER TABLE `audit_log` ADD `role` text DEFAULT 'other' NOT NULL;--> statement-breakpoint
ALTER TABLE `audit_log` ADD `about_id` text;--> statement-breakpoint
CREATE INDEX `audit_log_about` ON `audit_log` (`about_id`) WHERE "audit_log"."about_id" is not null;--> statement-breakpoint
CREATE INDEX `audit_log_coordinators` ON `audit_log` (`id`) WHERE "audit_log"."role" = 'coordinator';--> statement-breakpoint
ALTER TABLE `pairs` ADD `texts_deleted_at` integer;--> statement-breakpoint
CREATE INDEX `pairs_texts` ON `pairs` (`created_at`) WHERE "pairs"."texts_deleted_at" is null and "pairs"."state" in ('finished', 'refused');--> statement-breakpoint
ALTER TABLE `people` ADD `email` text;--> statement-breakpoint
ALTER TABLE `people` ADD `email_mark` text;--> statement-breakpoint
ALTER TABLE `people` ADD `imported_at` integer;--> statement-breakpoint
ALTER TABLE `people` ADD `import_id` text;--> statement-breakpoint
ALTER TABLE `people` ADD `erased_at` integer;--> statement-breakpoint
CREATE INDEX `people_email` ON `people` (`email_mark`);--> statement-breakpoint
CREATE INDEX `people_waiting` ON `people` (`imported_at`) WHERE "people"."slack_user_id" is null;--> statement-breakpoint
ALTER TABLE `profiles` ADD `written_by` text;--> statement-breakpoint
CREATE INDEX `profiles_changed` ON `profiles` (`changed_at`);--> statement-breakpoint
ALTER TABLE `settings` ADD `texts_months` integer DEFAULT 6 NOT NULL;--> statement-breakpoint
ALTER TABLE `settings` ADD `profiles_months` integer DEFAULT 12 NOT NULL;--> statement-breakpoint
ALTER TABLE `settings` ADD `audit_months` integer DEFAULT 12 NOT NULL;--> statement-breakpoint
CREATE INDEX `support_requests_pair` ON `support_requests` (`pair_id`) WHERE "support_requests"."pair_id" is not null;--> statement-breakpoint
CREATE INDEX `support_requests_texts` ON `support_requests` (`done_at`) WHERE "support_requests"."text" is not null;--> statement-breakpoint
CREATE INDEX `typed_replies_person` ON `typed_replies` (`person_id`);--> statement-breakpoint
CREATE INDEX `typed_replies_settled` ON `typed_replies` (`settled_at`) WHERE "typed_replies"."settled_at" is not null;--> statement-breakpoint
CREATE INDEX `outbox_passing` ON `outbox` (`settled_at`) WHERE "outbox"."settled_at" is not null and "outbox"."kind" in ('home:publish', 'outbox:update');--> statement-breakpoint
CREATE INDEX `outbox_settled` ON `outbox` (`settled_at`) WHERE "outbox"."settled_at" is not null and "outbox"."lane" not in ('coordinators', 'peers') and "outbox"."kind" not in ('home:publish', 'outbox:update', 'pairs:notice');