ALTER TABLE `people` ADD `imported_language` text;--> statement-breakpoint
ALTER TABLE `people` ADD `language_offered_in` text;--> statement-breakpoint
UPDATE `people` SET `profile_language` = NULL WHERE `profile_language` NOT IN ('fi', 'sv');
