CREATE TABLE `deferred` (
	`number` integer PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`pair_id` text NOT NULL,
	`about` text NOT NULL,
	`at` integer NOT NULL
);
