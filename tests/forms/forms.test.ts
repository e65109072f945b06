import type { ViewStateValue } from "@slack/bolt";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formModal } from "../../blocks/form.ts";
import { option } from "../../blocks/kit.ts";
import { viewProblems } from "../../src/playground/workspace/block-kit/problems.ts";
import { isBlank } from "../../src/programme/forms/alike.ts";
import { type Field, type Fields, type Form, points, schemaOf } from "../../src/programme/forms/fields.ts";
import { blockIdOf, completeState, errorsOf, readAnswer, type State } from "../../src/programme/forms/reading.ts";
import { withoutUnseen } from "../../src/programme/forms/typed-text.ts";
import { languages } from "../../src/texts/languages.ts";
import { plain } from "../../src/texts/markup.ts";
import { wordsIn } from "../../src/texts/words.ts";
import { allForms } from "../support/all-forms.ts";

const forms = await allForms();

type Given = { raw: Partial<ViewStateValue>; value: unknown };
const given = (raw: Partial<ViewStateValue>, value: unknown): Given => ({ raw, value });

const two = (number: number) => String(number).padStart(2, "0");
const anyDate = fc
  .date({ min: new Date("1900-01-01"), max: new Date("2999-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const anyTime = fc.tuple(fc.nat(23), fc.nat(59)).map(([hour, minute]) => `${two(hour)}:${two(minute)}`);
const anyPerson = fc.stringMatching(/^U[A-Z0-9]{3,10}$/);
const anyChannel = fc.stringMatching(/^C[A-Z0-9]{3,10}$/);
const anyId = fc.stringMatching(/^[\w-]{1,16}$/);
const ofSlack = (value: string) => ({ text: { type: "plain_text" as const, text: value }, value });

/** What somebody types: markup, emoji, lines, signs of every script, sometimes as long as it may be. */
const anyText = (longest: number) =>
  fc
    .oneof(
      fc.string({ unit: "binary", maxLength: longest }),
      fc.string({ unit: "grapheme", maxLength: 60 }),
      fc.constantFrom("<!channel> <@U123> &amp; *a* `b`", "\u202e\u0000\n\tx", "null", "{}", "👩🏽‍💻 ÅÄÖ"),
      fc.constantFrom("😀", "x", "ä").map((sign) => sign.repeat(longest)),
    )
    .filter((text) => !isBlank(withoutUnseen(text)) && points(text) <= longest);

/** An answer to a field, as Slack sends it and as it is read. */
function answered(field: Field): fc.Arbitrary<Given> {
  switch (field.kind) {
    case "text":
    case "long-text":
      return anyText(field.longest).map((text) => given({ value: text }, withoutUnseen(text)));
    case "date":
      return anyDate.map((date) => given({ selected_date: date }, date));
    case "time":
      return anyTime.map((time) => given({ selected_time: time }, time));
    case "number":
      return fc
        .integer({ min: field.least, max: field.most })
        .map((number) => given({ value: String(number) }, number));
    case "choice":
      return fc.constantFrom(...field.options).map((name) => given({ selected_option: ofSlack(name) }, name));
    case "choices":
      return fc.shuffledSubarray([...field.options], { minLength: 1 }).map((names) =>
        given(
          { selected_options: names.map(ofSlack) },
          field.options.filter((name) => names.includes(name)),
        ),
      );
    case "person":
      return anyPerson.map((id) => given({ selected_user: id }, id));
    case "people":
      return fc
        .uniqueArray(anyPerson, { minLength: 1, maxLength: 5 })
        .map((ids) => given({ selected_users: ids }, ids));
    case "channel":
      return anyChannel.map((id) => given({ selected_conversation: id }, id));
    case "pick":
      return anyId.map((id) => given({ selected_option: ofSlack(id) }, id));
    case "picks":
      return fc
        .uniqueArray(anyId, { minLength: 1, maxLength: 5 })
        .map((ids) => given({ selected_options: ids.map(ofSlack) }, ids));
  }
}

const isList = ({ kind }: Field) => kind === "choices" || kind === "people" || kind === "picks";

/** Nothing at all, as Slack sends it for a field of this kind. */
function unanswered(field: Field): fc.Arbitrary<Given> {
  const value = isList(field) ? [] : null;
  if (field.kind === "people") return fc.constant(given({ selected_users: [] }, value));
  if (isList(field)) return fc.constant(given({ selected_options: [] }, value));
  const blank =
    field.kind === "text" || field.kind === "long-text"
      ? [" ", "\n\u00a0 ", "", "\u202e\u200b\ufeff"]
      : field.kind === "number"
        ? [" ", "\n\u00a0 ", ""]
        : [];
  return fc.constantFrom(
    given({ value: null, selected_date: null, selected_time: null, selected_option: null, selected_user: null }, value),
    ...blank.map((text) => given({ value: text }, value)),
  );
}

type Filled = { state: State; answer: Record<string, unknown> };

const stateOf = (entries: readonly (readonly [string, Given])[], generation: number): State =>
  Object.fromEntries(
    entries.map(([name, { raw }]) => [blockIdOf(name, generation), { [name]: { type: "some_element", ...raw } }]),
  );

function filled(form: Form): fc.Arbitrary<Filled> {
  const fields = Object.entries(form.fields).map(([name, field]) =>
    (field.required ? answered(field) : fc.oneof({ arbitrary: answered(field), weight: 3 }, unanswered(field))).map(
      (one) => [name, one] as const,
    ),
  );
  return fc.tuple(fc.tuple(...fields), fc.nat(12)).map(([entries, generation]) => ({
    state: stateOf(entries, generation),
    answer: Object.fromEntries(entries.map(([name, { value }]) => [name, value])),
  }));
}

/** What is wrong for a field of this kind, and what is said of it. */
function wrong(field: Field): [Partial<ViewStateValue>, string][] {
  const missing: [Partial<ViewStateValue>, string][] = field.required ? [[{}, "forms.needed"]] : [];
  switch (field.kind) {
    case "text":
    case "long-text":
      return [...missing, [{ value: "😀".repeat(field.longest + 1) }, "forms.tooLong"]];
    case "date":
      return [
        ...missing,
        ...["2026-02-29", "tomorrow", "2026-1-1"].map((date): [object, string] => [
          { selected_date: date },
          "forms.noSuchDate",
        ]),
      ];
    case "time":
      return [
        ...missing,
        ...["24:00", "9.30"].map((time): [object, string] => [{ selected_time: time }, "forms.noSuchTime"]),
      ];
    case "number":
      return [
        ...missing,
        ...[String(field.least - 1), String(field.most + 1), "1.5", "1e1", "0x1", "seven", "-1", "999999999"].map(
          (value): [object, string] => [{ value }, "forms.wholeNumber"],
        ),
      ];
    case "choice":
      return [...missing, [{ selected_option: ofSlack("forged") }, "forms.notOffered"]];
    case "choices":
      return [
        ...missing,
        [{ selected_options: [ofSlack(field.options[0] ?? ""), ofSlack("forged")] }, "forms.notOffered"],
      ];
    default:
      return missing;
  }
}

const named = forms.map((form): [string, Form] => [form.name, form]);

test("the forms of all features are here", () => {
  expect(named.map(([name]) => name)).toEqual(
    expect.arrayContaining(["kickoff", "meeting-log", "closing", "setup", "pairs"]),
  );
  expect(new Set(named.map(([name]) => name)).size).toBe(forms.length);
});

describe.each(named)("the form %s", (_, form: Form<Fields>) => {
  test("what was submitted and kept is read back equal", () => {
    fc.assert(
      fc.property(filled(form), ({ state, answer }) => {
        const read = readAnswer(form, state);
        expect(read.complaints).toBeUndefined();
        expect(read.answer).toEqual(answer);
        expect(schemaOf(form).parse(JSON.parse(JSON.stringify(read.answer)))).toEqual(answer);
      }),
      { numRuns: 40 },
    );
  });

  test("opened filled in and submitted untouched it is equal, also where Slack leaves out what nobody touched", () => {
    const words = wordsIn("fi", "Europe/Helsinki");
    fc.assert(
      fc.property(filled(form), fc.nat(3), ({ answer }, generation) => {
        const options = Object.fromEntries(
          Object.entries(form.fields)
            .filter(([, { kind }]) => kind === "pick" || kind === "picks")
            .map(([name]) => [name, [answer[name] ?? "X"].flat().map((id) => option(String(id), String(id)))]),
        );
        const parts = { title: "forms.save", submit: "forms.save", seenBy: plain("x"), metadata: {} } as const;
        const view = formModal(form, words, { ...parts, generation, options, answer: schemaOf(form).parse(answer) });
        expect(viewProblems({ ...view }, "modal")).toBeUndefined();
        expect(readAnswer(form, completeState(view.blocks, {})).answer).toEqual(answer);
      }),
      { numRuns: 10 },
    );
  });

  test("each wrong answer is complained about beside its field, in every language, and no other is", () => {
    fc.assert(
      fc.property(filled(form), fc.nat(3), ({ answer, state }, generation) => {
        const right = Object.fromEntries(Object.entries(state).map(([id, value]) => [id.replace(/~\d+$/, ""), value]));
        for (const [name, field] of Object.entries(form.fields)) {
          for (const [raw, key] of wrong(field)) {
            const spoilt: State = { ...right, [name]: { [name]: { type: "some_element", ...raw } } };
            const asDrawn = Object.fromEntries(
              Object.entries(spoilt).map(([id, value]) => [blockIdOf(id, generation), value]),
            );
            const { complaints = {} } = readAnswer(form, asDrawn);
            expect([Object.keys(complaints), complaints[name]?.key, answer[name] === undefined]).toEqual([
              [name],
              key,
              false,
            ]);
            for (const language of languages) {
              const words = wordsIn(language, "Europe/Helsinki");
              const errors = errorsOf(complaints, asDrawn, ({ key: said, params }) => words.t(said, params ?? {}));
              expect(Object.keys(errors)).toEqual([blockIdOf(name, generation)]);
              expect(Object.values(errors)[0]).toMatch(/^[^{}]{8,}$/);
            }
          }
        }
      }),
      { numRuns: 2 },
    );
  });

  test("what was kept before a field was added reads as empty there, and the rest as it was", () => {
    fc.assert(
      fc.property(filled(form), fc.constantFrom(...Object.keys(form.fields)), ({ answer }, added) => {
        const { [added]: _, ...before } = answer;
        const empty = isList(form.fields[added] as Field) ? [] : null;
        expect(schemaOf(form).parse(before)).toEqual({ ...answer, [added]: empty });
        expect(schemaOf(form).parse({ ...answer, "since-removed": 1 })).toEqual(answer);
      }),
      { numRuns: 10 },
    );
  });
});

const SAYS_ITSELF = ["plain_text_input", "number_input", "radio_buttons", "checkboxes", "file_input"];

test.each(languages)("a choice says in %s what to choose, whatever language Slack is in", (language) => {
  const words = wordsIn(language, "Europe/Helsinki");
  const elements = forms.flatMap((form) => {
    const options = Object.fromEntries(
      Object.entries(form.fields).flatMap(([name, { kind }]) =>
        kind === "pick" || kind === "picks" ? [[name, [option("A", "a")]]] : [],
      ),
    );
    const modal = formModal(form, words, {
      title: "forms.save",
      submit: "forms.save",
      seenBy: plain("-"),
      metadata: {},
      options,
    });
    return modal.blocks.flatMap((block) => ("element" in block ? [block.element] : []));
  });
  const silent = elements.filter((element) => !SAYS_ITSELF.includes(element.type) && !("placeholder" in element));
  expect(silent).toEqual([]);
  expect(elements.filter((element) => "placeholder" in element).length).toBeGreaterThan(20);
});
