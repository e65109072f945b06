CREATE TABLE `light_actors` (
	`person_id` text PRIMARY KEY NOT NULL,
	`consent_way` text NOT NULL,
	`consent_on` text NOT NULL,
	`named_by` text NOT NULL,
	`named_at` integer NOT NULL,
	`joined_at` integer
);
--> statement-breakpoint
CREATE TABLE `light_joins` (
	`person_id` text NOT NULL,
	`new_id` text NOT NULL,
	`found_at` integer NOT NULL,
	`found_by` text,
	`answer` text,
	`answered_at` integer,
	PRIMARY KEY(`person_id`, `new_id`)
);
