import type { ViewStateValue } from "@slack/bolt";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formModal, formSheet } from "../../blocks/form.ts";
import { viewProblems } from "../../src/playground/workspace/block-kit/problems.ts";
import { type Field, type Form, LONG_TEXT, optionName, schemaOf } from "../../src/programme/forms/fields.ts";
import { labelText } from "../../src/programme/forms/labels.ts";
import { completeState, readAnswer } from "../../src/programme/forms/reading.ts";
import { themes } from "../../src/programme/forms/themes.ts";
import { themeLabel } from "../../src/programme/programmes/contents.ts";
import { plain } from "../../src/texts/markup.ts";
import { wordsIn } from "../../src/texts/words.ts";

const words = wordsIn("fi", "Europe/Helsinki");
const label = "kickoff.form.on";

const modalOf = (form: Form, answer: Record<string, unknown>) =>
  formModal(form, words, {
    title: "forms.save",
    submit: "forms.save",
    seenBy: plain("x"),
    metadata: {},
    answer: schemaOf(form).parse(answer),
  });
const sheetOf = (form: Form, answer: Record<string, unknown>) =>
  JSON.stringify(formSheet(form, words, schemaOf(form).parse(answer), () => 0));
/** A modal that was opened with an answer and sent untouched. */
const untouched = (form: Form, answer: Record<string, unknown>) => completeState(modalOf(form, answer).blocks, {});

const listIn = (answer: Record<string, unknown> | undefined): string[] => [answer?.field].flat().map(String).sort();

const one = (field: Field): Form => ({ name: "form", fields: { field } });
const unknown = (option: string): never => {
  throw new Error(`${option} has no label`);
};
const optionLabel = (option: string) => (option === "no" ? "people.wish.no" : "people.wish.yes");
const choice = (options: readonly string[], more: object = {}): Field => ({
  kind: "choice",
  label,
  options,
  optionLabel,
  look: "radio",
  required: true,
  ...more,
});
const choices = (options: readonly string[], look: "select" | "ticks"): Field => ({
  kind: "choices",
  label,
  options,
  optionLabel: (option: string) => (options.includes(option) ? "people.wish.yes" : unknown(option)),
  look,
});

const anyName = fc.stringMatching(/^[a-z][a-z-]{0,20}$/);
const anyNames = fc.uniqueArray(anyName, { minLength: 1, maxLength: 12 });
const ofSlack = (value: string) => ({ text: { type: "plain_text" as const, text: value }, value });
const sent = (value: Partial<ViewStateValue>) => ({ field: { field: { type: "some_element", ...value } } });

describe("an option that is no longer offered", () => {
  test("is read as it was chosen, shown by its name where it is known as retired, else as it is stored", () => {
    const form = one(choice(["yes"], { retired: ["no"] }));
    expect(schemaOf(form).parse({ field: "no" })).toEqual({ field: "no" });
    expect(sheetOf(form, { field: "no" })).toContain(words.t("people.wish.no"));
    const forgotten = one(choice(["yes"]));
    expect(schemaOf(forgotten).parse({ field: "no" })).toEqual({ field: "no" });
    expect(sheetOf(forgotten, { field: "no" })).toContain('"no"');
    expect(["yes", "no", "<!channel>"].map((name) => optionName(choice(["yes"]) as never, name, words))).toEqual([
      words.t("people.wish.yes"),
      "no",
      "<!channel>",
    ]);
    expect(labelText(themeLabel({ id: "jobs" }), words)).toBe(words.t("themes.jobs"));
    expect(labelText(themeLabel({ id: "knitting" }), words)).toBe("knitting");
  });

  test("of several is kept by whoever corrects the form and leaves it, and gone when she takes it away", () => {
    fc.assert(
      fc.property(anyNames, anyNames, fc.constantFrom("select", "ticks"), (options, stored, look) => {
        const form = one(choices(options, look as "select" | "ticks"));
        const answer = { field: stored };
        expect(schemaOf(form).parse(answer)).toEqual(answer);
        expect(viewProblems({ ...modalOf(form, answer) }, "modal")).toBeUndefined();
        expect(listIn(readAnswer(form, untouched(form, answer), answer).answer)).toEqual(stored.toSorted());
        const without = stored.slice(1);
        const state = sent({ selected_options: without.map(ofSlack) });
        expect(readAnswer(form, state, answer).answer).toEqual({ field: expect.arrayContaining(without) });
        expect(listIn(readAnswer(form, state, answer).answer)).toHaveLength(without.length);
      }),
      { numRuns: 60 },
    );
  });

  test("stays the one that was chosen until she chooses another, and cannot be chosen by anybody else", () => {
    const form = one(choice(["yes"]));
    const answer = { field: "no" };
    expect(viewProblems({ ...modalOf(form, answer) }, "modal")).toBeUndefined();
    expect(readAnswer(form, untouched(form, answer), answer).answer).toEqual(answer);
    expect(readAnswer(form, sent({ selected_option: ofSlack("yes") }), answer).answer).toEqual({ field: "yes" });
    for (const stored of [undefined, {}, { field: null }, { field: "yes" }])
      expect(readAnswer(form, sent({ selected_option: ofSlack("no") }), stored).complaints).toEqual({
        field: { key: "forms.notOffered" },
      });
  });

  test("makes no list of ticks or radios longer than Slack draws", () => {
    const many = Array.from({ length: 10 }, (_, index) => `option-${index}`);
    for (const form of [one(choices(many, "ticks")), one(choice(many))]) {
      expect(JSON.stringify(modalOf(form, {}))).toMatch(/"type":"(checkboxes|radio_buttons)"/);
      const answer = { field: form.fields.field?.kind === "choice" ? "gone" : ["gone"] };
      expect(viewProblems({ ...modalOf(form, answer) }, "modal")).toBeUndefined();
      expect(readAnswer(form, untouched(form, answer), answer).answer).toEqual(answer);
    }
  });
});

describe("what was answered when more was allowed", () => {
  test("a number is read, stays or comes closer, and goes no further away", () => {
    const form = one({ kind: "number", label, least: 1, most: 8, required: true });
    const answer = { field: 20 };
    expect(schemaOf(form).parse(answer)).toEqual(answer);
    expect(viewProblems({ ...modalOf(form, answer) }, "modal")).toBeUndefined();
    expect(readAnswer(form, untouched(form, answer), answer).answer).toEqual(answer);
    const given = (value: string) => readAnswer(form, sent({ value }), answer);
    expect(given("7").answer).toEqual({ field: 7 });
    expect(given("21").complaints).toEqual({ field: { key: "forms.wholeNumber", params: { least: 1, most: 20 } } });
    expect(readAnswer(form, sent({ value: "20" })).complaints).toBeDefined();
  });

  test("a text is read, stays or becomes shorter, and not longer", () => {
    fc.assert(
      fc.property(fc.integer({ min: 11, max: LONG_TEXT }), fc.constantFrom("x", "ä", "😀"), (length, sign) => {
        const form = one({ kind: "long-text", label, longest: 10 });
        const answer = { field: sign.repeat(length) };
        expect(schemaOf(form).parse(answer)).toEqual(answer);
        expect(sheetOf(form, answer)).toContain(sign.repeat(11));
        expect(viewProblems({ ...modalOf(form, answer) }, "modal")).toBeUndefined();
        expect(readAnswer(form, untouched(form, answer), answer).answer).toEqual(answer);
        const longer = sent({ value: `${answer.field}x` });
        expect(readAnswer(form, longer, answer).complaints?.field?.key).toBe("forms.tooLong");
      }),
      { numRuns: 20 },
    );
  });

  test("whatever was stored in a field, the form opens to read and to correct", () => {
    const kinds: Field[] = [
      { kind: "text", label, longest: 5, required: true },
      { kind: "date", label, required: true },
      { kind: "time", label },
      { kind: "number", label, least: 1, most: 2, required: true },
      choice(["yes", "no"]),
      choices(themes, "ticks"),
      { kind: "person", label },
      { kind: "people", label, required: true },
      { kind: "channel", label },
      { kind: "pick", label },
      { kind: "picks", label },
    ];
    const anything = fc.oneof(
      fc.constantFrom(null, undefined, "", "x", [], ["x"], [null], 3, -1, 1.5, {}, true, "2026-02-30", "25:00"),
      fc.jsonValue({ maxDepth: 2 }),
    );
    fc.assert(
      fc.property(fc.constantFrom(...kinds), anything, (field, stored) => {
        const form = one(field);
        const answer = schemaOf(form).parse(JSON.parse(JSON.stringify({ field: stored })));
        expect(Object.keys(answer)).toEqual(["field"]);
        sheetOf(form, answer);
        expect(modalOf(form, answer).blocks.length).toBeGreaterThan(0);
        expect(() => readAnswer(form, untouched(form, answer), answer)).not.toThrow();
      }),
      { numRuns: 400 },
    );
  });
});
