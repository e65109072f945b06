import { FIRST_PROGRAMME } from "../../db/schema/index.ts";
import { NO_SLACK_CHANNEL } from "../../src/programme/ids.ts";
import { answerAs, callPairs, count } from "./common-meetings.ts";
import { press, putAway } from "./groups.ts";
import { madeUp } from "./made-up.ts";
import type { Marked } from "./marked-items.ts";
import { easy } from "./texts.ts";
import type { World } from "./world.ts";

/** A common meeting of all pairs, for who-sees-what.test.ts. */

const mark = (what: string) => `zzcommon${what}zz`;

/** Kaisa invites the pairs to a meeting and to another one later. Olena comes. */
export async function callMarkedPairs(world: World): Promise<Marked> {
  const about = { title: mark("title"), day: "2026-02-11", time: "15:00", place: mark("place"), guest: mark("guest") };
  const id = await callPairs(world, FIRST_PROGRAMME, about);
  await answerAs(world, "olena", "yes", id);
  await callPairs(world, FIRST_PROGRAMME, { title: "Jatko", day: "2026-02-27" });
  const meeting = "common meeting of a programme";
  return {
    name: "common",
    id: madeUp(id),
    channelId: NO_SLACK_CHANNEL,
    mentor: "",
    actor: "",
    items: [
      ...["title", "place", "guest"].map((what) => ({ row: meeting, mark: mark(what) })),
      {
        row: "common meeting: who",
        mark: "Työhaastatteluun valmistautuminen",
        easyMark: easy("themes.interview"),
      },
    ],
  };
}

/** Kaisa notes how the first one was, and looks at both. */
export async function countMarkedPairs(world: World, { id }: Marked): Promise<void> {
  await count(world, id, 2, ["interview"]);
  await press(world, "kaisa", "common-meetings:open", FIRST_PROGRAMME);
  await putAway(world.people.kaisa);
}
