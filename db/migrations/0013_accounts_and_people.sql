CREATE TABLE `forgotten_people` (
	`account_mark` text PRIMARY KEY NOT NULL,
	`email_mark` text,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `forgotten_people_email` ON `forgotten_people` (`email_mark`);--> statement-breakpoint
CREATE TABLE `same_people` (
	`closed_id` text NOT NULL,
	`new_id` text NOT NULL,
	`found_at` integer NOT NULL,
	`is_same` integer,
	`answered_by` text,
	`answered_at` integer,
	PRIMARY KEY(`closed_id`, `new_id`)
);
--> statement-breakpoint
ALTER TABLE `line` ADD `others_since` integer;--> statement-breakpoint
ALTER TABLE `line` ADD `others_times` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `submissions` ADD `sent_as` text;--> statement-breakpoint
ALTER TABLE `submissions` ADD `answers` text;--> statement-breakpoint
ALTER TABLE `people` ADD `time_zone` text;--> statement-breakpoint
ALTER TABLE `people` ADD `is_withheld` integer DEFAULT false NOT NULL;