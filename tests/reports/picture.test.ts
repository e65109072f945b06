import { expect, test } from "vitest";
import { monthsBetween } from "../../src/programme/calendar/calendar.ts";
import { reportPicture } from "../../src/programme/reports/picture.ts";
import { wordsIn } from "../../src/texts/words.ts";
import { ZONE } from "../support/helsinki.ts";
import { sampleFacts, sayingOther } from "../support/report-sample.ts";

const words = { fi: wordsIn("fi", ZONE), sv: wordsIn("sv", ZONE), en: wordsIn("en", ZONE) };

/** Width and height, as they stand in the file. */
const sizeOf = (png: Uint8Array) => {
  const bytes = Buffer.from(png);
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
};

test("the picture of a year is as wide as an annual report needs, whatever the year was like", async () => {
  const months = monthsBetween("2016-01-01", "2025-12-31").map((month) => ({
    month,
    started: 3,
    finished: 2,
    held: 9,
  }));
  const long = { ...sampleFacts(1), period: { from: "2016-01-01", until: "2025-12-31" }, months };
  for (const facts of [sampleFacts(0), sampleFacts(1), sampleFacts(130), long]) {
    const { width, height } = sizeOf(await reportPicture(words.fi, facts));
    expect(width).toBe(1800);
    expect(height).toBeGreaterThan(900);
    expect(height).toBeLessThan(1800);
  }
});

test("its texts are there to be read: in another language, or with other numbers, it is another picture", async () => {
  const facts = sampleFacts(1);
  const pictures = [words.fi, words.sv, words.en].map((language) => reportPicture(language, facts));
  const later = reportPicture(words.fi, { ...facts, madeOn: "2026-01-13" });
  const drawn = (await Promise.all([...pictures, later])).map((png) => Buffer.from(png).toString("base64"));
  expect(new Set(drawn).size).toBe(4);
  expect(Buffer.from(await reportPicture(words.fi, facts)).toString("base64")).toBe(drawn[0]);
});

test("what is small is not in it, though the sheet with names has it", async () => {
  const facts = sampleFacts(1);
  const other = facts.said.outcomes.map((line) =>
    line.outcome === "traineeship" ? { ...line, pairs: 3 } : line.outcome === "early" ? { ...line, pairs: 2 } : line,
  );
  expect(await reportPicture(words.fi, sayingOther(facts, { outcomes: other }))).toEqual(
    await reportPicture(words.fi, facts),
  );
});
