import fc from "fast-check";
import { expect, test } from "vitest";
import { looksAlike } from "../../src/programme/forms/alike.ts";
import { withoutUnseen } from "../../src/programme/forms/typed-text.ts";
import { isolated, unturned } from "../../src/texts/directions.ts";
import { wordsIn } from "../../src/texts/words.ts";
import { turns } from "../support/turning.ts";

test.each([
  "👩‍👩‍👧‍👦🇫🇮😀",
  "❤️ ☺︎ 1️⃣",
  "❤️‍🔥👩🏽‍💻🏳️‍🌈🏴‍☠️",
  "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
  "می\u200Cخواهم",
  "क्\u200Dष",
  "葛\u{E0100}",
  "مرحبا\u200F (5)",
  "Ensimmäinen\r\nToinen\tsarake",
])("%j stays as it was typed", (text) => {
  expect(withoutUnseen(text)).toBe(text);
});

test.each([
  ["Ryhmä \u202Egpj.exe", "Ryhmä gpj.exe"],
  ["\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069", ""],
  ["Va\u200Ba\u00ADs\u2060a\uFEFF", "Vaasa"],
  ["Vaasa\uFE0F", "Vaasa"],
  ["A\u200Dn\u200Cna", "Anna"],
  ["\u200D👩\u200D", "👩"],
  ["☺\uFE0F\uFE0F", "☺\uFE0F"],
  ["A\u{E0041}\u{E007F}", "A"],
  ["5\u200F–3", "5–3"],
  ["\u0000A\u0007", "A"],
  ["A\uFFF9b\uFFFB", "Ab"],
])("of %j is kept what can be seen: %j", (text, seen) => {
  expect(withoutUnseen(text)).toBe(seen);
});

const strange = fc.oneof(
  fc.string({ unit: "binary" }),
  fc
    .array(fc.constantFrom(..."a👩❤🏴א\u{E0067}\u{E007F}\u061C\u200C\u200D\u200F\u202E\u2066\u2068\u2069\uFE0F\n"))
    .map((all) => all.join("")),
);

test("what is kept turns nothing, and is kept whole when it is saved again", () => {
  fc.assert(
    fc.property(strange, (text) => {
      const kept = withoutUnseen(text);
      expect(turns(kept)).toBe(false);
      expect(withoutUnseen(kept)).toBe(kept);
    }),
    { numRuns: 2_000 },
  );
});

test("a name from elsewhere turns nothing of the sentence it is put into, and is put into two sentences as into one", () => {
  const words = wordsIn("fi", "Europe/Helsinki");
  fc.assert(
    fc.property(strange, (name) => {
      for (const text of [
        words.t("people.called", { name }),
        words.md("people.called", { name }).mrkdwn,
        unturned(name),
      ])
        expect(turns(text)).toBe(false);
      expect(isolated(isolated(name))).toBe(isolated(name));
    }),
    { numRuns: 2_000 },
  );
});

test.each(["Vaa\u200Bsa", "Vaasa\uFE0F", "Va\u00ADasa", "VAASA\u{E0041}", "Vaa\u202Esa"])(
  "%j looks like another name without what nobody sees",
  (name) => {
    expect(looksAlike(name, "Vaasa")).toBe(true);
  },
);
