CREATE TABLE `restores` (
	`restored_at` integer PRIMARY KEY NOT NULL,
	`backup_at` integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE `settings` ADD `backup_days` integer DEFAULT 14 NOT NULL;