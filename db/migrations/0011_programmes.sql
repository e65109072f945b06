CREATE TABLE `counted_answers` (
	`meeting_id` text NOT NULL,
	`question_id` text NOT NULL,
	`answer` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `counted_answers_meeting` ON `counted_answers` (`meeting_id`);--> statement-breakpoint
CREATE TABLE `programme_versions` (
	`id` text PRIMARY KEY NOT NULL,
	`programme_id` text NOT NULL,
	`number` integer NOT NULL,
	`contents` text NOT NULL,
	`created_by` text,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `programme_versions_number` ON `programme_versions` (`programme_id`,`number`);--> statement-breakpoint
CREATE TABLE `programmes` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`version_id` text NOT NULL,
	`created_by` text,
	`created_at` integer NOT NULL,
	`closed_at` integer
);
--> statement-breakpoint
ALTER TABLE `kickoff_forms` ADD `of_pair` text;--> statement-breakpoint
ALTER TABLE `kickoff_forms` ADD `version_id` text DEFAULT 'auroras-version1' NOT NULL;--> statement-breakpoint
ALTER TABLE `meeting_logs` ADD `version_id` text DEFAULT 'auroras-version1' NOT NULL;--> statement-breakpoint
ALTER TABLE `pairs` ADD `programme_id` text DEFAULT 'auroras-helsinki' NOT NULL;--> statement-breakpoint
INSERT INTO `programme_versions` (`id`, `programme_id`, `number`, `contents`, `created_at`) VALUES ('auroras-version1', 'auroras-helsinki', 1, '{"template":"auroras","themes":[{"id":"language","isRetired":false},{"id":"applications","isRetired":false},{"id":"interview","isRetired":false},{"id":"jobs","isRetired":false},{"id":"chances","isRetired":false},{"id":"skills","isRetired":false},{"id":"network","isRetired":false},{"id":"other","isRetired":false}],"kickoff":{"hidden":[],"required":[],"questions":[]},"meetingLog":{"hidden":[],"required":[],"questions":[]},"plannedNumber":null,"meetingMinutes":60,"reminderHours":null,"quietDays":21,"silent":[],"roleNames":{},"welcome":{},"goodbye":{},"hasGoals":true,"hasMidWay":false,"hasCertificate":true,"needsTraining":false,"hasCommonMeetings":false}', 0);--> statement-breakpoint
INSERT INTO `programmes` (`id`, `name`, `version_id`, `created_at`) VALUES ('auroras-helsinki', 'Auroras pääkaupunkiseutu', 'auroras-version1', 0);
