CREATE TABLE `repeats` (
	`kind` text PRIMARY KEY NOT NULL,
	`runs` integer NOT NULL,
	`ran_at` integer
);
