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
CREATE UNIQUE INDEX `certificates_person` ON `certificates` (`pair_id`,`person_id`);