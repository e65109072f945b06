import type { Fit, Grade, MatchingProfile, Reason } from "./facts.ts";
import { type FieldText, readFields, relationOf } from "./fields.ts";
import { readLanguages } from "./languages.ts";
import { type Nearness, nearnessOf, readTown, type TownText } from "./towns.ts";

/** The texts of one person, read once. */
export type ReadProfile = { fields: FieldText; languages: ReadonlySet<string>; town: TownText };

export const readProfile = ({
  fields,
  languages,
  town,
}: Pick<MatchingProfile, "fields" | "languages" | "town">): ReadProfile => ({
  fields: readFields(fields),
  languages: readLanguages(languages),
  town: readTown(town),
});

/** The field is what mentoring is about: with none of it, everything else together is not enough. */
const FIELD = { word: 65, same: 60, related: 35 };
const LANGUAGES = { one: 20, several: 25, unknown: 5 };
const TOWN: Record<Nearness, number> = { same: 15, near: 12, remote: 10, unknown: 5, far: 0 };

/** Below this nobody is proposed: a related field and a language in which to talk are the least. */
export const LEAST_SCORE = 50;
const FAIR = 65;
const GOOD = 85;

/** The points of two people, 0–105. Those who certainly have no language in common stay below `LEAST_SCORE`. */
export function scoreOf(one: ReadProfile, other: ReadProfile): number {
  const relation = relationOf(one.fields, other.fields);
  const shared = sharedCount(one, other);
  const score =
    (relation === undefined ? 0 : FIELD[relation]) + languagePoints(shared) + TOWN[nearnessOf(one.town, other.town)];
  return shared === 0 || relation === undefined ? Math.min(score, LEAST_SCORE - 1) : score;
}

const languagePoints = (shared: number | undefined): number => {
  if (shared === undefined) return LANGUAGES.unknown;
  return shared === 0 ? 0 : shared === 1 ? LANGUAGES.one : LANGUAGES.several;
};

/** How many languages both speak; undefined where it is not known what one of them speaks. */
function sharedCount({ languages: one }: ReadProfile, { languages: other }: ReadProfile): number | undefined {
  if (one.size === 0 || other.size === 0) return undefined;
  let shared = 0;
  for (const code of one) if (other.has(code)) shared++;
  return shared;
}

const gradeOf = (score: number): Grade =>
  score >= GOOD ? "good" : score >= FAIR ? "fair" : score >= LEAST_SCORE ? "maybe" : "little";

/** The points with their reasons, the weightiest first. */
export function fitOf(one: ReadProfile, other: ReadProfile): Fit {
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
