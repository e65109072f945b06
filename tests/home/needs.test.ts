import { describe, expect, test } from "vitest";
import { DAY_MS, HOUR_MS } from "../../src/programme/calendar/calendar.ts";
import {
  LEFT_ALONE_MS,
  type NeedFacts,
  needsOf,
  OPENING_TAKES_MS,
  UNANSWERED_MS,
} from "../../src/programme/home/rules.ts";
import { isFound, plainLetters, wordsOf } from "../../src/programme/home/search.ts";
import { pageWithin } from "../../src/programme/lists/paging.ts";
import { liveStates, memberTroubles } from "../../src/programme/pairs/states.ts";
import { SILENCE_MS } from "../../src/programme/silence/rules.ts";
import { madeUp } from "../support/made-up.ts";

const start = Date.UTC(2026, 0, 12, 8);
const kickoff = { agreedAt: start, endsAt: start + DAY_MS, hasForm: true, isOff: false };

/** A pair whose first meeting has been held with its form, and whose coordinator has left the channel. */
const pair: NeedFacts = {
  state: "open",
  createdAt: start,
  quietFrom: start,
  isPaused: false,
  rhythm: { quietDays: 21, silent: [] },
  workerGoneAt: undefined,
  channel: undefined,
  coordinatorIsInside: false,
  kickoff,
  awaitsLogFrom: undefined,
  lastMeetingAt: kickoff.endsAt,
  troubles: [],
};

/** What a pair needs, and from when on. */
const needs = (facts: Partial<NeedFacts>) =>
  Object.fromEntries(needsOf({ ...pair, ...facts }).map(({ what, fromAt }) => [what, fromAt]));

describe("why a pair needs its coordinator", () => {
  test("nothing agreed 3 days after a meeting, silent 21 days after it", () => {
    const since = kickoff.endsAt;
    expect(needs({})).toEqual({ "not-agreed": since + LEFT_ALONE_MS, silent: since + SILENCE_MS });
  });

  test("a meeting that is agreed puts both off until after it, and then its log is awaited", () => {
    const endsAt = start + 10 * DAY_MS;
    const counted = endsAt + LEFT_ALONE_MS;
    expect(needs({ lastMeetingAt: endsAt, awaitsLogFrom: endsAt })).toEqual({
      log: counted,
      "not-agreed": counted,
      silent: endsAt + SILENCE_MS,
    });
  });

  test("silence is counted from a cancelled meeting or the end of a pause, where that is later; a pause asks for nothing", () => {
    const quietFrom = start + 30 * DAY_MS;
    expect(needs({ quietFrom }).silent).toBe(quietFrom + SILENCE_MS);
    expect(needs({ isPaused: true })).toEqual({});
  });

  test("until the first meeting's form is there, only that is missing; a first meeting that somebody cannot come to needs a time", () => {
    expect(needs({ kickoff: { ...kickoff, hasForm: false } })).toEqual({ "kickoff-form": kickoff.endsAt });
    expect(needs({ kickoff: { ...kickoff, hasForm: false, isOff: true } })).toEqual({ "kickoff-off": start });
  });

  test("she may leave the channel when the first meeting is over", () => {
    expect(needs({ coordinatorIsInside: true }).leave).toBe(kickoff.endsAt);
  });

  test("a pair without any meeting is silent in time, but has nothing to agree on after", () => {
    expect(needs({ kickoff: undefined, lastMeetingAt: undefined })).toEqual({ silent: start + SILENCE_MS });
  });

  test("an invitation that is not answered a week after it was sent, and a first meeting that passed meanwhile", () => {
    const invited = { state: "invited" as const, kickoff: { ...kickoff, hasForm: false } };
    expect(needs(invited)).toEqual({ unanswered: start + UNANSWERED_MS });
    expect(needs({ ...invited, kickoff: { ...invited.kickoff, isOff: true } })).toEqual({
      unanswered: start + UNANSWERED_MS,
      "kickoff-off": kickoff.endsAt,
    });
  });

  test.each(liveStates)("a responsible coordinator whose account is closed, of a pair that is %s", (state) => {
    expect(needs({ state, workerGoneAt: start })["no-worker"]).toBe(start);
  });

  test("a channel that does not open within minutes, and nothing else of such a pair but that somebody is gone", () => {
    const troubles = (["gone", "left"] as const).map((what) => ({ what, personId: madeUp("p"), at: start + HOUR_MS }));
    expect(needs({ state: "opening", troubles })).toEqual({
      "not-opened": start + OPENING_TAKES_MS,
      gone: start + HOUR_MS,
    });
  });

  test("the most pressing first, of one kind the oldest", () => {
    const troubles = memberTroubles.map((what) => ({
      what,
      personId: what === "outsider" ? null : madeUp("p"),
      at: start,
    }));
    const found = needsOf({
      ...pair,
      troubles,
      channel: "bot-removed",
      awaitsLogFrom: start,
      coordinatorIsInside: true,
    });
    expect(found.toSorted((one, other) => one.rank - other.rank).map(({ what }) => what)).toEqual([
      "gone",
      "bot-removed",
      "not-invited",
      "outsider",
      "left",
      "mail",
      "silent",
      "not-agreed",
      "log",
      "leave",
    ]);
    const later = needsOf({ ...pair, troubles: [{ what: "gone", personId: madeUp("p"), at: start + 1 }] });
    const rankOf = (list: typeof found) => list.find(({ what }) => what === "gone")?.rank ?? Number.NaN;
    expect(rankOf(later) - rankOf(found)).toBe(1);
  });
});

describe("a search", () => {
  const known = ["Mirja Mäkinen", "Amína Hassan", "Röntgenhoitaja, sairaanhoitaja", "ohjelmistot/IT"];

  test.each(["mirja", "MÄKI hass", "makinen", "hoitaja", "röntgen", "am", "it", ""])("finds “%s”", (text) => {
    expect(isFound(wordsOf(text), known)).toBe(true);
  });

  test.each(["kinen hakkeri", "ja", "xyz", "mirja  olena"])("does not find “%s”", (text) => {
    expect(isFound(wordsOf(text), known)).toBe(false);
  });

  test("takes words apart at spaces and commas, and nothing of them for a pattern", () => {
    expect(wordsOf("  Ala, toinen;kolmas ")).toEqual(["ala", "toinen", "kolmas"]);
    expect(isFound(wordsOf("%' or 1=1 .*"), known)).toBe(false);
    expect(plainLetters("Åäö ÉŁ")).toBe("aao eł");
  });
});

test("a page beyond the last is the last one, and no page is the first", () => {
  expect(pageWithin(9, 13, 6)).toEqual({ page: 3, pages: 3 });
  for (const wanted of [0, -1, Number.NaN]) expect(pageWithin(wanted, 13, 6)).toEqual({ page: 1, pages: 3 });
  expect(pageWithin(2, 0, 6)).toEqual({ page: 1, pages: 1 });
});
