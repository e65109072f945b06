/**
 * Who sees what: the table of PRODUCT.md section 2, once. Every read of a sealed column goes through a permit made from it (db/privacy.ts).
 */

/** How somebody stands to a pair's data. A coordinator who is in the pair is only its mentor or actor there. */
export type Role = "mentor" | "actor" | "coordinator" | "other";

/**
 * - `yes`: always; `no`: never
 * - `own`: only what this person gave herself
 * - `shared`: once the actor has shared it
 * - `finished`: once the pair has finished
 */
type Access = "yes" | "no" | "own" | "shared" | "finished";

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
  /** Names stand in Slack's own member list for everybody; they are sealed at rest only. */
  name: { mentor: "yes", actor: "yes", coordinator: "yes", other: "yes" },
  /** Title, place and description of peer-support meetings; who may ask is decided by membership of the peers, see db/peer-support.ts. */
  "peer-meeting": { mentor: "yes", actor: "no", coordinator: "yes", other: "no" },
  /** Contacts a mentor asked to pass on to the organisers of mentors' own meetings. */
  "peer-contact": { mentor: "own", actor: "own", coordinator: "no", other: "own" },
} satisfies Record<string, Row>;

export type Kind = keyof typeof table;
export const kinds = Object.keys(table) as Kind[];

/** What else decides, beside the role. */
export type Circumstances = { isOwner: boolean; isShared: boolean; isFinished: boolean };

/** The one decision: may somebody in this role read this kind of data under these circumstances? */
export function mayRead(kind: Kind, role: Role, circumstances: Circumstances): boolean {
  const access: Access = table[kind][role];
  if (access === "yes") return true;
  if (access === "own") return circumstances.isOwner;
  if (access === "shared") return circumstances.isShared;
  if (access === "finished") return circumstances.isFinished;
  return false;
}
