ALTER TABLE `audit_log` ADD `also_about_id` text;--> statement-breakpoint
CREATE INDEX `audit_log_also_about` ON `audit_log` (`also_about_id`) WHERE "audit_log"."also_about_id" is not null;--> statement-breakpoint
-- Whose words an old look was at, where that can be told. Where it cannot, nobody of the pair is shown the look.
UPDATE `audit_log` SET `about_id` = (SELECT `actor_id` FROM `pairs` WHERE `pairs`.`id` = `audit_log`.`pair_id`)
WHERE `action` = 'follow-up' AND `about_id` IS NULL;--> statement-breakpoint
UPDATE `audit_log` SET `about_id` = (
	SELECT min(`person_id`) FROM `support_requests`
	WHERE `support_requests`.`pair_id` = `audit_log`.`pair_id` AND `created_at` <= `audit_log`.`at`
	HAVING count(DISTINCT `person_id`) = 1
) WHERE `action` = 'support:show' AND `about_id` IS NULL;--> statement-breakpoint
UPDATE `audit_log` SET `about_id` = (
	SELECT `person_id` FROM `closing_answers` JOIN `pairs` ON `pairs`.`id` = `closing_answers`.`pair_id` AND `closings` = `closing`
	WHERE `closing_answers`.`pair_id` = `audit_log`.`pair_id` AND `closing_answers`.`role` = 'mentor' AND `saved_at` <= `audit_log`.`at`
), `also_about_id` = (
	SELECT `person_id` FROM `closing_answers` JOIN `pairs` ON `pairs`.`id` = `closing_answers`.`pair_id` AND `closings` = `closing`
	WHERE `closing_answers`.`pair_id` = `audit_log`.`pair_id` AND `closing_answers`.`role` = 'actor' AND `saved_at` <= `audit_log`.`at`
)
WHERE `action` = 'closing:show-feedback' AND `about_id` IS NULL AND `role` = 'coordinator';
