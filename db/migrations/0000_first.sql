CREATE TABLE `audit_log` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`person_id` text NOT NULL,
	`action` text NOT NULL,
	`pair_id` text
);
--> statement-breakpoint
CREATE INDEX `audit_log_pair` ON `audit_log` (`pair_id`);--> statement-breakpoint
CREATE INDEX `audit_log_person` ON `audit_log` (`person_id`);--> statement-breakpoint
CREATE TABLE `channel_changes` (
	`pair_id` text NOT NULL,
	`slack_user_id` text NOT NULL,
	`change` text NOT NULL,
	`reason` text,
	`at` integer NOT NULL,
	`over_at` integer,
	PRIMARY KEY(`pair_id`, `slack_user_id`, `change`)
);
--> statement-breakpoint
CREATE TABLE `closing_answers` (
	`id` text PRIMARY KEY NOT NULL,
	`pair_id` text NOT NULL,
	`person_id` text NOT NULL,
	`role` text NOT NULL,
	`closing` integer NOT NULL,
	`outcome` text NOT NULL,
	`rating` integer,
	`text` text,
	`goes_on` text,
	`saved_at` integer NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `closing_answers_pair_role` ON `closing_answers` (`pair_id`,`role`);--> statement-breakpoint
CREATE TABLE `conversations` (
	`channel_id` text PRIMARY KEY NOT NULL,
	`newest_ts` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `encryption_keys` (
	`id` text PRIMARY KEY NOT NULL,
	`first_used_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `follow_ups` (
	`meeting_id` text PRIMARY KEY NOT NULL,
	`pair_id` text NOT NULL,
	`actor_id` text NOT NULL,
	`asked_at` integer NOT NULL,
	`rating` text,
	`reply` text,
	`answered_at` integer,
	`shared_at` integer,
	`revision` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE INDEX `follow_ups_actor` ON `follow_ups` (`actor_id`,`asked_at`);--> statement-breakpoint
CREATE TABLE `invitations` (
	`pair_id` text NOT NULL,
	`person_id` text NOT NULL,
	`answer` text,
	`answered_at` integer,
	PRIMARY KEY(`pair_id`, `person_id`)
);
--> statement-breakpoint
CREATE INDEX `invitations_person` ON `invitations` (`person_id`);--> statement-breakpoint
CREATE TABLE `kickoff_forms` (
	`pair_id` text PRIMARY KEY NOT NULL,
	`on` text NOT NULL,
	`themes` text NOT NULL,
	`form` text NOT NULL,
	`saved_by` text NOT NULL,
	`saved_at` integer NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE `log_themes` (
	`meeting_id` text NOT NULL,
	`theme` text NOT NULL,
	PRIMARY KEY(`meeting_id`, `theme`)
);
--> statement-breakpoint
CREATE TABLE `meeting_calendars` (
	`meeting_id` text NOT NULL,
	`person_id` text NOT NULL,
	`taken_at` integer NOT NULL,
	PRIMARY KEY(`meeting_id`, `person_id`)
);
--> statement-breakpoint
CREATE TABLE `meeting_logs` (
	`meeting_id` text PRIMARY KEY NOT NULL,
	`pair_id` text NOT NULL,
	`on` text NOT NULL,
	`form` text NOT NULL,
	`saved_by` text NOT NULL,
	`saved_at` integer NOT NULL,
	`first_saved_at` integer NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE INDEX `meeting_logs_pair` ON `meeting_logs` (`pair_id`);--> statement-breakpoint
CREATE TABLE `meetings` (
	`id` text PRIMARY KEY NOT NULL,
	`pair_id` text NOT NULL,
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`starts_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	`has_time` integer DEFAULT true NOT NULL,
	`place` text,
	`kickoff_place` text,
	`revision` integer DEFAULT 0 NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`held_at` integer,
	`cancelled_by` text
);
--> statement-breakpoint
CREATE INDEX `meetings_pair` ON `meetings` (`pair_id`,`starts_at`);--> statement-breakpoint
CREATE TABLE `outbox` (
	`number` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`key` text NOT NULL,
	`kind` text NOT NULL,
	`ref` text NOT NULL,
	`lane` text NOT NULL,
	`due_at` integer NOT NULL,
	`state` text DEFAULT 'due' NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`holds_up` integer DEFAULT false NOT NULL,
	`channel` text,
	`before_ts` text,
	`ts` text,
	`file_id` text,
	`last_error` text,
	`created_at` integer NOT NULL,
	`settled_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_key` ON `outbox` (`key`);--> statement-breakpoint
CREATE INDEX `outbox_due` ON `outbox` (`due_at`,`number`,`lane`) WHERE "outbox"."settled_at" is null;--> statement-breakpoint
CREATE INDEX `outbox_lane` ON `outbox` (`lane`,`state`,`due_at`);--> statement-breakpoint
CREATE INDEX `outbox_message` ON `outbox` (`channel`,`ts`) WHERE "outbox"."ts" is not null;--> statement-breakpoint
CREATE TABLE `pairs` (
	`id` text PRIMARY KEY NOT NULL,
	`mentor_id` text NOT NULL,
	`actor_id` text NOT NULL,
	`coordinator_id` text NOT NULL,
	`state` text NOT NULL,
	`language` text NOT NULL,
	`planned_number` integer NOT NULL,
	`consent_by` text,
	`consent_at` integer,
	`channel_suffix` text NOT NULL,
	`channel_id` text,
	`channel_state` text DEFAULT 'none' NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`opened_at` integer,
	`coordinator_left_at` integer,
	`paused_at` integer,
	`paused_until_on` text,
	`pause_id` text,
	`silence_from` integer,
	`silence_asked_at` integer,
	`finished_at` integer,
	`finished_by` text,
	`closings` integer DEFAULT 0 NOT NULL,
	`archived_at` integer,
	`replaces_id` text,
	`revision` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE INDEX `pairs_mentor` ON `pairs` (`mentor_id`,`state`);--> statement-breakpoint
CREATE INDEX `pairs_actor` ON `pairs` (`actor_id`,`state`);--> statement-breakpoint
CREATE INDEX `pairs_coordinator` ON `pairs` (`coordinator_id`,`state`);--> statement-breakpoint
CREATE INDEX `pairs_state` ON `pairs` (`state`,`finished_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `pairs_channel` ON `pairs` (`channel_id`);--> statement-breakpoint
CREATE TABLE `peer_answers` (
	`peer_meeting_id` text NOT NULL,
	`person_id` text NOT NULL,
	`answer` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`peer_meeting_id`, `person_id`)
);
--> statement-breakpoint
CREATE TABLE `peer_calendars` (
	`peer_meeting_id` text NOT NULL,
	`person_id` text NOT NULL,
	`taken_at` integer NOT NULL,
	PRIMARY KEY(`peer_meeting_id`, `person_id`)
);
--> statement-breakpoint
CREATE TABLE `peer_contacts` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`contact` text,
	`given_at` integer NOT NULL,
	`withdrawn_at` integer
);
--> statement-breakpoint
CREATE INDEX `peer_contacts_person` ON `peer_contacts` (`person_id`);--> statement-breakpoint
CREATE TABLE `peer_meetings` (
	`id` text PRIMARY KEY NOT NULL,
	`title` text NOT NULL,
	`place` text,
	`description` text,
	`starts_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	`state` text DEFAULT 'planned' NOT NULL,
	`revision` integer DEFAULT 0 NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `peer_meetings_starts` ON `peer_meetings` (`starts_at`);--> statement-breakpoint
CREATE TABLE `people` (
	`id` text PRIMARY KEY NOT NULL,
	`slack_user_id` text,
	`name` text NOT NULL,
	`language` text,
	`profile_language` text,
	`is_admin` integer DEFAULT false NOT NULL,
	`is_guest` integer DEFAULT false NOT NULL,
	`is_bot` integer DEFAULT false NOT NULL,
	`is_stranger` integer DEFAULT false NOT NULL,
	`deactivated_at` integer,
	`coordinator_since` integer,
	`peer_organiser_since` integer,
	`dm_channel_id` text,
	`home_opened_at` integer,
	`home_pages` text,
	`notice_given_at` integer,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `people_slack_user` ON `people` (`slack_user_id`);--> statement-breakpoint
CREATE INDEX `people_coordinators` ON `people` (`coordinator_since`) WHERE "people"."coordinator_since" is not null;--> statement-breakpoint
CREATE INDEX `people_peer_organisers` ON `people` (`peer_organiser_since`) WHERE "people"."peer_organiser_since" is not null;--> statement-breakpoint
CREATE TABLE `profiles` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`role` text NOT NULL,
	`fields` text NOT NULL,
	`languages` text NOT NULL,
	`town` text,
	`experience` text,
	`group_attended` text,
	`pairs_at_once` integer,
	`wants_mentoring` integer,
	`enrolled_at` integer NOT NULL,
	`changed_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `profiles_person_role` ON `profiles` (`person_id`,`role`);--> statement-breakpoint
CREATE TABLE `settings` (
	`id` integer PRIMARY KEY NOT NULL,
	`language` text NOT NULL,
	`planned_number` integer NOT NULL,
	`coordinators_channel_id` text,
	`peer_channel_id` text,
	`coordinators_channel_name` text,
	`peer_channel_name` text,
	`hours_from` text NOT NULL,
	`hours_until` text NOT NULL,
	`reminder_hours` integer NOT NULL,
	`goodbye_days` integer NOT NULL,
	`privacy_notice_url` text,
	`revision` integer DEFAULT 1 NOT NULL,
	`set_up_at` integer NOT NULL,
	`set_up_by` text NOT NULL,
	`changed_at` integer,
	`changed_by` text
);
--> statement-breakpoint
CREATE TABLE `silence_answers` (
	`pair_id` text NOT NULL,
	`person_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`pair_id`, `person_id`)
);
--> statement-breakpoint
CREATE TABLE `submissions` (
	`view_id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `support_requests` (
	`id` text PRIMARY KEY NOT NULL,
	`pair_id` text,
	`person_id` text NOT NULL,
	`kind` text NOT NULL,
	`text` text,
	`state` text DEFAULT 'open' NOT NULL,
	`taken_by` text,
	`taken_at` integer,
	`done_at` integer,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `support_requests_state` ON `support_requests` (`state`);--> statement-breakpoint
CREATE INDEX `support_requests_person` ON `support_requests` (`person_id`);--> statement-breakpoint
CREATE TABLE `tasks` (
	`id` text PRIMARY KEY NOT NULL,
	`pair_id` text NOT NULL,
	`meeting_id` text NOT NULL,
	`owner` text NOT NULL,
	`position` integer NOT NULL,
	`text` text NOT NULL,
	`state` text DEFAULT 'open' NOT NULL,
	`state_at` integer
);
--> statement-breakpoint
CREATE INDEX `tasks_meeting` ON `tasks` (`meeting_id`,`owner`,`position`);--> statement-breakpoint
CREATE TABLE `typed_replies` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`channel_id` text NOT NULL,
	`ts` text NOT NULL,
	`text` text,
	`received_at` integer NOT NULL,
	`outcome` text,
	`settled_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `typed_replies_message` ON `typed_replies` (`channel_id`,`ts`);