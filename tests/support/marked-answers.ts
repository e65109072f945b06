import fc from "fast-check";
import { type Pair, readPair } from "../../db/pairs/pairs.ts";
import type { Db } from "../../db/store/open.ts";
import type { Field, KeptFields, KeptForm, Whose } from "../../src/programme/forms/fields.ts";
import type { MeetingId } from "../../src/programme/ids.ts";
import { type KeptWriting, loggedMeeting, type Mark } from "./marked-kept.ts";
import type { PairDatabase } from "./pair-database.ts";
import { pairMoments } from "./pair-moments.ts";
import { allMarksInDatabase } from "./proofs.index.ts";

const kinds = ["text", "long-text", "date", "time", "number", "choice", "choices"] as const;
const slackKinds = ["person", "people", "channel", "pick", "picks"] as const;
type Kind = (typeof kinds)[number] | (typeof slackKinds)[number];

/** A field that a test adds to a form, and whether it is answered. */
export type Added = { kind: Kind; whose: Whose; required: boolean; isAnswered: boolean };

export const anyAdded: fc.Arbitrary<Added> = fc.record({
  kind: fc.constantFrom(...kinds, ...slackKinds),
  whose: fc.constantFrom<Whose>("mentor", "actor", "both", "writer", { stays: "It is counted." }),
  required: fc.boolean(),
  isAnswered: fc.boolean(),
});

const label = "kickoff.form.on";
const optionLabel = () => "people.wish.yes" as const;

function fieldOf({ kind, required }: Added, mark: string): Field {
  const common = { label, required } as const;
  switch (kind) {
    case "text":
    case "long-text":
      return { ...common, kind, longest: 200 };
    case "number":
      return { ...common, kind, least: 0, most: 999_999_999 };
    case "choice":
      return { ...common, kind, options: [mark, "another"], optionLabel, look: "radio" };
    case "choices":
      return { ...common, kind, options: [mark, "another"], optionLabel, look: "ticks" };
    default:
      return { ...common, kind };
  }
}

/** Slack's ids have only capitals and digits. */
function markFor({ kind }: Added, mark: string): string {
  const id = mark.toUpperCase().replaceAll("-", "");
  if (kind === "person" || kind === "people") return `U${id}`;
  return kind === "channel" ? `C${id}` : mark;
}

/** The answer to the field: the mark, if the field can hold it. */
function answerTo({ kind }: Added, mark: string, number: number): unknown {
  if (kind === "number") return 700_000_000 + number;
  if (kind === "date") return `29${String(number % 100).padStart(2, "0")}-05-17`;
  if (kind === "time") return `03:${String(number % 60).padStart(2, "0")}`;
  return kind === "choices" || kind === "people" || kind === "picks" ? [mark] : mark;
}

/** A form with fields added to it at run time, and an answer to all of them. */
export type Extended<F extends KeptFields> = {
  form: KeptForm<F>;
  answer: Record<string, unknown>;
  added: { name: string; field: Field; value: unknown; mark: Mark }[];
};

export function extended<F extends KeptFields>(form: KeptForm<F>, run: string, added: readonly Added[]): Extended<F> {
  const all = added.map((one, index) => {
    const text = markFor(one, `zz${run}${form.name}added${index}zz`);
    const value = one.isAnswered ? answerTo(one, text, index) : undefined;
    return {
      name: `added${index}`,
      field: fieldOf(one, text),
      value,
      mark: { text, whose: one.whose, in: "form" as const },
    };
  });
  const fields = Object.fromEntries(all.map(({ name, field, mark }) => [name, { ...field, whose: mark.whose }]));
  const answer = Object.fromEntries(all.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value]])));
  return { form: { ...form, fields: { ...form.fields, ...fields } }, answer, added: all };
}

export type Written = { pair: Pair; meetingId: MeetingId; marks: Mark[] };

/** A pair writes all that the tests of the features let it, and finishes. In a transaction. */
export function writeAll(
  { coordinator }: PairDatabase,
  db: Db,
  pair: Pair,
  run: string,
  answers: KeptWriting["answers"],
): Written {
  const mark = (what: string) => `zz${run}${what}zz`;
  const own: KeptWriting["own"] = (what, whose, where, writer) => ({ text: mark(what), whose, in: where, writer });
  const writing: KeptWriting = { db, coordinator, pair, answers, mark, own };
  const marks = pairMoments.flatMap((moment) =>
    allMarksInDatabase.flatMap(({ [moment]: write }) => write?.(writing) ?? []),
  );
  return { pair: readPair(db, pair.id), meetingId: loggedMeeting(db, pair.id), marks };
}
