ALTER TABLE `people` ADD `profile_first_name` text;--> statement-breakpoint
ALTER TABLE `people` ADD `called_name` text;