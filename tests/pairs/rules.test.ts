import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { PersonId } from "../../src/programme/ids.ts";
import {
  channelName,
  complaintsAboutPeople,
  inviteTrouble,
  kickoffInstant,
  mentionedIn,
} from "../../src/programme/pairs/rules.ts";
import { ZONE } from "../support/helsinki.ts";
import { madeUp } from "../support/made-up.ts";

const someone = (
  id: string,
  traits: Partial<Record<"isBot" | "isStranger" | "isDeactivated" | "isGuest" | "isCoordinator", boolean>> = {},
) => ({
  id: madeUp<PersonId>(id),
  firstName: id,
  isBot: false,
  isStranger: false,
  isDeactivated: false,
  isGuest: false,
  isCoordinator: false,
  ...traits,
});
const coordinator = someone("kaisa", { isCoordinator: true });

describe("the name of a pair's channel", () => {
  test("is made of both first names and the suffix", () => {
    expect(channelName("Mirja", "Amina", "x7k2a")).toBe("pari-mirja-amina-x7k2a");
  });

  test("writes letters Slack's API does not promise as plain ones", () => {
    expect(channelName("Åsa-Brøndby", "Zoë Þóra", "x7k2a")).toBe("pari-asa-brondby-zoe-thora-x7k2a");
  });

  test("has only the suffix where a name has no usable letters", () => {
    expect(channelName("Мария", "Amina", "x7k2a")).toBe("pari-x7k2a");
  });

  test("is always a name Slack accepts, and keeps its suffix", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", maxLength: 200 }),
        fc.string({ unit: "grapheme", maxLength: 200 }),
        (mentor, actor) => {
          const name = channelName(mentor, actor, "x7k2a");
          expect(name).toMatch(/^[a-z0-9_-]{1,80}$/);
          expect(name.endsWith("-x7k2a")).toBe(true);
        },
      ),
    );
  });
});

describe("who can be in a pair", () => {
  test("two people and a coordinator", () => {
    expect(complaintsAboutPeople({ actor: someone("amina"), mentor: someone("mirja"), coordinator })).toEqual({});
  });

  test("not the same person in both places", () => {
    expect(complaintsAboutPeople({ actor: someone("mirja"), mentor: someone("mirja"), coordinator })).toEqual({
      mentor: { key: "pairs.wrong.samePerson" },
    });
  });

  test("no bot, nobody from another workspace, nobody who has left, nobody Slack does not know", () => {
    expect(
      complaintsAboutPeople({
        actor: someone("botti", { isBot: true }),
        mentor: someone("x", { isStranger: true }),
        coordinator,
      }),
    ).toEqual({
      actor: { key: "pairs.wrong.bot", params: { name: "botti" } },
      mentor: { key: "pairs.wrong.stranger", params: { name: "x" } },
    });
    expect(
      complaintsAboutPeople({ actor: undefined, mentor: someone("y", { isDeactivated: true }), coordinator }),
    ).toEqual({
      actor: { key: "pairs.wrong.nobody" },
      mentor: { key: "pairs.wrong.deactivated", params: { name: "y" } },
    });
  });

  test("the responsible coordinator is one, and not in the pair herself", () => {
    expect(
      complaintsAboutPeople({ actor: someone("amina"), mentor: someone("mirja"), coordinator: someone("ulla") }),
    ).toEqual({
      coordinator: { key: "pairs.wrong.noCoordinator" },
    });
    expect(complaintsAboutPeople({ actor: someone("amina"), mentor: coordinator, coordinator })).toEqual({
      coordinator: { key: "pairs.wrong.coordinatorInPair" },
    });
  });
});

describe("the first meeting's day and time", () => {
  const now = Date.parse("2026-01-12T08:00:00Z");

  test("is an instant in the programme's zone, today or later", () => {
    expect(kickoffInstant("2026-01-13", "17:00", now, ZONE)).toEqual({ at: Date.parse("2026-01-13T15:00:00Z") });
    expect(kickoffInstant("2026-01-12", "09:00", now, ZONE)).toEqual({ at: Date.parse("2026-01-12T07:00:00Z") });
    expect(kickoffInstant("2026-01-11", "17:00", now, ZONE)).toEqual({
      complaints: { day: { key: "pairs.wrong.past" } },
    });
  });

  test("is refused where the clocks jump over it, and is the first where it comes twice", () => {
    expect(kickoffInstant("2026-03-29", "03:30", now, ZONE)).toEqual({
      complaints: { time: { key: "pairs.wrong.noSuchTime" } },
    });
    expect(kickoffInstant("2026-10-25", "03:30", now, ZONE)).toEqual({ at: Date.parse("2026-10-25T00:30:00Z") });
  });
});

test("the people typed after /new-pair are found in their order", () => {
  expect(mentionedIn("<@U01ABC|mirja> <@W02DEF>")).toEqual(["U01ABC", "W02DEF"]);
  expect(mentionedIn("mirja &lt;@U01&gt;")).toEqual([]);
});

test("a reason nobody has heard of is still a reason", () => {
  expect([inviteTrouble("user_is_restricted"), inviteTrouble("something_new")]).toEqual([
    "pairs.trouble.guest",
    "pairs.trouble.forbidden",
  ]);
});
