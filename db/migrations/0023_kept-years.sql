ALTER TABLE `settings` ADD `kept_years` integer DEFAULT 10 NOT NULL;--> statement-breakpoint
CREATE INDEX `people_closed` ON `people` (`deactivated_at`) WHERE "people"."deactivated_at" is not null and "people"."erased_at" is null;--> statement-breakpoint
CREATE INDEX `people_offered` ON `people` (`language_offered_in`) WHERE "people"."language_offered_in" is not null;--> statement-breakpoint
-- The key of a row that is deleted has the id of what its message was about. See forgetOffers in db/people/languages.ts.
UPDATE `people` SET `language_offered_in` = 'gone' WHERE `language_offered_in` IS NOT NULL AND `language_offered_in` NOT IN (SELECT `key` FROM `outbox`);
