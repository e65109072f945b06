ALTER TABLE `line` ADD `others_since` integer;--> statement-breakpoint
ALTER TABLE `line` ADD `others_times` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `submissions` ADD `sent_as` text;--> statement-breakpoint
ALTER TABLE `submissions` ADD `answers` text;--> statement-breakpoint
ALTER TABLE `people` ADD `time_zone` text;