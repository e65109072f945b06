import type { StateValue } from "./client-rules.ts";
import type { Fields } from "./json.ts";
import type { ChannelKind } from "./manifest.ts";

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
  isBot: boolean;
  isDeleted: boolean;
  updated: number;
};

export type Membership = { joinedTs: string; readTs: string };

/** A message as the Web API gives it, but with the ids of its files instead of them and with its metadata always in it. */
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
  /** Who was in it before, and until when. */
  former: { user: string; leftTs: string }[];
  /** Oldest first, thread replies among them. */
  messages: Message[];
  pins: string[];
  /** The teams of other organisations with which it is shared (Slack Connect). */
  sharedWith?: string[];
};

/** Seen by one person only, not part of the history. */
export type Ephemeral = Message & { to: string };

export type Touched = Record<string, Record<string, StateValue>>;

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
  /** The conversation it was opened from, for `default_to_current_conversation`. */
  origin?: string;
  /** What the person has put in so far, by block_id and action_id. */
  touched: Touched;
  /** What stands in a field though her client does not take it, by block_id. */
  drafts: Record<string, { raw: unknown; complaint: string }>;
  /** What stands beside the fields now, by block_id. */
  complaints: Record<string, string>;
  updated: boolean;
  /** Her client was reloaded: nobody sees it any more, yet its external_id stays taken. */
  lost?: true;
};

export type StoredFile = {
  id: string;
  name: string;
  title: string;
  mimetype: string;
  filetype: string;
  size: number;
  user: string;
  created: number;
  /** base64 */
  content: string;
  shares: { channel: string; ts: string }[];
  completed: boolean;
};

export type Policies = {
  appsMayKick: boolean;
  appsMayArchive: boolean;
  appsMayCreateChannels: boolean;
  guestsMayBeInvited: boolean;
  rateLimits: boolean;
  /** Slack's known bug: after views.update, untouched initial values are missing from the state. */
  forgetInitialValuesOnUpdate: boolean;
};

export const defaultPolicies: Policies = {
  appsMayKick: true,
  appsMayArchive: true,
  appsMayCreateChannels: true,
  guestsMayBeInvited: false,
  rateLimits: true,
  forgetInitialValuesOnUpdate: false,
};

/** Everything the workspace knows, as plain data: written to a file and read again it is the same workspace. */
export type WorkspaceState = {
  team: { id: string; domain: string; name: string };
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
  /** View ids from the root to the top, by person. */
  stacks: Record<string, string[]>;
  homes: Record<string, string>;
  /** What a person has chosen in a message, by `channel:ts:user`. */
  choices: Record<string, Touched>;
  files: Record<string, StoredFile>;
  policies: Policies;
};
