import { announcementKinds } from "../announcements/outbox-kinds.ts";
import { channelKinds } from "../channels/outbox-kinds.ts";
import { closingKinds } from "../closing/outbox-kinds.ts";
import { enrolmentKinds } from "../enrolment/outbox-kinds.ts";
import { followUpKinds } from "../follow-up/outbox-kinds.ts";
import { homeKinds } from "../home/outbox-kinds.ts";
import { keepingKinds } from "../keeping/outbox-kinds.ts";
import { kickoffKinds } from "../kickoff/outbox-kinds.ts";
import { meetingLogKinds } from "../meeting-log/outbox-kinds.ts";
import { meetingKinds } from "../meetings/outbox-kinds.ts";
import { ownDataKinds } from "../own-data/outbox-kinds.ts";
import { pairKinds } from "../pairs/outbox-kinds.ts";
import { peerSupportKinds } from "../peer-support/outbox-kinds.ts";
import { reportKinds } from "../reports/outbox-kinds.ts";
import { setupKinds } from "../setup/outbox-kinds.ts";
import { silenceKinds } from "../silence/outbox-kinds.ts";
import { supportKinds } from "../support/outbox-kinds.ts";
import { field, kind, named, type RefOf } from "./kind.ts";

/** Everything the bot says and does by itself, by kind: what its rows refer to, and in which lane they wait. */
export const kinds = named({
  /** Updates a message that was already sent, in the message's own lane. */
  "outbox:update": kind({ message: field.row }, (_ref, to: string) => to),
  ...announcementKinds,
  ...channelKinds,
  ...closingKinds,
  ...enrolmentKinds,
  ...followUpKinds,
  ...homeKinds,
  ...keepingKinds,
  ...kickoffKinds,
  ...meetingLogKinds,
  ...meetingKinds,
  ...ownDataKinds,
  ...pairKinds,
  ...peerSupportKinds,
  ...reportKinds,
  ...setupKinds,
  ...silenceKinds,
  ...supportKinds,
});

export type Kinds = typeof kinds;
export type KindName = keyof Kinds;
/** What rows of a kind refer to. */
export type Ref<N extends KindName> = RefOf<Kinds[N]>;
