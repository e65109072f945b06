import type { TextKey } from "../../texts/words.ts";
import type { PairRole } from "../pairs/roles.ts";

/**
 * Who sees what: the table of PRODUCT.md section 2. A sealed column opens only with a permit that db/privacy/privacy.ts makes from it.
 */

/** The role of a reader towards a pair's data. A coordinator who is in the pair counts only as its mentor or actor. */
export type Role = PairRole | "coordinator" | "other";

/**
 * - `yes`: always; `no`: never
 * - `own`: only what the reader gave
 * - `shared`: once its owner has shared it
 * - `finished`: once the pair has finished
 * - `addressed`: what was written to the reader
 * - `passed-on`: what the reader gave; and for organisers of the mentors' own meetings, what they were given while the consent is valid (`isShared`)
 * - `staff`: what a coordinator did as a coordinator
 */
type Access = "yes" | "no" | "own" | "shared" | "finished" | "addressed" | "passed-on" | "staff";

type AccessByRole = Record<Role, Access>;

const table = {
  /** People, state, pause, start and end, planned number. */
  pair: { mentor: "yes", actor: "yes", coordinator: "yes", other: "no" },
  /** Date, place and form (Liite 1) of the first meeting, which mentor, actor and coordinator fill in together. */
  kickoff: { mentor: "yes", actor: "yes", coordinator: "yes", other: "no" },
  /** Date, time and place of later meetings. Coordinators get only numbers, through other queries. */
  meeting: { mentor: "yes", actor: "yes", coordinator: "no", other: "no" },
  /** Content, insights and the actor's feedback (Liite 2). */
  "meeting-log": { mentor: "yes", actor: "yes", coordinator: "no", other: "no" },
  task: { mentor: "yes", actor: "yes", coordinator: "no", other: "no" },
  /** The words of the pair's goals as they are now, and which of them are reached. As written in Liite 1 they belong to the kickoff. */
  goal: { mentor: "yes", actor: "yes", coordinator: "no", other: "no" },
  /** How many goals of how many are reached. */
  "goal-counts": { mentor: "yes", actor: "yes", coordinator: "finished", other: "no" },
  /** Themes of single logs. Coordinators get their counts once the pair has finished. */
  "log-themes": { mentor: "yes", actor: "yes", coordinator: "finished", other: "no" },
  /** The actor's rating of a meeting and words about it. */
  "follow-up": { mentor: "shared", actor: "own", coordinator: "no", other: "no" },
  /** The mid-way check: whether the direction fits, and what is needed. The report has means of at least five people. */
  "mid-way": { mentor: "own", actor: "own", coordinator: "shared", other: "no" },
  /** Feedback to the network at the end. */
  feedback: { mentor: "own", actor: "own", coordinator: "yes", other: "no" },
  /** What a certificate says. A coordinator to whom its owner gave its number reads it too; that it was issued is known through another query. */
  certificate: { mentor: "own", actor: "own", coordinator: "shared", other: "no" },
  outcome: { mentor: "yes", actor: "yes", coordinator: "yes", other: "no" },
  /** Requests for support, wishes to stop, and wishes to the worker. */
  support: { mentor: "own", actor: "own", coordinator: "yes", other: "own" },
  profile: { mentor: "own", actor: "own", coordinator: "yes", other: "own" },
  /** A coordinator's announcement, to many or to the two of a pair. Its addressees read it, whatever their role. */
  announcement: { mentor: "addressed", actor: "addressed", coordinator: "yes", other: "addressed" },
  /** A list of people that a coordinator has uploaded. */
  import: { mentor: "no", actor: "no", coordinator: "yes", other: "no" },
  /** Everybody sees names in Slack's own member list, so they are sealed only at rest. */
  name: { mentor: "yes", actor: "yes", coordinator: "yes", other: "yes" },
  /**
   * Title, place and description of peer-support meetings, which belong to no pair. Everybody who was a mentor in any pair, has enrolled as
   * one or organises for mentors counts as a mentor here, and so does the peers' channel (`belongsToPeers`).
   */
  "peer-meeting": { mentor: "yes", actor: "no", coordinator: "yes", other: "no" },
  /** A group: its name, people and meetings, and who answered what to their invitations. The roles are those in the group. */
  group: { mentor: "yes", actor: "yes", coordinator: "yes", other: "no" },
  /** How many came to the meetings of a group, and the themes of these. */
  "group-count": { mentor: "yes", actor: "no", coordinator: "yes", other: "no" },
  /** Whether an actor of a group wishes for a mentor of her own, the field she hopes for, and what she learned. */
  "group-wish": { mentor: "own", actor: "own", coordinator: "yes", other: "own" },
  /** Feedback to the network at the end of a group. */
  "group-feedback": { mentor: "own", actor: "own", coordinator: "yes", other: "own" },
  /** A common meeting of a programme: title, theme, time, place, guest, and how many have answered what. The roles are those in its open pairs. */
  "common-meeting": { mentor: "yes", actor: "yes", coordinator: "yes", other: "no" },
  /** Who answered what to the invitation to a common meeting, how many came and what it was about. */
  "common-answer": { mentor: "own", actor: "own", coordinator: "yes", other: "own" },
  /** Contacts that a mentor passed on to the organisers of the mentors' own meetings, whatever other role these have. */
  "peer-contact": { mentor: "passed-on", actor: "passed-on", coordinator: "passed-on", other: "passed-on" },
  /** Where a person's letters go. That there is an address is known through another query. */
  "mail-address": { mentor: "own", actor: "own", coordinator: "own", other: "own" },
  /** Who looked when at what a pair has made together, without contents. The owner is the person who looked. */
  audit: { mentor: "yes", actor: "yes", coordinator: "staff", other: "own" },
  /**
   * Who looked when at what one person wrote. That there was something to look at is as confidential as the text, so the owner is its author,
   * and the other person of the pair never learns of the look.
   */
  "audit-own": { mentor: "own", actor: "own", coordinator: "staff", other: "own" },
} satisfies Record<string, AccessByRole>;

export type Kind = keyof typeof table;
export const kinds = Object.keys(table) as Kind[];

/** Whether a kind belongs to all mentors. Only for these kinds being a mentor of any pair counts, never for the data of a pair. */
export const belongsToPeers = (kind: Kind): boolean => kind === "peer-meeting";

/** Whether the role is the one in a group. */
export const belongsToGroup = (kind: Kind): boolean => kind.startsWith("group");

/** Whether the role is the one in the open pairs of a programme. */
export const belongsToProgramme = (kind: Kind): boolean => kind.startsWith("common");

/** What decides beside the role. */
export type Circumstances = {
  isOwner: boolean;
  isShared: boolean;
  isFinished: boolean;
  isPeerOrganiser?: boolean;
  isAddressed?: boolean;
  /** For a row of the audit log: whether a coordinator looked in that role. */
  isByStaff?: boolean;
};

/** Whether a reader in this role may read this kind of data under these circumstances. The only place that decides it. */
export function mayRead(kind: Kind, role: Role, circumstances: Circumstances): boolean {
  const access: Access = table[kind][role];
  if (access === "yes") return true;
  if (access === "own") return circumstances.isOwner;
  if (access === "shared") return circumstances.isShared;
  if (access === "finished") return circumstances.isFinished;
  if (access === "addressed") return circumstances.isAddressed ?? false;
  if (access === "staff") return circumstances.isOwner || (circumstances.isByStaff ?? false);
  if (access === "passed-on")
    return circumstances.isOwner || ((circumstances.isPeerOrganiser ?? false) && circumstances.isShared);
  return false;
}

/** What was looked at, by the beginning of the action, which is the name of a feature: the text for the list of looks. */
const looks = {
  kickoff: "privacy.looks.what.kickoff",
  "meeting-log": "privacy.looks.what.log",
  "follow-up": "privacy.looks.what.followUp",
  "mid-way": "midWay.look",
  certificate: "privacy.looks.what.certificate",
  support: "privacy.looks.what.support",
  closing: "privacy.looks.what.feedback",
  "peer-support": "privacy.looks.what.contact",
  privacy: "privacy.looks.what.ownData",
  report: "privacy.looks.what.report",
  reports: "privacy.looks.what.report",
  people: "privacy.looks.what.profile",
  import: "privacy.looks.what.profile",
  matching: "privacy.looks.what.matching",
  groups: "privacy.looks.what.group",
} as const satisfies Record<string, TextKey>;

/** The features whose texts a pair has made together. A look at anything else, also at what is added later, is shown only to its author. */
export const madeTogether = ["kickoff", "meeting-log"] as const satisfies readonly (keyof typeof looks)[];

/** The kind of data of a row in the audit log. */
export function auditKind(action: string): "audit" | "audit-own" {
  const [feature = ""] = action.split(":");
  return madeTogether.some((made) => made === feature) ? "audit" : "audit-own";
}

export function subjectOfLook(action: string): TextKey {
  const [feature = ""] = action.split(":");
  return Object.hasOwn(looks, feature) ? looks[feature as keyof typeof looks] : "privacy.looks.what.other";
}
