// Written by `npm run indexes` (src/indexes/indexes.ts): change the rooms, not this file.
import { announcementKinds } from "../announcements/outbox-kinds.ts";
import { certificateKinds } from "../certificate/outbox-kinds.ts";
import { channelKinds } from "../channels/outbox-kinds.ts";
import { closingKinds } from "../closing/outbox-kinds.ts";
import { enrolmentKinds } from "../enrolment/outbox-kinds.ts";
import { followUpKinds } from "../follow-up/outbox-kinds.ts";
import { groupKinds } from "../groups/outbox-kinds.ts";
import { homeKinds } from "../home/outbox-kinds.ts";
import { keepingKinds } from "../keeping/outbox-kinds.ts";
import { kickoffKinds } from "../kickoff/outbox-kinds.ts";
import { lightPairKinds } from "../light-pairs/outbox-kinds.ts";
import { mailKinds } from "../mail/outbox-kinds.ts";
import { meetingLogKinds } from "../meeting-log/outbox-kinds.ts";
import { meetingKinds } from "../meetings/outbox-kinds.ts";
import { midWayKinds } from "../mid-way/outbox-kinds.ts";
import { ownDataKinds } from "../own-data/outbox-kinds.ts";
import { pairKinds } from "../pairs/outbox-kinds.ts";
import { peerSupportKinds } from "../peer-support/outbox-kinds.ts";
import { reportKinds } from "../reports/outbox-kinds.ts";
import { setupKinds } from "../setup/outbox-kinds.ts";
import { silenceKinds } from "../silence/outbox-kinds.ts";
import { supportKinds } from "../support/outbox-kinds.ts";

/** The kinds of outbox rows of every room. */
export const kindsOfRooms = {
  ...announcementKinds,
  ...certificateKinds,
  ...channelKinds,
  ...closingKinds,
  ...enrolmentKinds,
  ...followUpKinds,
  ...groupKinds,
  ...homeKinds,
  ...keepingKinds,
  ...kickoffKinds,
  ...lightPairKinds,
  ...mailKinds,
  ...meetingLogKinds,
  ...meetingKinds,
  ...midWayKinds,
  ...ownDataKinds,
  ...pairKinds,
  ...peerSupportKinds,
  ...reportKinds,
  ...setupKinds,
  ...silenceKinds,
  ...supportKinds,
};
