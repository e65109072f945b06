CREATE TABLE `bot_users` (
	`slack_user_id` text PRIMARY KEY NOT NULL,
	`since` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `channel_facts` (
	`channel_id` text NOT NULL,
	`what` text NOT NULL,
	`subject` text DEFAULT '' NOT NULL,
	`holds` integer NOT NULL,
	`ts` integer NOT NULL,
	`since` integer NOT NULL,
	PRIMARY KEY(`channel_id`, `what`, `subject`)
);
--> statement-breakpoint
CREATE INDEX `channel_facts_member` ON `channel_facts` (`subject`) WHERE "channel_facts"."what" = 'member';--> statement-breakpoint
CREATE TABLE `channels` (
	`channel_id` text PRIMARY KEY NOT NULL,
	`asked_at` integer,
	`asked_ts` integer,
	`forgotten_ts` integer
);
--> statement-breakpoint
CREATE TABLE `line` (
	`id` integer PRIMARY KEY NOT NULL,
	`lost_at` integer
);
--> statement-breakpoint
INSERT INTO `channel_facts` (`channel_id`, `what`, `subject`, `holds`, `ts`, `since`)
SELECT `pairs`.`channel_id`, 'member', `channel_changes`.`slack_user_id`, `channel_changes`.`change` = 'outsider', max(`channel_changes`.`at`) * 1000, max(`channel_changes`.`at`)
FROM `channel_changes` JOIN `pairs` ON `pairs`.`id` = `channel_changes`.`pair_id`
WHERE `channel_changes`.`change` IN ('left', 'outsider') AND `channel_changes`.`over_at` IS NULL AND `pairs`.`channel_id` IS NOT NULL
GROUP BY `pairs`.`channel_id`, `channel_changes`.`slack_user_id`;
--> statement-breakpoint
INSERT INTO `channel_facts` (`channel_id`, `what`, `subject`, `holds`, `ts`, `since`)
SELECT `channel_id`, CASE `channel_state` WHEN 'bot-removed' THEN 'bot' ELSE 'archived' END, '', `channel_state` <> 'bot-removed', `created_at` * 1000, `created_at`
FROM `pairs` WHERE `channel_id` IS NOT NULL AND `channel_state` IN ('bot-removed', 'archived-by-hand');
--> statement-breakpoint
DELETE FROM `channel_changes` WHERE `change` IN ('left', 'outsider');
--> statement-breakpoint
UPDATE `outbox` SET `kind` = 'pairs:channel-trouble', `ref` = json_set(`ref`, '$.state', CASE `kind` WHEN 'pairs:archived' THEN 'archived-by-hand' ELSE 'bot-removed' END)
WHERE `kind` IN ('pairs:archived', 'pairs:bot-removed') AND `settled_at` IS NULL;
