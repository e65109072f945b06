// Written by `npm run indexes` (src/indexes/indexes.ts): change the rooms, not this file.
import {
  keptAnswers as announcementsKeptAnswers,
  ownDataPart as announcementsOwnDataPart,
} from "../announcements/own-data.ts";
import {
  keptAnswers as certificateKeptAnswers,
  ownDataPart as certificateOwnDataPart,
} from "../certificate/own-data.ts";
import { keptAnswers as closingKeptAnswers, ownDataPart as closingOwnDataPart } from "../closing/own-data.ts";
import { keptAnswers as followUpKeptAnswers, ownDataPart as followUpOwnDataPart } from "../follow-up/own-data.ts";
import { keptAnswers as goalsKeptAnswers, ownDataPart as goalsOwnDataPart } from "../goals/own-data.ts";
import { keptAnswers as groupsKeptAnswers, ownDataPart as groupsOwnDataPart } from "../groups/own-data.ts";
import { ownDataPart as lightPairsOwnDataPart } from "../light-pairs/own-data.ts";
import { keptAnswers as mailKeptAnswers, ownDataPart as mailOwnDataPart } from "../mail/own-data.ts";
import { keptAnswers as meetingsKeptAnswers } from "../meetings/own-data.ts";
import { keptAnswers as midWayKeptAnswers, ownDataPart as midWayOwnDataPart } from "../mid-way/own-data.ts";
import {
  keptAnswers as peerSupportKeptAnswers,
  ownDataPart as peerSupportOwnDataPart,
} from "../peer-support/own-data.ts";
import { keptAnswers as peopleKeptAnswers } from "../people/own-data.ts";
import { ownDataPart as programmesOwnDataPart } from "../programmes/own-data.ts";
import { keptAnswers as supportKeptAnswers, ownDataPart as supportOwnDataPart } from "../support/own-data.ts";
import type { KeptAnswers, OwnDataPart } from "./part.ts";

/** The answers that are emptied after their retention time or when a person is erased. */
export const keptAnswers: readonly KeptAnswers[] = [
  ...announcementsKeptAnswers,
  ...certificateKeptAnswers,
  ...closingKeptAnswers,
  ...followUpKeptAnswers,
  ...goalsKeptAnswers,
  ...groupsKeptAnswers,
  ...mailKeptAnswers,
  ...meetingsKeptAnswers,
  ...midWayKeptAnswers,
  ...peerSupportKeptAnswers,
  ...peopleKeptAnswers,
  ...supportKeptAnswers,
];

/** What the rooms keep about a person. */
export const ownDataParts: readonly OwnDataPart[] = [
  announcementsOwnDataPart,
  certificateOwnDataPart,
  closingOwnDataPart,
  followUpOwnDataPart,
  goalsOwnDataPart,
  groupsOwnDataPart,
  lightPairsOwnDataPart,
  mailOwnDataPart,
  midWayOwnDataPart,
  peerSupportOwnDataPart,
  programmesOwnDataPart,
  supportOwnDataPart,
];
