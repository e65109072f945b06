import { describe, expect, test } from "vitest";
import { mailBlocks } from "../../blocks/mail.ts";
import * as people from "../../blocks/people.ts";
import * as privacy from "../../blocks/privacy.ts";
import * as setup from "../../blocks/setup.ts";
import * as support from "../../blocks/support.ts";
import { messageProblems, viewProblems } from "../../src/playground/workspace/block-kit/problems.ts";
import { channelNameProblem } from "../../src/playground/workspace/channels.ts";
import {
  channelProblem,
  channelTroubles,
  coordinatorProblem,
  firstAnswer,
  isPlainName,
  organiserProblem,
  plainChannelName,
  type SetupAnswer,
  setupComplaints,
} from "../../src/programme/setup/rules.ts";
import { languages } from "../../src/texts/languages.ts";
import { wordsIn } from "../../src/texts/words.ts";
import { madeUp } from "../support/made-up.ts";

const member = { firstName: "Helena", isBot: false, isGuest: false, isStranger: false, isDeactivated: false };
const channel = { isPrivate: true, isMember: true, isArchived: false, isShared: false, isOfPair: false };
const answer: SetupAnswer = {
  ...firstAnswer,
  coordinators: [madeUp("U1")],
  coordinatorsChannel: null,
  peerChannel: null,
  peerOrganisers: [],
  language: "fi",
  privacyNoticeUrl: null,
};

describe("who may be chosen", () => {
  test("a member of the workspace may be both, a guest only an organiser", () => {
    expect(coordinatorProblem(member)).toBeUndefined();
    expect(organiserProblem({ ...member, isGuest: true })).toBeUndefined();
    expect(coordinatorProblem({ ...member, isGuest: true })?.key).toBe("setup.isGuest");
  });

  test.each([
    ["isBot", "setup.isBot"],
    ["isStranger", "setup.isStranger"],
    ["isDeactivated", "setup.isDeactivated"],
  ] as const)("%s is neither", (trait, key) => {
    for (const problemOf of [coordinatorProblem, organiserProblem])
      expect(problemOf({ ...member, [trait]: true })).toEqual({ key, params: { name: "Helena" } });
  });

  test.each([
    [undefined, "setup.inviteBot"],
    [{ ...channel, isMember: false }, "setup.inviteBot"],
    [{ ...channel, isPrivate: false }, "setup.channelNotPrivate"],
    [{ ...channel, isShared: true }, "setup.channelShared"],
    [{ ...channel, isArchived: true }, "setup.channelArchived"],
    [{ ...channel, isOfPair: true }, "setup.channelOfPair"],
    [channel, undefined],
  ] as const)("the channel %o: %s", (chosen, key) => {
    expect(channelProblem(chosen)?.key).toBe(key);
  });
});

describe("the answers by themselves", () => {
  test("what is offered first is right", () => {
    expect(setupComplaints(answer)).toEqual({});
  });

  test.each([
    "http://auroras.fi",
    "auroras.fi",
    "https://",
    "javascript:alert(1)",
    "https://name:secret@auroras.fi",
    "https://localhost",
  ])("%s is no address of a privacy notice", (privacyNoticeUrl) => {
    expect(setupComplaints({ ...answer, privacyNoticeUrl })).toEqual({ privacyNoticeUrl: { key: "setup.notHttps" } });
  });

  test("spaces around an address do not matter", () => {
    expect(setupComplaints({ ...answer, privacyNoticeUrl: " https://auroras.fi/tietosuoja " })).toEqual({});
  });

  test("hours that end when they begin are none", () => {
    expect(setupComplaints({ ...answer, hoursFrom: "09:00", hoursUntil: "09:00" })).toEqual({
      hoursUntil: { key: "setup.hoursOrder" },
    });
  });

  test("Slack takes the names of the channels, and a suffix makes one our own", () => {
    for (const name of Object.values(plainChannelName)) {
      expect(channelNameProblem(name)).toBeUndefined();
      expect([isPlainName(name), isPlainName(`${name}-a1b2c3`)]).toEqual([true, false]);
    }
  });
});

const TEXT = "<!channel> *&* 🌻".repeat(300).slice(0, 3000);
const SHORT = TEXT.slice(0, 200);
const named = { firstName: SHORT, slackUserId: madeUp("U0123456789") };
const at = Date.UTC(2026, 11, 24, 15, 30);
const request = {
  id: madeUp("x".repeat(16)),
  createdAt: at,
  person: named,
  pair: { mentor: named, actor: named },
  takenBy: named,
  hasText: true,
};
const mentor = {
  fields: SHORT,
  languages: SHORT,
  town: SHORT,
  pairsAtOnce: 10,
  experience: TEXT,
  trainedOn: "2026-01-08",
};
const actor = {
  fields: SHORT,
  languages: SHORT,
  town: SHORT,
  groupAttended: SHORT,
  wantsMentoring: "yes" as const,
  experience: TEXT,
};
const bareMentor = { fields: "a", languages: "b", town: null, pairsAtOnce: 1, experience: null, trainedOn: null };
const bareActor = { ...bareMentor, groupAttended: null, wantsMentoring: "no" as const };

describe.each(languages)("in the language %s Slack takes", (language) => {
  const words = wordsIn(language, "Europe/Helsinki");
  const noon = () => at;
  const longest: SetupAnswer = {
    ...answer,
    coordinators: Array.from({ length: 30 }, (_, index) => madeUp(`U01234567${index}`)),
    peerOrganisers: [madeUp("U0123456789")],
    coordinatorsChannel: madeUp("C0123456789"),
    peerChannel: madeUp("C0123456780"),
    privacyNoticeUrl: `https://auroras.fi/${"a".repeat(480)}`,
  };
  const url = longest.privacyNoticeUrl;

  const ownData = (profiles: Parameters<typeof people.profileBlocks>[1], count: number) =>
    privacy.ownDataModal(words, {
      stored: (["pairs", "meetings", "forms", "followUps", "requests", "feedback", "peerAnswers"] as const).map(
        (what) => ({
          text: `privacy.stored.${what}` as const,
          count,
        }),
      ),
      months: { texts: 12, profiles: 36, audit: 36 },
      consents: Array.from({ length: count * 2 }, () => ({
        text: "privacy.consents.ticked" as const,
        at,
        names: { other: named.firstName, by: named.firstName },
      })),
      mayWithdraw: count > 0,
      looks: Array.from({ length: Math.min(count, 5) }, () => ({
        at,
        action: "kickoff:show",
        by: named,
        pair: { mentor: named, actor: named },
        about: undefined,
      })),
      hasMoreLooks: count > 5,
      profile: people.profileBlocks(words, profiles, noon),
      mail: mailBlocks(words, {
        choice: "all",
        address: `${"a".repeat(64)}@${"b".repeat(180)}.example`,
        isConfirmed: false,
        isBroken: false,
        isWished: true,
      }),
    });

  const modals = {
    "the first set-up": setup.setupModal(words, { revision: 0, answer: undefined }),
    "the settings": setup.setupModal(words, { revision: 3, answer: longest }),
    "two who save at once": setup.setupModal(words, {
      revision: 3,
      answer: longest,
      conflict: { name: SHORT, at, stored: { ...answer, language: "sv", plannedNumber: 3 } },
    }),
    "the first time saved": setup.setupDone(words, { isFirst: true, tookOver: 0 }),
    "pairs taken over": setup.setupDone(words, { isFirst: false, tookOver: 100 }),
    "one pair taken over": setup.setupDone(words, { isFirst: false, tookOver: 1 }),
    "a mentor's form": people.mentorModal(words, { answer: mentor, privacyNoticeUrl: url }),
    "an empty mentor's form": people.mentorModal(words, { answer: undefined, privacyNoticeUrl: null }),
    "an actor's form": people.actorModal(words, { answer: actor, privacyNoticeUrl: url }),
    "an empty actor's form": people.actorModal(words, { answer: undefined, privacyNoticeUrl: null }),
    "an enrolment": people.enrolled(words, "mentor", true),
    "a changed profile": people.enrolled(words, "actor", false),
    "the languages": people.languageModal(words, language),
    "her own information": ownData({ mentor, actor }, 10),
    "little information": ownData({ mentor: bareMentor, actor: bareActor }, 1),
    "no information": ownData({ mentor: undefined, actor: undefined }, 0),
    "asking for support": support.supportModal(words, {
      pairId: madeUp(""),
      pairs: Array.from({ length: 10 }, (_, index) => ({ id: madeUp(`${index}`), otherName: SHORT })),
    }),
    "asking for support without a pair": support.supportModal(words, { pairId: madeUp(""), pairs: [] }),
    thanks: support.supportThanks(words, true),
    "nobody to read it": support.supportThanks(words, false),
    "what she wrote": support.requestModal(words, { ...request, kind: "support", state: "open", text: TEXT }),
    "nothing written": support.requestModal(words, {
      ...request,
      kind: "stop",
      state: "open",
      pair: undefined,
      text: undefined,
    }),
  };
  test.each(Object.entries(modals))("%s", (_name, view) => {
    expect(viewProblems(view, "modal")).toBeUndefined();
  });

  const troubles = channelTroubles.flatMap((what) =>
    (["coordinators", "peers"] as const).map((which) =>
      setup.setupTrouble(words, { what, which, channel: "C0123456789", name: SHORT }),
    ),
  );
  const requests = (["support", "stop", "wish"] as const).flatMap((kind) =>
    (["open", "taken", "done"] as const).flatMap((state) => [
      support.requestMessage(words, { ...request, kind, state }),
      support.requestMessage(words, { ...request, kind, state, pair: undefined, takenBy: undefined, hasText: false }),
    ]),
  );
  test("every message", () => {
    const all = [
      setup.channelWelcome(words, "coordinators"),
      setup.channelWelcome(words, "peers"),
      support.requestTaken(words, named),
      ...troubles,
      ...requests,
    ];
    for (const message of all) {
      expect([message, messageProblems(message)]).toEqual([message, undefined]);
      expect(JSON.stringify(message)).not.toContain("<!channel>");
    }
  });
});
