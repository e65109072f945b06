import { type Field, optionName } from "../../src/programme/forms/fields.ts";
import { labelText, typedIn } from "../../src/programme/forms/labels.ts";
import type { StoredCount } from "../../src/programme/privacy/own-data.ts";
import { type FormName, themeLabelIn } from "../../src/programme/programmes/contents.ts";
import type { Words } from "../../src/texts/words.ts";
import type { Version } from "../programmes/programmes.ts";

/** An answer to a programme's own question, with the question as it was asked. */
type ExtraAnswer = { question: string; answer: string };

/** A stored answer to Liite 1 or Liite 2, and the version of the programme by which it was asked. */
type Stored = { version: Version; answer: Readonly<Record<string, unknown>> };

/** For the download: the guide's fields by their names, a programme's themes and own questions as she was shown them, not by their random ids. */
export function asItWasAsked({ version, answer }: Stored, form: FormName, words: Words) {
  const { contents, forms } = version;
  const fields: Record<string, Field> = forms[form].record.fields;
  const questions = contents[form].questions;
  const isOwn = (name: string) => questions.some(({ id }) => id === name);
  const themeName = (theme: string): string => {
    const label = themeLabelIn(contents, theme);
    return typeof label === "string" ? theme : labelText(label, words);
  };
  const ofGuide = Object.entries(answer).filter(([name]) => !isOwn(name));
  return {
    ...Object.fromEntries(ofGuide),
    themes: [answer.themes].flat().map((theme) => themeName(String(theme))),
    programmesQuestions: questions.flatMap(({ id, name }): ExtraAnswer[] => {
      const given = answer[id];
      if (given === null || given === undefined) return [];
      const field = fields[id];
      const shown = field?.kind === "choice" ? optionName(field, String(given), words) : String(given);
      return [{ question: typedIn(name, words.language), answer: shown }];
    }),
  };
}

/** More questions than this are counted together: the lines are one paragraph. */
const MOST_NAMED = 10;

/** How many answers are stored to which of the programmes' own questions. */
export function questionsCounted(
  answers: readonly ({ programmesQuestions: readonly ExtraAnswer[] } | null)[],
): StoredCount[] {
  const counts = new Map<string, number>();
  for (const { question } of answers.flatMap((answer) => answer?.programmesQuestions ?? []))
    counts.set(question, (counts.get(question) ?? 0) + 1);
  const all = [...counts].map(([question, count]) => ({ text: "privacy.stored.question" as const, count, question }));
  const others = all.slice(MOST_NAMED).reduce((sum, { count }) => sum + count, 0);
  return [...all.slice(0, MOST_NAMED), { text: "privacy.stored.otherQuestions", count: others }];
}
