CREATE TABLE `announcement_recipients` (
	`announcement_id` text NOT NULL,
	`person_id` text NOT NULL,
	`state` text DEFAULT 'waiting' NOT NULL,
	`reason` text,
	`at` integer,
	PRIMARY KEY(`announcement_id`, `person_id`)
);
--> statement-breakpoint
CREATE INDEX `announcement_recipients_state` ON `announcement_recipients` (`announcement_id`,`state`);--> statement-breakpoint
CREATE TABLE `announcements` (
	`id` text PRIMARY KEY NOT NULL,
	`audience` text NOT NULL,
	`pair_id` text,
	`text` text,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`finished_at` integer,
	`stopped_at` integer
);
--> statement-breakpoint
CREATE INDEX `announcements_created` ON `announcements` (`created_at`);--> statement-breakpoint
CREATE TABLE `erasures` (
	`person_id` text PRIMARY KEY NOT NULL,
	`wished_at` integer NOT NULL,
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
CREATE TABLE `match_refusals` (
	`mentor_id` text NOT NULL,
	`actor_id` text NOT NULL,
	`refused_by` text NOT NULL,
	`refused_at` integer NOT NULL,
	PRIMARY KEY(`mentor_id`, `actor_id`)
);
--> statement-breakpoint
CREATE TABLE `restores` (
	`restored_at` integer PRIMARY KEY NOT NULL,
	`backup_at` integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE `people` ADD `email` text;--> statement-breakpoint
ALTER TABLE `people` ADD `home_filter` text;--> statement-breakpoint
ALTER TABLE `people` ADD `imported_at` integer;--> statement-breakpoint
ALTER TABLE `people` ADD `erased_at` integer;--> statement-breakpoint
CREATE INDEX `people_waiting` ON `people` (`imported_at`) WHERE "people"."slack_user_id" is null;--> statement-breakpoint
ALTER TABLE `settings` ADD `texts_months` integer DEFAULT 6 NOT NULL;--> statement-breakpoint
ALTER TABLE `settings` ADD `profiles_months` integer DEFAULT 12 NOT NULL;--> statement-breakpoint
ALTER TABLE `settings` ADD `audit_months` integer DEFAULT 12 NOT NULL;--> statement-breakpoint
ALTER TABLE `settings` ADD `backup_days` integer DEFAULT 14 NOT NULL;