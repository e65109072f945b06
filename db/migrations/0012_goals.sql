CREATE TABLE `goals` (
	`id` text PRIMARY KEY NOT NULL,
	`pair_id` text NOT NULL,
	`position` integer NOT NULL,
	`text` text,
	`reached_at` integer,
	`saved_by` text NOT NULL,
	`saved_at` integer NOT NULL,
	`revision` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `goals_pair` ON `goals` (`pair_id`,`position`);