CREATE TABLE `group_feedback` (
	`id` text PRIMARY KEY NOT NULL,
	`group_id` text NOT NULL,
	`person_id` text NOT NULL,
	`role` text NOT NULL,
	`rating` integer,
	`text` text,
	`saved_at` integer NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `group_feedback_person` ON `group_feedback` (`person_id`,`group_id`);--> statement-breakpoint
CREATE INDEX `group_feedback_group` ON `group_feedback` (`group_id`);--> statement-breakpoint
CREATE TABLE `group_members` (
	`group_id` text NOT NULL,
	`person_id` text NOT NULL,
	`role` text NOT NULL,
	`joined_at` integer NOT NULL,
	`left_at` integer,
	`not_invited` text,
	PRIMARY KEY(`group_id`, `person_id`)
);
--> statement-breakpoint
CREATE INDEX `group_members_person` ON `group_members` (`person_id`,`left_at`);--> statement-breakpoint
CREATE TABLE `group_wishes` (
	`id` text PRIMARY KEY NOT NULL,
	`group_id` text NOT NULL,
	`person_id` text NOT NULL,
	`asked_at` integer NOT NULL,
	`wishes` integer,
	`field` text,
	`learned` text,
	`answered_at` integer,
	`revision` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `group_wishes_person` ON `group_wishes` (`person_id`,`group_id`);--> statement-breakpoint
CREATE INDEX `group_wishes_group` ON `group_wishes` (`group_id`);--> statement-breakpoint
CREATE TABLE `groups` (
	`id` text PRIMARY KEY NOT NULL,
	`programme_id` text,
	`name` text NOT NULL,
	`coordinator_id` text NOT NULL,
	`language` text NOT NULL,
	`state` text DEFAULT 'opening' NOT NULL,
	`ends_on` text,
	`planned_number` integer,
	`wishes_asked_at` integer,
	`channel_suffix` text NOT NULL,
	`channel_id` text,
	`channel_state` text DEFAULT 'none' NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`opened_at` integer,
	`ended_at` integer,
	`ended_by` text,
	`archived_at` integer,
	`texts_deleted_at` integer,
	`revision` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE INDEX `groups_state` ON `groups` (`state`,`created_at`);--> statement-breakpoint
CREATE INDEX `groups_coordinator` ON `groups` (`coordinator_id`,`state`);--> statement-breakpoint
CREATE UNIQUE INDEX `groups_channel` ON `groups` (`channel_id`);--> statement-breakpoint
CREATE INDEX `groups_texts` ON `groups` (`ended_at`) WHERE "groups"."texts_deleted_at" is null and "groups"."state" = 'ended';--> statement-breakpoint
DROP INDEX `outbox_about`;--> statement-breakpoint
CREATE INDEX `outbox_about` ON `outbox` (coalesce(json_extract(ref, '$.meeting'), json_extract(ref, '$.pair'), json_extract(ref, '$.group'), json_extract(ref, '$.request'), json_extract(ref, '$.consent'), json_extract(ref, '$.announcement'), json_extract(ref, '$.typed'), json_extract(ref, '$.person')),`kind`,`number`) WHERE (ts is not null or state = 'calling');--> statement-breakpoint
ALTER TABLE `peer_meetings` ADD `group_id` text;--> statement-breakpoint
ALTER TABLE `peer_meetings` ADD `guest` text;--> statement-breakpoint
ALTER TABLE `peer_meetings` ADD `theme` text;--> statement-breakpoint
ALTER TABLE `peer_meetings` ADD `came` integer;--> statement-breakpoint
ALTER TABLE `peer_meetings` ADD `held_themes` text;--> statement-breakpoint
ALTER TABLE `peer_meetings` ADD `counted_at` integer;--> statement-breakpoint
ALTER TABLE `peer_meetings` ADD `counted_by` text;--> statement-breakpoint
CREATE INDEX `peer_meetings_group` ON `peer_meetings` (`group_id`,`starts_at`);