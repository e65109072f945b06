/**
 * Ids of different things have different types, so that a meeting's id in the place of a pair's does not compile. At run time each is a plain
 * string. Our own ids are random and come from `newId` (db/store/open.ts); Slack's come from Slack.
 * A string from outside (a button, a modal, a command, an event) becomes an id only through a function of this file or `ownFrom`.
 */
declare const thing: unique symbol;
export type Id<Thing extends string> = string & { readonly [thing]: Thing };

export type AnnouncementId = Id<"announcement">;
export type CertificateId = Id<"certificate">;
export type ClosingAnswerId = Id<"closing answer">;
export type ConsentId = Id<"consent">;
export type GoalId = Id<"goal">;
export type GroupId = Id<"group">;
export type GroupFeedbackId = Id<"group feedback">;
export type GroupWishId = Id<"group wish">;
export type ImportId = Id<"import">;
export type MailAddressId = Id<"mail address">;
export type MailCodeId = Id<"mail code">;
export type MeetingId = Id<"meeting">;
export type OutboxRowId = Id<"outbox row">;
export type PairId = Id<"pair">;
export type PauseId = Id<"pause">;
export type PeerMeetingId = Id<"peer meeting">;
export type PersonId = Id<"person">;
export type ProfileId = Id<"profile">;
/** Of a programme, and of one version of its contents. */
export type ProgrammeId = Id<"programme">;
export type VersionId = Id<"version">;
export type ReportId = Id<"report">;
export type SupportRequestId = Id<"support request">;
export type TaskId = Id<"task">;
export type TypedReplyId = Id<"typed reply">;

export type SlackUserId = Id<"Slack user">;
/** The id of a channel (C… or G…) or of a direct-message conversation (D…). */
export type SlackChannelId = Id<"Slack channel">;
/** The time of a message by Slack's clock, which identifies the message within its channel. */
export type SlackTs = Id<"Slack ts">;
export type ViewId = Id<"Slack view">;
export type FileId = Id<"Slack file">;

/** For a person without an account in the workspace. */
export const NO_SLACK_USER = "" as SlackUserId;
/** For a channel that has not been made. */
export const NO_SLACK_CHANNEL = "" as SlackChannelId;

/** 96 random bits in base64url. */
const OWN_ID = /^[\w-]{16}$/;

/** For the ids of this file, and for an id that only one feature knows, which is in its own room (MidWayId, in mid-way/form.ts). */
export const ownFrom = <T extends string>(value: unknown): T | undefined =>
  typeof value === "string" && OWN_ID.test(value) ? (value as T) : undefined;

/** Each returns its value if it has the form of an id. That such a thing exists, and whose it is, is for the caller to check. */
export const announcementIdFrom = (value: unknown) => ownFrom<AnnouncementId>(value);
export const consentIdFrom = (value: unknown) => ownFrom<ConsentId>(value);
export const goalIdFrom = (value: unknown) => ownFrom<GoalId>(value);
export const groupIdFrom = (value: unknown) => ownFrom<GroupId>(value);
export const importIdFrom = (value: unknown) => ownFrom<ImportId>(value);
export const meetingIdFrom = (value: unknown) => ownFrom<MeetingId>(value);
export const pairIdFrom = (value: unknown) => ownFrom<PairId>(value);
export const peerMeetingIdFrom = (value: unknown) => ownFrom<PeerMeetingId>(value);
export const personIdFrom = (value: unknown) => ownFrom<PersonId>(value);
export const programmeIdFrom = (value: unknown) => ownFrom<ProgrammeId>(value);
export const versionIdFrom = (value: unknown) => ownFrom<VersionId>(value);
export const reportIdFrom = (value: unknown) => ownFrom<ReportId>(value);
export const supportRequestIdFrom = (value: unknown) => ownFrom<SupportRequestId>(value);
export const taskIdFrom = (value: unknown) => ownFrom<TaskId>(value);
export const typedReplyIdFrom = (value: unknown) => ownFrom<TypedReplyId>(value);

const SLACK_USER_ID = /^[UW][A-Z0-9]+$/;
const SLACK_VIEW_ID = /^V[A-Z0-9]+$/;

/** A Slack user id from a form or a command, if it has the form of one. */
export const slackUserIdFrom = (value: unknown): SlackUserId | undefined =>
  typeof value === "string" && SLACK_USER_ID.test(value) ? (value as SlackUserId) : undefined;

export const viewIdFrom = (value: unknown): ViewId | undefined =>
  typeof value === "string" && SLACK_VIEW_ID.test(value) ? (value as ViewId) : undefined;

/** An id that Slack itself gives in a request: of the acting user, the channel, the view. Requests are signed, so it is not checked. */
export const namedBySlack = <T extends Id<`Slack ${string}`>>(id: string): T => id as T;
