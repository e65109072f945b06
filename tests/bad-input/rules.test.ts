import { describe, expect, test } from "vitest";
import { isDate, isTime } from "../../src/programme/calendar/calendar.ts";
import { defineImpersonalForm } from "../../src/programme/forms/fields.ts";
import { nextGeneration, readAnswer, type State } from "../../src/programme/forms/reading.ts";
import { newPairForm } from "../../src/programme/pairs/form.ts";

const form = defineImpersonalForm("form", {
  text: { kind: "text", label: "meetingLog.content", longest: 5, required: true },
  number: { kind: "number", label: "meetingLog.content", least: 1, most: 20 },
  several: {
    kind: "choices",
    label: "meetingLog.themes",
    options: ["a", "b"],
    optionLabel: () => "meetingLog.content",
    look: "ticks",
  },
});

const stateOf = (values: Record<string, unknown>): State =>
  JSON.parse(
    JSON.stringify(Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { [name]: value }]))),
  );

describe("an answer that no client of Slack's would send", () => {
  test.each([
    "2026-02-30",
    "2026-02-29",
    "2026-13-01",
    "2026-1-1",
    "1.2.2026",
    "+012026-01-01",
    "2026-01-01T10:00",
    "",
  ])("%s is no date", (text) => expect(isDate(text)).toBe(false));
  test.each(["24:00", "17:60", "7:00", "17", "17:00:00", "17.30", ""])("%s is no clock time", (text) => {
    expect(isTime(text)).toBe(false);
  });

  test.each(["0", "21", "7.5", "7,5", "1e1", "-7", "+7", "seitsemän", "٧", "99999999999", "0x7", "NaN"])(
    "%s is no number of meetings",
    (value) => {
      const { complaints } = readAnswer(form, stateOf({ text: { value: "x" }, number: { value } }));
      expect(complaints).toEqual({ number: { key: "forms.wholeNumber", params: { least: 1, most: 20 } } });
    },
  );
  test.each(["7", " 7 ", "07"])("%s is seven", (value) => {
    expect(readAnswer(form, stateOf({ text: { value: "x" }, number: { value } })).answer?.number).toBe(7);
  });

  test("emoji count once each, however Slack's own counting goes", () => {
    const read = (value: string) => readAnswer(form, stateOf({ text: { value } }));
    expect(read("😀".repeat(5)).answer?.text).toBe("😀😀😀😀😀");
    expect(read("😀".repeat(6)).complaints).toEqual({ text: { key: "forms.tooLong", params: { longest: 5 } } });
  });

  test.each([
    {},
    { text: null, several: null },
    { text: {}, several: {} },
    { text: { value: 5 }, several: { selected_options: "a" } },
    { text: { value: ["x"] }, several: { selected_options: [null, { value: 5 }] } },
  ])("values of another kind are read as none: %j", (values) => {
    expect(readAnswer(form, stateOf(values)).complaints).toEqual({ text: { key: "forms.needed" } });
  });

  test("nothing at all is a complaint about every field that is needed", () => {
    const { complaints } = readAnswer(newPairForm, {});
    expect(Object.keys(complaints ?? {})).toEqual(["actor", "mentor", "coordinator", "day", "time", "language"]);
  });

  test.each([
    [0, 1],
    [4, 5],
    [undefined, 1],
    ["2", 1],
    [-3, 1],
    [1.5, 1],
    [Number.POSITIVE_INFINITY, 1],
    [1e300, 1],
  ])("a modal that says it was drawn %s times is drawn as number %s", (before, after) => {
    expect(nextGeneration(before)).toBe(after);
  });
});
