import { groups, peerMeetings } from "../../db/schema/index.ts";
import { newestMeeting } from "./common-meetings.ts";
import { type Act, act, aWhile, leavingTraces, send } from "./secret-hands.ts";
import type { SecretAct } from "./secret-world.ts";
import type { World } from "./world.ts";

/** What is done in confidence about the meetings of a group or a programme. */

const groupIn = (world: World): string => world.db.orm.select().from(groups).get()?.id ?? "";

/** She answers, and changes her mind. */
const answersWish: Act = async (world) => {
  for (const wishes of ["yes", "no"]) {
    await act(world, "amina", "groups:wish", groupIn(world));
    const answers = { wishes, field: "kirjanpito", learned: "Opin paljon" };
    await leavingTraces(world, () => send(world, "amina", answers));
    await aWhile(world);
  }
};

const notesWhoCame: Act = async (world) => {
  for (const came of ["2", "1"]) {
    await act(world, "helena", "groups:count", world.db.orm.select().from(peerMeetings).get()?.id ?? "");
    await leavingTraces(world, () => send(world, "helena", { came, themes: ["network"] }));
    await aWhile(world);
  }
};

const notesCommonMeeting: Act = async (world) => {
  for (const came of ["2", "1"]) {
    await act(world, "kaisa", "groups:count", newestMeeting(world));
    await leavingTraces(world, () => send(world, "kaisa", { came, themes: ["network"] }));
    await aWhile(world);
  }
};

const ratesGroup: Act = async (world) => {
  for (const rating of ["2", "3"]) {
    await act(world, "amina", "groups:feedback", groupIn(world));
    await leavingTraces(world, () => send(world, "amina", { rating, text: "Ryhmä oli iso" }));
    await aWhile(world);
  }
};

export const secretGroupActs: readonly SecretAct[] = [
  {
    what: "a coordinator notes how many came to a common meeting",
    beginning: "after a common meeting",
    acts: [notesCommonMeeting],
    mayNotNotice: ["mirja", "amina", "olena", "helena"],
  },
  {
    what: "an actor of a group says whether she wishes for a mentor, and what she learned",
    beginning: "in a group",
    acts: [answersWish],
    mayNotNotice: ["mirja", "olena", "helena"],
  },
  {
    what: "a mentor of a group notes how many came",
    beginning: "in a group",
    acts: [notesWhoCame],
    mayNotNotice: ["mirja", "amina", "olena"],
  },
  {
    what: "an actor of a group gives feedback to the network and corrects it",
    beginning: "after a group",
    acts: [ratesGroup],
    mayNotNotice: ["mirja", "olena", "helena"],
  },
];
