UPDATE `groups` SET `programme_id` = 'auroras-helsinki' WHERE `programme_id` IS NULL;--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_groups` (
	`id` text PRIMARY KEY NOT NULL,
	`programme_id` text NOT NULL,
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
INSERT INTO `__new_groups`("id", "programme_id", "name", "coordinator_id", "language", "state", "ends_on", "planned_number", "wishes_asked_at", "channel_suffix", "channel_id", "channel_state", "created_by", "created_at", "opened_at", "ended_at", "ended_by", "archived_at", "texts_deleted_at", "revision") SELECT "id", "programme_id", "name", "coordinator_id", "language", "state", "ends_on", "planned_number", "wishes_asked_at", "channel_suffix", "channel_id", "channel_state", "created_by", "created_at", "opened_at", "ended_at", "ended_by", "archived_at", "texts_deleted_at", "revision" FROM `groups`;--> statement-breakpoint
DROP TABLE `groups`;--> statement-breakpoint
ALTER TABLE `__new_groups` RENAME TO `groups`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `groups_state` ON `groups` (`state`,`created_at`);--> statement-breakpoint
CREATE INDEX `groups_coordinator` ON `groups` (`coordinator_id`,`state`);--> statement-breakpoint
CREATE UNIQUE INDEX `groups_channel` ON `groups` (`channel_id`);--> statement-breakpoint
CREATE INDEX `groups_texts` ON `groups` (`ended_at`) WHERE "groups"."texts_deleted_at" is null and "groups"."state" = 'ended';--> statement-breakpoint
ALTER TABLE `peer_meetings` ADD `programme_id` text;--> statement-breakpoint
CREATE INDEX `peer_meetings_programme` ON `peer_meetings` (`programme_id`,`starts_at`);