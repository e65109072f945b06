import type { PairRole } from "../pairs/roles.ts";
/**
 * Who sees what: the table of PRODUCT.md section 2, once. Every read of a sealed column goes through a permit made from it (db/privacy/privacy.ts).
 */

/** How somebody stands to a pair's data. A coordinator who is in the pair is only its mentor or actor there. */
export type Role = PairRole | "coordinator" | "other";

/**
 * - `yes`: always; `no`: never
 * - `own`: only what this person gave herself
 * - `shared`: once the actor has shared it
 * - `finished`: once the pair has finished
 * - `addressed`: what was written to this person
 * - `passed-on`: what this person gave herself, and organisers of mentors' own meetings as long as her consent stands (`isShared`)
 * - `staff`: what a coordinator did as a coordinator
 */
type Access = "yes" | "no" | "own" | "shared" | "finished" | "addressed" | "passed-on" | "staff";

type Row = Record<Role, Access>;

const table = {
  /** People, state, pause, start and end, planned number. */
  pair: { mentor: "yes", actor: "yes", coordinator: "yes", other: "no" },
  /** Date, place and form (Liite 1) of the first meeting, made by the three together. */
  kickoff: { mentor: "yes", actor: "yes", coordinator: "yes", other: "no" },
  /** Date, time and place of later meetings. Coordinators get numbers, which are other queries. */
  meeting: { mentor: "yes", actor: "yes", coordinator: "no", other: "no" },
  /** Content, insights and the actor's feedback (Liite 2). */
  "meeting-log": { mentor: "yes", actor: "yes", coordinator: "no", other: "no" },
  task: { mentor: "yes", actor: "yes", coordinator: "no", other: "no" },
  /** Themes of single logs; coordinators get their counts once the pair has finished. */
  "log-themes": { mentor: "yes", actor: "yes", coordinator: "finished", other: "no" },
  /** The actor's rating of and words on a meeting. */
  "follow-up": { mentor: "shared", actor: "own", coordinator: "no", other: "no" },
  /** Feedback to the network at the end. */
  feedback: { mentor: "own", actor: "own", coordinator: "yes", other: "no" },
  outcome: { mentor: "yes", actor: "yes", coordinator: "yes", other: "no" },
  /** Requests for support, wishes to stop, and wishes to the worker. */
  support: { mentor: "own", actor: "own", coordinator: "yes", other: "own" },
  profile: { mentor: "own", actor: "own", coordinator: "yes", other: "own" },
  /** What a coordinator says to many, or to the two of a pair: whoever it is for reads it, whatever else she is. */
  announcement: { mentor: "addressed", actor: "addressed", coordinator: "yes", other: "addressed" },
  /** A list of people that a coordinator has uploaded. */
  import: { mentor: "no", actor: "no", coordinator: "yes", other: "no" },
  /** Names stand in Slack's own member list for everybody; they are sealed at rest only. */
  name: { mentor: "yes", actor: "yes", coordinator: "yes", other: "yes" },
  /**
   * Title, place and description of peer-support meetings. They belong to no pair: as a mentor here counts everybody who has been mentor
   * in any pair, has enrolled as one, or organises for mentors, and the peers' channel (`belongsToPeers`).
   */
  "peer-meeting": { mentor: "yes", actor: "no", coordinator: "yes", other: "no" },
  /** Contacts a mentor asked to pass on to the organisers of mentors' own meetings, whatever else these are. */
  "peer-contact": { mentor: "passed-on", actor: "passed-on", coordinator: "passed-on", other: "passed-on" },
  /** Who looked when at what a pair has made together, without contents. The owner is she whose own look it was. */
  audit: { mentor: "yes", actor: "yes", coordinator: "staff", other: "own" },
  /**
   * Who looked when at what one person wrote. That there was something to look at is as confidential as the thing itself, so the owner is
   * she whose words were looked at, and the other of her pair never learns of the look.
   */
  "audit-own": { mentor: "own", actor: "own", coordinator: "staff", other: "own" },
} satisfies Record<string, Row>;

export type Kind = keyof typeof table;
export const kinds = Object.keys(table) as Kind[];

/** Kinds that are the mentors' among themselves. Being mentor of some pair counts for these only, never for the data of a pair. */
export const belongsToPeers = (kind: Kind): boolean => kind === "peer-meeting";

/** What else decides, beside the role. */
export type Circumstances = {
  isOwner: boolean;
  isShared: boolean;
  isFinished: boolean;
  isPeerOrganiser?: boolean;
  isAddressed?: boolean;
  /** For a row of the audit log: a coordinator did it as one. */
  isByStaff?: boolean;
};

/** The one decision: may somebody in this role read this kind of data under these circumstances? */
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

/** What a look was at, by the start of its action: the name of the feature in which it was. */
const looks = {
  kickoff: "kickoff",
  "meeting-log": "log",
  "follow-up": "followUp",
  support: "support",
  closing: "feedback",
  "peer-support": "contact",
  privacy: "ownData",
  report: "report",
  reports: "report",
  people: "profile",
  import: "profile",
  matching: "matching",
} as const;

/** What a pair has made together, by the start of the action. A look at anything else, also at what is added later, is only its author's to know. */
export const madeTogether = ["kickoff", "meeting-log"] as const satisfies readonly (keyof typeof looks)[];

/** As which kind of data a row of the audit log counts. */
export function auditKind(action: string): "audit" | "audit-own" {
  const [feature = ""] = action.split(":");
  return madeTogether.some((made) => made === feature) ? "audit" : "audit-own";
}

export function lookedAt(action: string): (typeof looks)[keyof typeof looks] | "other" {
  const [feature = ""] = action.split(":");
  return Object.hasOwn(looks, feature) ? looks[feature as keyof typeof looks] : "other";
}
