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
CREATE UNIQUE INDEX `mid_way_answers_person` ON `mid_way_answers` (`pair_id`,`person_id`);