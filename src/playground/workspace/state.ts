import type { Fields } from "./json.ts";
import type { StateValue } from "./state-values.ts";

export type User = {
  id: string;
  /** The handle, as in `@mirja.virtanen`. */
  name: string;
  realName: string;
  displayName: string;
  email?: string;
  locale: string;
  tz: string;
  isAdmin: boolean;
  guest?: "single" | "multi";
  /** On Enterprise Grid: the company, its workspaces that the person belongs to, and the `team_id` that Slack names, if any. */
  enterprise?: { id: string; teams: string[]; teamId?: string };
  /** The workspace of another organisation (Slack Connect). */
  otherTeam?: string;
  /** Slack does not show the person to the app. */
  isHidden?: boolean;
  /** Slack has not confirmed the e-mail address. */
  isUnconfirmed?: boolean;
  isBot: boolean;
  isDeleted: boolean;
  updated: number;
};

/** Slack timestamps: when the member joined, and the last message that the member has read. */
export type Membership = { joinedTs: string; readTs: string };

/** A message in the Web API's shape, except that it has `file_ids` instead of `files`, and always its metadata. */
export type Message = Fields & {
  type: "message";
  ts: string;
  text: string;
  user: string;
  subtype?: string;
  bot_id?: string;
  thread_ts?: string;
  blocks?: Fields[];
  attachments?: Fields[];
  metadata?: Fields;
  file_ids?: string[];
  edited?: { user: string; ts: string };
};

/** `mpim`: a direct conversation of more than two people. */
export type ChannelKind = "public" | "private" | "im" | "mpim";

export type Channel = {
  id: string;
  kind: ChannelKind;
  name: string;
  creator: string;
  created: number;
  isArchived: boolean;
  isGeneral: boolean;
  topic: { value: string; creator: string; last_set: number };
  purpose: { value: string; creator: string; last_set: number };
  members: Record<string, Membership>;
  /** Members who have left; `leftTs` is a Slack timestamp. */
  former: { user: string; leftTs: string }[];
  /** Oldest first, including thread replies. */
  messages: Message[];
  pins: string[];
  /** Its earlier names, the newest first. */
  previousNames?: string[];
  /** The teams of other organisations with which it is shared (Slack Connect). */
  sharedWith?: string[];
};

/** A message that only the user `to` sees. It is not part of the history. */
export type Ephemeral = Message & { to: string };

/** By block_id and action_id, as `state.values`. */
export type StateValues = Record<string, Record<string, StateValue>>;

export type View = {
  id: string;
  user: string;
  type: "modal" | "home";
  blocks: Fields[];
  title?: Fields;
  submit?: Fields;
  close?: Fields;
  callback_id: string;
  private_metadata: string;
  external_id: string;
  clear_on_close: boolean;
  notify_on_close: boolean;
  hash: string;
  root: string;
  previous?: string;
  /** The id of the conversation that it was opened from, for `default_to_current_conversation`. */
  origin?: string;
  /** The values that the person has entered. */
  touched: StateValues;
  /** Values that the client refuses but that are still in their fields, by block_id. */
  drafts: Record<string, { raw: unknown; complaint: string }>;
  /** The complaints beside the fields now, by block_id. */
  complaints: Record<string, string>;
  /** Whether the app has updated it. */
  updated: boolean;
  /** The person's client was reloaded: nobody sees the view, but its external_id stays taken. */
  lost?: true;
};

export type StoredFile = {
  id: string;
  name: string;
  title: string;
  /** What a picture shows, for people who do not see it. */
  alt?: string;
  mimetype: string;
  filetype: string;
  size: number;
  user: string;
  created: number;
  /** In base64. */
  content: string;
  shares: { channel: string; ts: string }[];
  completed: boolean;
  /** An audio clip that was recorded in Slack, with what Slack has heard in it. */
  clip?: { durationMs: number; words: string };
};

export type Policies = {
  appsMayKick: boolean;
  appsMayArchive: boolean;
  appsMayCreateChannels: boolean;
  /** Whether apps may post in channels that they are in. Direct messages are not concerned. */
  appsMayPostInChannels: boolean;
  /** Whether messages may be edited. */
  messagesMayBeEdited: boolean;
  /** More messages were sent in the workspace than Slack allows for a while. */
  isOverMessageLimit: boolean;
  guestsMayBeInvited: boolean;
  /** Whether apps may begin a direct conversation with guests. */
  guestsMayBeWrittenTo: boolean;
  /** The free plan: messages older than 90 days are hidden. https://slack.com/help/articles/27204752526611 */
  hidesOldHistory: boolean;
  /** At most 15 messages a page of history, as for apps that Slack does not count as internal. */
  hasShortHistoryPages: boolean;
  rateLimits: boolean;
  /** A known bug of Slack: after views.update the state lacks initial values that the person has not changed. */
  forgetInitialValuesOnUpdate: boolean;
};

export const defaultPolicies: Policies = {
  appsMayKick: true,
  appsMayArchive: true,
  appsMayCreateChannels: true,
  appsMayPostInChannels: true,
  messagesMayBeEdited: true,
  isOverMessageLimit: false,
  guestsMayBeInvited: false,
  guestsMayBeWrittenTo: true,
  hidesOldHistory: false,
  hasShortHistoryPages: false,
  rateLimits: true,
  forgetInitialValuesOnUpdate: false,
};

/** Everything in the workspace, as plain data that can be saved as JSON and loaded again. */
export type WorkspaceState = {
  team: {
    id: string;
    domain: string;
    name: string;
    /** The company, on Enterprise Grid. */
    enterpriseId?: string;
    /** Whether the app is installed for the whole company. */
    isEnterpriseInstall?: boolean;
  };
  app: {
    id: string;
    botId: string;
    botUserId: string;
    botToken: string;
    appToken: string;
    signingSecret: string;
    verificationToken: string;
  };
  counter: number;
  lastMicros: number;
  users: Record<string, User>;
  channels: Record<string, Channel>;
  ephemerals: Record<string, Ephemeral[]>;
  views: Record<string, View>;
  /** The ids of open modals from the root to the top, by user. */
  stacks: Record<string, string[]>;
  /** The ids of Home views, by user. */
  homes: Record<string, string>;
  /** What a user has chosen in a message, by `channel:ts:user`. */
  choices: Record<string, StateValues>;
  files: Record<string, StoredFile>;
  policies: Policies;
};
