import { DAY } from "../calendar.ts";
import { type FieldText, readFields, relationOf } from "./fields.ts";
import { readLanguages } from "./languages.ts";
import { type Nearness, nearnessOf, readTown, type TownText } from "./towns.ts";

/** What somebody told about herself, as far as matching looks at it. Plain data: it goes to another thread. */
export type Told = { personId: string; fields: string; languages: string; town: string; waitingSince: number };
/** A mentor, and into how many more pairs she can go now. */
export type Mentor = Told & { free: number };

/** Why two fit, as data; the words come from the texts. */
export type Reason =
  | { what: "field"; how: "same" | "related" }
  | { what: "languages"; codes: readonly string[] }
  | { what: "no-shared-language" }
  | { what: "town"; how: "same" | "near" | "remote" };

/** `little`: too little in common to be proposed. */
export type Grade = "good" | "fair" | "maybe" | "little";
export type Fit = { score: number; grade: Grade; reasons: readonly Reason[] };

/** The texts of one person, read once. */
export type Read = { fields: FieldText; languages: ReadonlySet<string>; town: TownText };

export const readTold = ({ fields, languages, town }: Pick<Told, "fields" | "languages" | "town">): Read => ({
  fields: readFields(fields),
  languages: readLanguages(languages),
  town: readTown(town),
});

/** The field is what mentoring is about: with none of it, everything else together is not enough. */
const FIELD = { word: 65, same: 60, related: 35 };
const LANGUAGES = { one: 20, several: 25, unknown: 5 };
const TOWN: Record<Nearness, number> = { same: 15, near: 12, remote: 10, unknown: 5, far: 0 };

/** Below this nobody is proposed: a related field and a language in which to talk are the least. */
export const LEAST = 50;
const FAIR = 65;
const GOOD = 85;

/** The points of two people, 0–105. Those who certainly have no language in common stay below `LEAST`. */
export function scoreOf(one: Read, other: Read): number {
  const relation = relationOf(one.fields, other.fields);
  const shared = sharedCount(one, other);
  const score =
    (relation === undefined ? 0 : FIELD[relation]) + languagePoints(shared) + TOWN[nearnessOf(one.town, other.town)];
  return shared === 0 || relation === undefined ? Math.min(score, LEAST - 1) : score;
}

const languagePoints = (shared: number | undefined): number => {
  if (shared === undefined) return LANGUAGES.unknown;
  return shared === 0 ? 0 : shared === 1 ? LANGUAGES.one : LANGUAGES.several;
};

/** How many languages both speak; undefined where it is not known what one of them speaks. */
function sharedCount({ languages: one }: Read, { languages: other }: Read): number | undefined {
  if (one.size === 0 || other.size === 0) return undefined;
  let shared = 0;
  for (const code of one) if (other.has(code)) shared++;
  return shared;
}

const gradeOf = (score: number): Grade =>
  score >= GOOD ? "good" : score >= FAIR ? "fair" : score >= LEAST ? "maybe" : "little";

/** The points with their reasons, the weightiest first. */
export function fitOf(one: Read, other: Read): Fit {
  const relation = relationOf(one.fields, other.fields);
  const score = scoreOf(one, other);
  const codes = [...one.languages].filter((code) => other.languages.has(code));
  const isKnown = one.languages.size > 0 && other.languages.size > 0;
  const town = nearnessOf(one.town, other.town);
  const reasons: Reason[] = [
    ...(relation === undefined ? [] : [{ what: "field", how: relation === "related" ? "related" : "same" } as const]),
    ...(codes.length > 0 ? [{ what: "languages", codes } as const] : []),
    ...(codes.length === 0 && isKnown ? [{ what: "no-shared-language" } as const] : []),
    ...(town === "unknown" || town === "far" ? [] : [{ what: "town", how: town } as const]),
  ];
  return { score, grade: gradeOf(score), reasons };
}

const WEEK = 7 * DAY;
const MOST_WEEKS = 10;

/** Whole weeks since then. */
export const weeksSince = (since: number, now: number): number => Math.max(0, Math.floor((now - since) / WEEK));

/** What the wait adds: where two fit equally well, she who has waited longer comes first; at most 10. */
export const waitBonus = (since: number, now: number): number => Math.min(MOST_WEEKS, weeksSince(since, now));

/** Two people as a key: who would be the actor, then who would be the mentor. */
export const together = (actorId: string, mentorId: string): string => `${actorId} ${mentorId}`;
