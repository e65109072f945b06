/**
 * What Slack's errors mean. Every error that Slack documents for a method that the bot calls is here, and only here; what follows from a meaning
 * is decided where the call is made. https://docs.slack.dev/reference/methods
 */

/**
 * - `busy`: Slack asks to wait with this method, here or everywhere. `waits`: the whole workspace accepts nothing for a while.
 *   Both say nothing about the call: it is made again, and the calls behind it wait too.
 * - `token`: Slack does not let the app in at all. `scope`: the app lacks a permission that an admin can give.
 * - `unclear`: the call may have had its effect.
 * - `done`: what the call wanted is so already.
 * - `taken`: the name belongs to another channel.
 * - `place:…`: nothing can be written or read there. `unseen`: Slack does not show the place to the bot; `outside`: the bot is not a member;
 *   `no-posting`: the bot is a member and is not allowed to write.
 * - `person:…`: the person cannot be reached, or cannot be invited. Only `closed` is a deactivated account.
 * - `message:gone`, `message:fixed`: the message or file does not exist, or Slack does not let it be changed any further.
 * - `file`: the workspace does not accept the file.
 * - `not-allowed`: a setting of the workspace, or what the place is, forbids the act.
 * - `trigger:…`, `view:…`: a modal that a person opened, closed, or has not waited for.
 * - `contents`: a fault of this program: what it sent is refused, and would be refused again.
 * - `unknown`: Slack documents no such error. It counts as a fault of this program: the call is made again until a new version knows better.
 */
export type Meaning =
  | "busy"
  | "waits"
  | "token"
  | "scope"
  | "unclear"
  | "done"
  | "taken"
  | "place:unseen"
  | "place:archived"
  | "place:outside"
  | "place:no-posting"
  | "person:closed"
  | "person:unknown"
  | "person:hidden"
  | "person:bot"
  | "person:no-messages"
  | "person:guest"
  | "person:elsewhere"
  | "message:gone"
  | "message:fixed"
  | "file"
  | "not-allowed"
  | "trigger:used"
  | "trigger:late"
  | "view:gone"
  | "contents"
  | "unknown";

/** A code that is not here is `unknown`. */
const codesOf: Readonly<Record<Exclude<Meaning, "unknown">, readonly string[]>> = {
  busy: ["ratelimited", "rate_limited", "external_channel_migrating"],
  waits: ["accesslimited", "ekm_access_denied", "message_limit_exceeded", "org_login_required", "team_added_to_org"],
  token: [
    "account_inactive",
    "enterprise_is_restricted",
    "invalid_auth",
    "not_allowed_token_type",
    "not_authed",
    "team_access_not_granted",
    "team_disabled",
    "token_expired",
    "token_revoked",
    "two_factor_setup_required",
    "user_removed_from_team",
  ],
  scope: ["missing_scope"],
  unclear: [
    "fatal_error",
    "fetch_members_failed",
    "file_update_failed",
    "internal_error",
    "request_timeout",
    "service_unavailable",
    "update_failed",
  ],
  done: ["already_archived", "already_in_channel", "already_pinned"],
  taken: ["name_taken"],
  "place:unseen": ["channel_is_limited_access", "channel_not_found", "invalid_channel", "no_channel", "team_not_found"],
  "place:archived": ["is_archived", "is_inactive"],
  "place:outside": ["not_in_channel"],
  "place:no-posting": [
    "posting_to_channel_denied",
    "restricted_action_non_threadable_channel",
    "restricted_action_read_only_channel",
    "restricted_action_thread_locked",
    "restricted_action_thread_only_channel",
  ],
  "person:closed": ["user_disabled"],
  "person:unknown": ["no_user", "user_not_found", "users_not_found"],
  "person:hidden": ["invitee_cant_see_channel", "user_not_visible"],
  "person:bot": ["cannot_dm_bot", "user_is_bot"],
  "person:no-messages": ["messages_tab_disabled", "missing_profile_id", "not_enabled", "not_implemented"],
  "person:guest": ["ura_max_channels", "user_is_restricted", "user_is_ultra_restricted"],
  "person:elsewhere": ["no_external_invite_permission", "org_user_not_in_team"],
  "message:gone": ["file_deleted", "file_is_deleted", "file_not_found", "file_not_shared", "message_not_found"],
  "message:fixed": [
    "block_mismatch",
    "cant_broadcast_message",
    "cant_delete_file",
    "cant_delete_message",
    "cant_update_message",
    "compliance_exports_prevent_deletion",
    "delete_not_allowed",
    "edit_window_closed",
    "file_deleting_disabled",
    "no_dual_broadcast_content_update",
    "not_pinnable",
    "streaming_state_conflict",
    "too_many_pins",
  ],
  file: [
    "blocked_file_type",
    "file_share_limit_reached",
    "file_type_not_allowed",
    "file_upload_size_restricted",
    "file_uploads_disabled",
    "file_uploads_except_images_disabled",
    "max_file_sharing_exceeded",
    "slack_connect_blocked_file_type",
    "slack_connect_canvas_sharing_blocked",
    "slack_connect_clip_sharing_blocked",
    "slack_connect_file_link_sharing_blocked",
    "slack_connect_file_upload_sharing_blocked",
    "slack_connect_lists_sharing_blocked",
    "storage_limit_reached",
    "unable_to_share_files",
  ],
  "not-allowed": [
    "access_denied",
    "cannot_create_channel",
    "canvas_disabled_user_team",
    "cant_archive_general",
    "cant_archive_required",
    "cant_invite",
    "cant_invite_self",
    "cant_kick_from_general",
    "cant_kick_self",
    "method_not_supported_for_channel_type",
    "no_permission",
    "not_authorized",
    "not_supported",
    "restricted_action",
  ],
  // Slack's guide and its reference name each error differently. https://docs.slack.dev/interactivity/handling-user-interaction
  "trigger:used": ["exchanged_trigger_id", "trigger_exchanged"],
  "trigger:late": ["expired_trigger_id", "trigger_expired"],
  "view:gone": ["hash_conflict", "not_found"],
  contents: [
    "alt_txt_too_large",
    "as_user_not_supported",
    "attachment_payload_limit_exceeded",
    "bad_timestamp",
    "cannot_reply_to_message",
    "channels_limit_exceeded",
    "deprecated_endpoint",
    "draft_already_deleted",
    "draft_already_sent",
    "draft_has_conflict",
    "draft_not_found",
    "duplicate_channel_not_found",
    "duplicate_external_id",
    "duplicate_message_not_found",
    "insecure_request",
    "invalid_arg_name",
    "invalid_arguments",
    "invalid_array_arg",
    "invalid_attachments",
    "invalid_blocks",
    "invalid_blocks_format",
    "invalid_charset",
    "invalid_cursor",
    "invalid_form_data",
    "invalid_limit",
    "invalid_metadata_filter_keys",
    "invalid_metadata_format",
    "invalid_metadata_schema",
    "invalid_name",
    "invalid_name_maxlength",
    "invalid_name_punctuation",
    "invalid_name_required",
    "invalid_name_specials",
    "invalid_post_type",
    "invalid_trigger_id",
    "invalid_ts_latest",
    "invalid_ts_oldest",
    "invalid_types",
    "invalid_user_combination",
    "markdown_text_conflict",
    "metadata_must_be_sent_from_app",
    "metadata_too_large",
    "method_deprecated",
    "missing_argument",
    "missing_file_data",
    "missing_post_type",
    "msg_blocks_too_long",
    "msg_too_long",
    "no_item_specified",
    "no_text",
    "not_enough_users",
    "push_limit_reached",
    "snippet_too_large",
    "too_long",
    "too_many_attachments",
    "too_many_contact_cards",
    "too_many_users",
    "unknown_snippet_type",
    "unknown_subtype",
    "users_list_not_supplied",
    "view_too_large",
  ],
};

/** Where a code means something else in one method. The bot is a member of no place that it posts to by a person's id, and so on. */
const inMethod: Readonly<Record<string, Readonly<Record<string, Meaning>>>> = {
  "chat.postMessage": {
    access_denied: "place:no-posting",
    is_inactive: "place:no-posting",
    no_permission: "place:no-posting",
    restricted_action: "place:no-posting",
  },
  "chat.update": {
    access_denied: "place:no-posting",
    no_permission: "place:no-posting",
    restricted_action: "place:no-posting",
  },
  "chat.delete": { access_denied: "message:fixed", no_permission: "message:fixed", restricted_action: "message:fixed" },
  "files.completeUploadExternal": {
    // The id was given by Slack a moment before.
    file_not_found: "unclear",
    access_denied: "place:no-posting",
    no_permission: "place:no-posting",
    restricted_action: "place:no-posting",
  },
  "conversations.archive": { is_archived: "done" },
  // The person is not in the channel.
  "conversations.kick": { not_in_channel: "done", user_not_found: "done" },
  "conversations.info": { method_not_supported_for_channel_type: "place:unseen" },
  "conversations.members": { method_not_supported_for_channel_type: "place:unseen" },
  "conversations.history": { no_permission: "place:unseen", access_denied: "place:unseen" },
  "conversations.open": {
    access_denied: "person:hidden",
    method_not_supported_for_channel_type: "person:hidden",
    no_permission: "person:hidden",
    restricted_action: "person:hidden",
  },
  "files.delete": { file_deleted: "done", file_not_found: "done" },
};

const byCode: ReadonlyMap<string, Meaning> = new Map(
  Object.entries(codesOf).flatMap(([meaning, codes]) => codes.map((code) => [code, meaning as Meaning] as const)),
);

/** What an error means as the answer to this method. */
export const meaningOf = (method: string, code: string): Meaning =>
  inMethod[method]?.[code] ?? byCode.get(code) ?? "unknown";

export const isPlace = (meaning: Meaning): boolean => meaning.startsWith("place:");
export const isPerson = (meaning: Meaning): boolean => meaning.startsWith("person:");
export const isMessage = (meaning: Meaning): boolean => meaning.startsWith("message:");

/** Whether this error means that the token itself is invalid, so that every other call would fail too. */
export const isAboutToken = (code: string): boolean => byCode.get(code) === "token";

/** How long to wait before the next call, in milliseconds, where Slack names no time. */
export const waitAfter = (code: string): number => waits[code] ?? 5 * 60_000;
const waits: Readonly<Record<string, number>> = {
  message_limit_exceeded: 60_000,
  rate_limited: 60_000,
  ratelimited: 60_000,
};
