import { expect, test } from "vitest";
import { pairForms } from "../../src/programme/forms/pair-forms.ts";
import { type ProgrammeContents, templates } from "../../src/programme/programmes/contents.ts";
import { formsOfProgramme } from "../../src/programme/programmes/forms.ts";
import { contentsOfTemplate } from "../../src/programme/programmes/templates.ts";

const hintIn = (contents: ProgrammeContents): unknown =>
  formsOfProgramme(pairForms, contents).kickoff.asked.fields.number.hint;

test("the hint of the guide's 6–8 meetings is beside the number only where pairs meet as the guide says", () => {
  expect(templates.map((name) => [name, hintIn(contentsOfTemplate[name])])).toEqual([
    ["auroras", "kickoff.form.numberHint"],
    ["vaasa", undefined],
    ["group", undefined],
    ["empty", undefined],
  ]);
  const planned = [1, 5, 6, 8, 9, 20].map((plannedNumber) => hintIn({ ...contentsOfTemplate.auroras, plannedNumber }));
  expect(planned.map((hint) => hint !== undefined)).toEqual([false, false, true, true, false, false]);
});
