import { describe, expect, test } from "vitest";
import { announcementMessage } from "../../blocks/announcements.ts";
import { minutesFor, undeliveredAs, whyNotReachable } from "../../src/programme/announcements/rules.ts";
import { mayRead, type Role } from "../../src/programme/privacy/rules.ts";
import { paceOf } from "../../src/slack/pace.ts";
import { wordsIn } from "../../src/texts/words.ts";
import { madeUp } from "../support/made-up.ts";
import { longestText } from "../support/typed.ts";

describe("how long it takes", () => {
  test.each([
    [{ all: 1, fresh: 0 }, 1],
    [{ all: 300, fresh: 50 }, 1],
    [{ all: 301, fresh: 0 }, 2],
    [{ all: 2_000, fresh: 2_000 }, 40],
    [{ all: 2_000, fresh: 100 }, 7],
  ])("%o: %i minutes", (reach, minutes) => {
    expect(minutesFor(reach)).toBe(minutes);
  });
});

test("who has no account, or none any more, cannot be written to; of anything else Slack's own word is kept", () => {
  expect(whyNotReachable({ isDeactivated: true, slackUserId: madeUp("U1") })).toBe("deactivated");
  expect(whyNotReachable({ isDeactivated: false, slackUserId: undefined })).toBe("no-account");
  expect(whyNotReachable({ isDeactivated: false, slackUserId: madeUp("U1") })).toBeUndefined();
  expect(["deactivated", "no-account", "guest", "restricted_action", null].map(undeliveredAs)).toEqual([
    "deactivated",
    "no-account",
    "guest",
    "refused",
    "refused",
  ]);
});

test("is read by whom it is for and by coordinators, and by nobody else", () => {
  const roles: Role[] = ["mentor", "actor", "other", "coordinator"];
  const facts = { isOwner: false, isShared: true, isFinished: true };
  expect(roles.map((role) => mayRead("announcement", role, { ...facts, isAddressed: true }))).toEqual([
    true,
    true,
    true,
    true,
  ]);
  expect(roles.map((role) => mayRead("announcement", role, facts))).toEqual([false, false, false, true]);
});

describe("its text", () => {
  const from = { firstName: "Kaisa", slackUserId: madeUp("U0KAISA") };
  const drawn = (text: string) => announcementMessage(wordsIn("fi", "Europe/Helsinki"), from, text).blocks;

  test("stands in plain text, whole, within Slack's limits, however long it is", () => {
    const text = longestText("announcement", 3_000, true);
    const plain = drawn(text).flatMap((block) =>
      block.type === "section" && block.text?.type === "plain_text" ? [block.text.text] : [],
    );
    expect(plain.join("")).toBe(text);
    expect(plain.every((piece) => piece.length <= 3_000)).toBe(true);
    expect(JSON.stringify(drawn(text)).length).toBeLessThan(13_200);
  });

  test("has its web addresses where they were typed, to be pressed under no other name than their own", () => {
    const text = "*Tule* https://a.fi/x, <https://b.fi|https://a.fi> <!channel>\nhttp://c.fi?d=1&e=2! ftp://d.fi";
    const mrkdwn = [
      "∗Tule∗ <https://a.fi/x|https://a.fi/x>, &lt;<https://b.fi|https://b.fi>|<https://a.fi|https://a.fi>&gt; &lt;!channel&gt;",
      "<http://c.fi?d=1&e=2|http://c.fi?d=1&amp;e=2>! ftp://d.fi",
    ].join("\n");
    expect(drawn(text).slice(1, -1)).toEqual([
      { type: "section", text: { type: "mrkdwn", text: mrkdwn, verbatim: true } },
    ]);
  });

  test("that is too long to have them there brings them along below it, each once", () => {
    const rest = "&".repeat(600);
    const text = `https://a.fi/x, <https://b.fi|https://a.fi> (https://a.fi/x). http://c.fi?d=1&e=2! ${rest}`;
    expect(drawn(text).slice(2, -1)).toEqual(
      [
        "<https://a.fi/x|https://a.fi/x>",
        "<https://b.fi|https://b.fi>",
        "<https://a.fi|https://a.fi>",
        "<http://c.fi?d=1&e=2|http://c.fi?d=1&amp;e=2>",
      ].map((mrkdwn) => ({ type: "section", text: { type: "mrkdwn", text: mrkdwn, verbatim: true } })),
    );
  });
});

describe("the pace", () => {
  const SECOND_MS = 1_000;

  function timed() {
    const clock = { at: 1_000_000, now: () => clock.at };
    return { clock, pace: paceOf(clock) };
  }

  /** The instants at which something was let through, asked every `every` milliseconds. */
  function letThrough(ask: () => number, clock: { at: number }, { every, until }: { every: number; until: number }) {
    const at: number[] = [];
    const end = clock.at + until;
    for (; clock.at < end; clock.at += every) while (ask() === 0) at.push(clock.at);
    return at;
  }

  const most = (at: readonly number[], within: number): number =>
    Math.max(...at.map((from) => at.filter((one) => one >= from && one < from + within).length));

  test.each([10, 250, 1_000, 10_000])("of many keeps to what Slack takes in any minute, asked every %i ms", (every) => {
    const { clock, pace } = timed();
    const at = letThrough(() => pace.take("conversations.open", "", "many"), clock, { every, until: 600 * SECOND_MS });
    expect(most(at, 60 * SECOND_MS)).toBeLessThanOrEqual(50);
    if (every <= 1_000) expect(at.length).toBeGreaterThan(500 / 1.05);
  });

  test("lets at most three messages into one channel within any three seconds, and others do not wait for it", () => {
    const { clock, pace } = timed();
    const at = letThrough(() => pace.take("chat.postMessage", "C1"), clock, { every: 250, until: 60 * SECOND_MS });
    expect(most(at, 3 * SECOND_MS)).toBe(3);
    expect(at.length).toBeGreaterThan(50);
    expect(pace.take("chat.postMessage", "C2")).toBe(0);
    for (const method of ["chat.postMessage", "files.completeUploadExternal", "chat.postMessage"])
      expect(pace.take(method, "C3")).toBe(0);
    expect(pace.take("files.completeUploadExternal", "C3")).toBeGreaterThan(3 * SECOND_MS);
    expect(pace.take("chat.update", "C3")).toBe(0);
    pace.notSent("chat.postMessage", "C3");
    expect(pace.take("chat.postMessage", "C3")).toBe(0);
  });

  test("together with those who wait for an answer: no more in any minute either, and she comes before all of them", () => {
    const { clock, pace } = timed();
    const many = letThrough(() => pace.take("conversations.open", "", "many"), clock, {
      every: SECOND_MS,
      until: 120 * SECOND_MS,
    });
    const wait = pace.take("conversations.open", "");
    expect(wait).toBeLessThanOrEqual(2 * SECOND_MS);
    clock.at += wait;
    expect(pace.take("conversations.open", "", "many")).toBeGreaterThan(0);
    expect(pace.take("conversations.open", "")).toBe(0);
    const asked = clock.at;
    const later = letThrough(() => pace.take("conversations.open", "", "many"), clock, {
      every: SECOND_MS,
      until: 120 * SECOND_MS,
    });
    expect(most([...many, asked, ...later], 60 * SECOND_MS)).toBeLessThanOrEqual(50);
  });

  test("of messages to many is 300 a minute, to whomever they go; where Slack asks to wait, all of them wait", () => {
    const { clock, pace } = timed();
    let number = 0;
    const ask = () => pace.take("chat.postMessage", `D${number++}`, "many");
    const at = letThrough(ask, clock, { every: SECOND_MS, until: 120 * SECOND_MS });
    expect(at.length).toBeGreaterThan(590);
    expect(at.length).toBeLessThan(620);
    pace.hold("chat.postMessage", "D1", 30 * SECOND_MS, "many");
    expect(pace.take("chat.postMessage", "D2", "many")).toBe(30 * SECOND_MS);
    expect(pace.take("chat.postMessage", "D2")).toBe(0);
  });

  test("goes on after the clock was set back", () => {
    const { clock, pace } = timed();
    letThrough(() => pace.take("conversations.open", "", "many"), clock, { every: SECOND_MS, until: 60 * SECOND_MS });
    clock.at -= 3_600 * SECOND_MS;
    const at = letThrough(() => pace.take("conversations.open", "", "many"), clock, {
      every: SECOND_MS,
      until: 60 * SECOND_MS,
    });
    expect(at.length).toBeGreaterThan(45);
  });
});
