import { FIRST_PROGRAMME } from "../../db/schema/index.ts";
import { NO_SLACK_CHANNEL } from "../../src/programme/ids.ts";
import { answerAs, callPairs, count, newestMeeting } from "../support/common-meetings.ts";
import { press, putAway } from "../support/groups.ts";
import { madeUp } from "../support/made-up.ts";
import { type MarksBesidePairs, markedAs } from "../support/marked-items.ts";
import { changeProgramme } from "../support/programme.ts";
import { type Act, act, aWhile, leavingTraces, send } from "../support/secret-hands.ts";
import { type Beginning, type SecretActs, twoPairs } from "../support/secret-world.ts";
import { easy } from "../support/texts.ts";

/** What the proofs of the whole need from this feature: tests/proofs.md. */

const mark = (what: string) => `zzcommon${what}zz`;

/** Kaisa invites the pairs to a meeting and to another one later. Olena comes. Kaisa notes how the first one was, and looks at both. */
export const marksBesidePairs: MarksBesidePairs = {
  "before the pairs": async (world) => changeProgramme(world.db, { hasCommonMeetings: true }, world.now()),

  "after the pairs": async (world, marked) => {
    const about = {
      title: mark("title"),
      day: "2026-02-11",
      time: "15:00",
      place: mark("place"),
      guest: mark("guest"),
    };
    const id = await callPairs(world, FIRST_PROGRAMME, about);
    await answerAs(world, "olena", "yes", id);
    await callPairs(world, FIRST_PROGRAMME, { title: "Jatko", day: "2026-02-27" });
    const row = "common meeting of a programme";
    const theme = "Työhaastatteluun valmistautuminen";
    marked.push({
      name: "common",
      id: madeUp(id),
      channelId: NO_SLACK_CHANNEL,
      mentor: "",
      actor: "",
      items: [
        ...["title", "place", "guest"].map((what) => ({ row, mark: mark(what) })),
        { row: "common meeting: who", mark: theme, easyMark: easy("themes.interview") },
      ],
    });
  },

  "on the last day": async (world, marked) => {
    await count(world, markedAs("common", marked).id, 2, ["interview"]);
    await press(world, "kaisa", "common-meetings:open", FIRST_PROGRAMME);
    await putAway(world.people.kaisa);
  },
};

/** The pairs have met together on Friday 16 January; nobody has noted how many came. */
const afterCommonMeeting: Beginning = {
  name: "after a common meeting",
  make: async (world) => {
    const facts = await twoPairs(world);
    changeProgramme(world.db, { hasCommonMeetings: true }, world.now());
    await callPairs(world, FIRST_PROGRAMME, { day: "2026-01-16", time: "12:00" });
    await world.travelTo("2026-01-16", "15:00");
    return facts;
  },
};

const notesCommonMeeting: Act = async (world) => {
  for (const came of ["2", "1"]) {
    await act(world, "kaisa", "groups:count", newestMeeting(world));
    await leavingTraces(world, () => send(world, "kaisa", { came, themes: ["network"] }));
    await aWhile(world);
  }
};

export const secretActs: SecretActs = [
  {
    what: "a coordinator notes how many came to a common meeting",
    beginning: afterCommonMeeting,
    acts: [notesCommonMeeting],
    mayNotNotice: ["mirja", "amina", "olena", "helena"],
  },
];
