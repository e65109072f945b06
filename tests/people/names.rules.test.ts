import { describe, expect, test } from "vitest";
import { channelName } from "../../src/programme/pairs/rules.ts";
import { cleanName, firstNameOf, toldApart } from "../../src/programme/people/names.ts";
import { profileOf } from "../../src/slack/profile.ts";
import { isolated } from "../../src/texts/directions.ts";
import { wordsIn } from "../../src/texts/words.ts";

const WORKSPACE = { teamId: "T1", enterpriseId: undefined };

describe("a person is called", () => {
  test.each([
    ["Mirja Virtanen", null, null, "Mirja"],
    ["Mirja", null, null, "Mirja"],
    ["Dr. Fatima Al-Sayed", "Fatima", null, "Fatima"],
    ["Dr. Fatima Al-Sayed", null, null, "Fatima"],
    ["Dr. Fatima Al-Sayed", "Dr.", null, "Fatima"],
    ["Prof. Dr. Fatima Al-Sayed", null, null, "Fatima"],
    ["Rouva Mirja Virtanen", null, null, "Mirja"],
    ["Fatima Al-Sayed, PhD", null, null, "Fatima"],
    ["Dr.", null, null, "Dr."],
    ["Nguyễn Thị Lan", "Lan", null, "Lan"],
    ["AL-HASSAN Mariam", null, null, "Mariam"],
    ["AL-HASSAN Mariam", "AL-HASSAN", null, "Mariam"],
    ["Mariam AL-HASSAN", null, null, "Mariam"],
    ["FM Mirja Virtanen", null, null, "Mirja"],
    ["MARIAM HASSAN", null, null, "MARIAM"],
    ["MARIAM HASSAN", "MARIAM", null, "MARIAM"],
    ["Al-Hassan, Mariam", null, null, "Mariam"],
    ["AL-HASSAN, Mariam", null, null, "Mariam"],
    ["María José Pérez", "María José", null, "María José"],
    ["(Auroras) Anna Aalto", null, null, "Anna"],
    ["🌻 Anna Aalto", null, null, "Anna"],
    ["🌻", null, null, "🌻"],
    ["ليلى حسن", null, null, "ليلى"],
    ["李 小龙", null, null, "李"],
    ["Олена Коваленко", null, null, "Олена"],
    ["<!channel>", null, null, "<!channel>"],
    ["*Anna*", null, null, "*Anna*"],
    ["Anna\n>quote", null, null, "Anna"],
    ["A\u200bn\u202ena  Aalto", null, null, "Anna"],
    ["Anna Aalto", "\u200b", null, "Anna"],
    ["Anna Aalto", "Anna", "Ansku", "Ansku"],
    ["Anna Aalto", "Anna", " \u2060 ", "Anna"],
    ["u123", null, null, "u123"],
  ])("%j with the first name %j and the wish %j: %s", (whole, ofProfile, chosen, expected) => {
    expect(firstNameOf({ whole, ofProfile, chosen })).toBe(expected);
  });
});

test.each([
  ["  Anna \t Aalto ", "Anna Aalto"],
  ["\u200b\u200e\u2066\ufeff\u00ad", ""],
  ["\u3164\u115f\u2800", ""],
  ["Anna\u0000\u0007", "Anna"],
  ["An\u200dna", "Anna"],
  ["علی\u200cرضا", "علی\u200cرضا"],
])("of %j is seen %j", (name, expected) => {
  expect(cleanName(name)).toBe(expected);
});

describe("a profile without a real name", () => {
  test.each([
    ["only a display name", { id: "U1", profile: { display_name: "Aino" } }, "Aino"],
    ["only a handle", { id: "U1", name: "u123", profile: {} }, "u123"],
    ["no profile", { id: "U1" }, "U1"],
    ["spaces", { id: "U1", name: "u123", real_name: "  ", profile: { real_name: " " } }, "u123"],
    ["a zero-width character", { id: "U1", name: "u123", profile: { real_name: "\u200b" } }, "u123"],
  ])("has %s", (_, user, expected) => {
    const { name, firstName } = profileOf(user as never, WORKSPACE);
    expect(name).toBe(expected);
    expect(firstNameOf({ whole: name, ofProfile: firstName ?? null, chosen: null })).toBe(expected);
  });

  test.each([
    ["u123", "Amina", "pari-x7k2"],
    ["Mirja", "U0ABC12", "pari-x7k2"],
    ["Mirja", "ليلى", "pari-x7k2"],
    ["Mirja", "Amina", "pari-mirja-amina-x7k2"],
  ])("the channel of %s and %s is %s", (mentor, actor, expected) => {
    expect(channelName(mentor, actor, "x7k2")).toBe(expected);
  });
});

describe("a name in a sentence", () => {
  test.each([
    ["Anna", "Anna"],
    ["Åsa-Maria O’Hara", "Åsa-Maria O’Hara"],
    ["ليلى", "\u2068ليلى\u2069"],
    ["Олена", "\u2068Олена\u2069"],
    ["李", "\u2068李\u2069"],
    ["\u2068李\u2069", "\u2068李\u2069"],
  ])("%j is drawn %j", (name, expected) => {
    expect(isolated(name)).toBe(expected);
    const words = wordsIn("en", "Europe/Helsinki");
    expect(words.t("people.called", { name })).toBe(`I call you ${expected}.`);
    expect(words.md("people.called", { name })).toEqual({ mrkdwn: `I call you ${expected}.` });
  });
});

test.each([
  [
    ["Anna Aalto", "Mirja Virtanen"],
    ["Anna", "Mirja"],
  ],
  [
    ["Anna Korhonen", "Anna Aalto", "Mirja Virtanen"],
    ["Anna K.", "Anna A.", "Mirja"],
  ],
  [
    ["Anna Korhonen", "Anna Kallio"],
    ["Anna Korhonen", "Anna Kallio"],
  ],
  [
    ["Anna Korhonen", "anna Aalto"],
    ["Anna K.", "anna A."],
  ],
  [
    ["Anna", "Anna Aalto"],
    ["Anna", "Anna A."],
  ],
  [
    ["AL-HASSAN Mariam", "Mariam Virta"],
    ["Mariam A.", "Mariam V."],
  ],
])("of %j she chooses between %j", (names, expected) => {
  const people = names.map((name, index) => ({
    ...{ id: `${index}`, name, firstName: firstNameOf({ whole: name, ofProfile: null, chosen: null }) },
  }));
  expect(people.map(toldApart(people))).toEqual(expected);
});
