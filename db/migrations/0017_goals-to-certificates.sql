CREATE TABLE `certificates` (
	`id` text PRIMARY KEY NOT NULL,
	`number` text NOT NULL,
	`pair_id` text NOT NULL,
	`person_id` text NOT NULL,
	`closing` integer NOT NULL,
	`name` text,
	`programme` text NOT NULL,
	`started_at` integer NOT NULL,
	`finished_at` integer NOT NULL,
	`held` integer NOT NULL,
	`themes` text NOT NULL,
	`shows_themes` integer DEFAULT false NOT NULL,
	`language` text NOT NULL,
	`issued_at` integer NOT NULL,
	`issues` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `certificates_number` ON `certificates` (`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `certificates_person` ON `certificates` (`pair_id`,`person_id`);--> statement-breakpoint
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
CREATE INDEX `goals_pair` ON `goals` (`pair_id`,`position`);--> statement-breakpoint
CREATE TABLE `mid_way_answers` (
	`id` text PRIMARY KEY NOT NULL,
	`pair_id` text NOT NULL,
	`person_id` text NOT NULL,
	`asked_at` integer NOT NULL,
	`rating` integer,
	`needs` text,
	`answered_at` integer,
	`shared_at` integer,
	`revision` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `mid_way_answers_person` ON `mid_way_answers` (`pair_id`,`person_id`);--> statement-breakpoint
ALTER TABLE `profiles` ADD `trained_on` text;