import type { Fit, Grade, MatchingProfile, Reason } from "./facts.ts";
import { type FieldText, readFields, relationOf } from "./fields.ts";
import { readLanguages } from "./languages.ts";
import { type Nearness, nearnessOf, readTown, type TownText } from "./towns.ts";

/** The texts of one profile, read once. `only`: the languages of the actor's programme; empty for any. */
export type ReadProfile = {
  fields: FieldText;
  languages: ReadonlySet<string>;
  town: TownText;
  only: ReadonlySet<string>;
};

export const readProfile = ({
  fields,
  languages,
  town,
  terms,
}: Pick<MatchingProfile, "fields" | "languages" | "town" | "terms">): ReadProfile => ({
  fields: readFields(fields),
  languages: readLanguages(languages),
  town: readTown(town),
  only: readLanguages(terms?.languages ?? ""),
});

/** Points. Without a related field, languages and town together do not reach LEAST_SCORE. */
const FIELD_POINTS = { word: 65, same: 60, related: 35 };
const LANGUAGE_POINTS = { one: 20, several: 25, unknown: 5 };
const TOWN_POINTS: Record<Nearness, number> = { same: 15, near: 12, remote: 10, unknown: 5, far: 0 };

/** The lowest score of a proposal. A related field and one shared language reach it. */
export const LEAST_SCORE = 50;
const FAIR_SCORE = 65;
const GOOD_SCORE = 85;

/** The points of two people, 0–105. Below `LEAST_SCORE` if they certainly share no language, or if their fields are not related. */
export function scoreOf(one: ReadProfile, other: ReadProfile): number {
  const relation = relationOf(one.fields, other.fields);
  const shared = sharedCount(one, other);
  const score =
    (relation === undefined ? 0 : FIELD_POINTS[relation]) +
    languagePoints(shared) +
    TOWN_POINTS[nearnessOf(one.town, other.town)];
  return shared === 0 || relation === undefined ? Math.min(score, LEAST_SCORE - 1) : score;
}

const languagePoints = (shared: number | undefined): number => {
  if (shared === undefined) return LANGUAGE_POINTS.unknown;
  return shared === 0 ? 0 : shared === 1 ? LANGUAGE_POINTS.one : LANGUAGE_POINTS.several;
};

/** How many languages both speak, of those of the programme; undefined if the languages of one of them are not known. */
function sharedCount(
  { languages: one, only }: ReadProfile,
  { languages: other, only: others }: ReadProfile,
): number | undefined {
  if (one.size === 0 || other.size === 0) return undefined;
  let shared = 0;
  for (const code of one) if (other.has(code) && isWithin(only, code) && isWithin(others, code)) shared++;
  return shared;
}

const isWithin = (only: ReadonlySet<string>, code: string): boolean => only.size === 0 || only.has(code);

const gradeOf = (score: number): Grade =>
  score >= GOOD_SCORE ? "good" : score >= FAIR_SCORE ? "fair" : score >= LEAST_SCORE ? "maybe" : "little";

/** The points with their reasons: the field, the languages, the town. */
export function fitOf(one: ReadProfile, other: ReadProfile): Fit {
  const relation = relationOf(one.fields, other.fields);
  const score = scoreOf(one, other);
  const codes = [...one.languages].filter(
    (code) => other.languages.has(code) && isWithin(one.only, code) && isWithin(other.only, code),
  );
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
