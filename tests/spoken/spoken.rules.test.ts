import type { KnownBlock } from "@slack/types";
import { describe, expect, test } from "vitest";
import { actions, button, buttonsAbout, buttonsIn, context, header, quoted, section } from "../../blocks/kit.ts";
import { spoken } from "../../blocks/spoken.ts";
import { toldApart } from "../../blocks/told-apart.ts";
import { languages } from "../../src/texts/languages.ts";
import { link, mention, plain } from "../../src/texts/markup.ts";
import { wordsIn } from "../../src/texts/words.ts";
import { alikeIn, unheardIn } from "../support/heard.ts";
import { ZONE } from "../support/helsinki.ts";

const words = wordsIn("en", ZONE);
const textOf = (...blocks: KnownBlock[]) => spoken(words, { blocks }).text;
const image = { image_url: "https://example.org/a.png", alt_text: "Two women & a book" } as const;
const yes = button("a:yes", "Yes, I will");
const no = button("a:no", "Not now");

describe("what a screen reader gets of a message", () => {
  test("each line that is shown, once and in order, and what can be pressed", () => {
    const blocks: KnownBlock[] = [
      header("Peer support"),
      { ...section(plain("One\nTwo")), fields: [{ type: "mrkdwn", text: "*Three*" }] },
      { ...section(plain("Four")), accessory: { type: "image", ...image } },
      { type: "context", elements: [{ type: "image", ...image }, ...context(plain("Five")).elements] },
      { type: "divider" },
      { type: "image", title: { type: "plain_text", text: "Six" }, ...image },
      section(plain("Seven"), yes),
      ...actions(no, button("a:other", "Not now")),
    ];
    const picture = "Two women &amp; a book";
    const lines = ["Peer support", "One\nTwo", "*Three*", "Four", picture, picture, "Five", "Six", picture, "Seven"];
    expect(textOf(...blocks)).toBe([...lines, "Buttons: Yes, I will; Not now"].join("\n"));
    expect(unheardIn({ on: "message", said: { ...spoken(words, { blocks }) }, callbackId: "" })).toEqual([]);
  });

  test.each(languages)("in %s too, one button or several", (language) => {
    const heard = (...buttons: (typeof yes)[]) => spoken(wordsIn(language, ZONE), { blocks: actions(...buttons) }).text;
    expect(heard(yes)).toMatch(/^\n\p{L}+: Yes, I will$/u);
    expect(heard(yes, no)).toMatch(/^\n\p{L}+: Yes, I will; Not now$/u);
    expect(heard()).toBe("");
  });

  test("a person is mentioned where the message mentions her, and nobody by what somebody typed", () => {
    expect(textOf(section(mention("U1")), ...quoted("<!channel> *a* & <@U2>"))).toBe(
      "<@U1>\n&lt;!channel&gt; ∗a∗ &amp; &lt;@U2&gt;",
    );
  });

  test("a text that Slack would refuse ends at a line, and still says what to press", () => {
    const line = "a".repeat(1_500);
    const text = textOf(section(plain(line)), section(plain(line)), section(plain(line)), ...actions(yes));
    expect(text).toBe(`${line}\n${line}\n…\nButton: Yes, I will`);
    expect(text.length).toBeLessThanOrEqual(4_000);
  });

  test("a line that is too long by itself is cut, but not within a link", () => {
    const long = { mrkdwn: `${"a".repeat(2_900)} ${link("https://example.org/".padEnd(90, "b"), "here").mrkdwn}` };
    const fields = ["&".repeat(1_500), `${"c".repeat(3_980)} <https://example.org|there>`].map((text) => ({
      type: "mrkdwn" as const,
      text,
    }));
    expect(textOf(section(long))).toBe(long.mrkdwn);
    expect(textOf({ type: "section", fields: fields.slice(1) })).toBe(`${"c".repeat(3_980)} …`);
  });
});

describe("buttons that are seen alike", () => {
  const heard = (...blocks: KnownBlock[]) =>
    buttonsIn(toldApart({ blocks }).blocks).map((one) => one.accessibility_label ?? one.text.text);

  test("are heard with what is above or beside them", () => {
    const done = (value: string) => button("a:done", "Done", { value });
    expect(
      heard(section(plain("*Send the CV*\nby Friday")), ...actions(done("1")), section(plain("Call"), done("2"))),
    ).toEqual(["Done: ∗Send the CV∗", "Done: Call"]);
  });

  test("are numbered where that is alike too, unless they do the same", () => {
    const show = (value: string) => section(plain("Meeting"), button("a:show", "Show", { value }));
    expect(heard(show("1"), show("2"), show("2"))).toEqual(["Show 1: Meeting", "Show 2: Meeting", "Show 2: Meeting"]);
    expect(heard(show("1"), show("1"))).toEqual(["Show", "Show"]);
  });

  test("keep the name that they were given, at most 75 characters of it", () => {
    const end = (value: string) => actions(button("a:end", "End", { value }));
    expect(heard(...buttonsAbout("Amina", end("1")), ...buttonsAbout("Olena".repeat(20), end("2")))).toEqual([
      "End: Amina",
      `End: ${"Olena".repeat(20)}`.slice(0, 74).concat("…"),
    ]);
  });

  test("a number is never heard alone, and other buttons are heard as they are seen", () => {
    const blocks = [section(plain("How did it go?")), ...actions(button("a:1", "1"), yes)];
    expect(heard(...blocks)).toEqual(["1: How did it go?", "Yes, I will"]);
    expect(alikeIn({ on: "view", said: { blocks }, callbackId: "" })).toEqual(["1"]);
  });
});
