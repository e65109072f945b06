CREATE TABLE `followed` (
	`version` integer PRIMARY KEY NOT NULL
);
--> statement-breakpoint
CREATE TABLE `pair_needs` (
	`pair_id` text NOT NULL,
	`what` text NOT NULL,
	`person_id` text,
	`coordinator_id` text NOT NULL,
	`since` integer NOT NULL,
	`from_at` integer NOT NULL,
	`rank` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `pair_needs_pair` ON `pair_needs` (`pair_id`);--> statement-breakpoint
CREATE INDEX `pair_needs_from` ON `pair_needs` (`from_at`,`pair_id`,`coordinator_id`,`what`,`rank`);--> statement-breakpoint
CREATE INDEX `pair_needs_what` ON `pair_needs` (`coordinator_id`,`what`,`from_at`);--> statement-breakpoint
CREATE TABLE `pairs_changed` (
	`pair_id` text PRIMARY KEY NOT NULL
);
--> statement-breakpoint
DROP INDEX `pairs_mentor`;--> statement-breakpoint
DROP INDEX `pairs_actor`;--> statement-breakpoint
DROP INDEX `pairs_coordinator`;--> statement-breakpoint
DROP INDEX `pairs_state`;--> statement-breakpoint
CREATE INDEX `pairs_paused` ON `pairs` (`paused_at`) WHERE "pairs"."paused_at" is not null;--> statement-breakpoint
CREATE INDEX `pairs_mentor` ON `pairs` (`mentor_id`,`state`,`finished_at`);--> statement-breakpoint
CREATE INDEX `pairs_actor` ON `pairs` (`actor_id`,`state`,`finished_at`);--> statement-breakpoint
CREATE INDEX `pairs_coordinator` ON `pairs` (`coordinator_id`,`state`,`created_at`);--> statement-breakpoint
CREATE INDEX `pairs_state` ON `pairs` (`state`,`finished_at`,`created_at`);--> statement-breakpoint
ALTER TABLE `people` ADD `home_filter` text;--> statement-breakpoint
ALTER TABLE `profiles` ADD `is_waiting` integer DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX `profiles_waiting` ON `profiles` (`role`) WHERE "profiles"."is_waiting" = 1;