CREATE TABLE `mail_addresses` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`address` text,
	`choice` text,
	`source` text NOT NULL,
	`given_by` text,
	`confirmed_at` integer,
	`code_id` text,
	`code_sent_at` integer,
	`wrong_codes` integer DEFAULT 0 NOT NULL,
	`codes` integer DEFAULT 0 NOT NULL,
	`codes_since` integer,
	`broken_at` integer,
	`changed_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `mail_addresses_person` ON `mail_addresses` (`person_id`);--> statement-breakpoint
ALTER TABLE `outbox` ADD `given_at` integer;