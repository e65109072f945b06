import { announcePeerMeeting } from "../../db/peer-support/acts.ts";
import { giveContact } from "../../db/peer-support/contacts.ts";
import { asMentor } from "../../db/peer-support/peers.ts";
import { allow } from "../../db/privacy/acting.ts";
import { DAY_MS } from "../../src/programme/calendar/calendar.ts";
import { actingAs } from "../support/acting.ts";
import type { Lanes } from "../support/lanes.ts";
import type { MarksInDatabase } from "../support/marked-kept.ts";
import { NOW } from "../support/pair-database.ts";
import { type Act, act, aWhile, away, leavingTraces, send } from "../support/secret-hands.ts";

/** What the proofs of the whole need from this feature: tests/proofs.md. */

export const lanes: Lanes = {
  "group:<group>": ["peer-support:announcement", "peer-support:begun"],
  peers: ["peer-support:members"],
  "person:<person>": [
    "peer-support:calendar",
    "peer-support:cancelled",
    "peer-support:contact",
    "peer-support:direct",
    "peer-support:invite",
    "peer-support:moved",
    "peer-support:not-joined",
    "peer-support:reminder",
  ],
};

export const marksInDatabase: MarksInDatabase = {
  "half-way": ({ db, pair, mark, own }) => {
    const mentor = asMentor(db, actingAs(db, pair.mentor.id));
    if (!mentor) throw new Error("the mentor is none");
    giveContact(db, mentor, mark("contact"), NOW);
    const called = { title: mark("title"), place: mark("event"), description: mark("about") };
    const times = { startsAt: NOW - 2 * DAY_MS, endsAt: NOW - DAY_MS };
    announcePeerMeeting(db, allow(db, actingAs(db, pair.mentor.id)), { ...called, ...times }, NOW - 9 * DAY_MS);
    return [
      own("contact", "writer", "person", "mentor"),
      own("title", { stays: "It says which meeting it was." }, "person", "mentor"),
      own("event", "writer", "person", "mentor"),
      own("about", "writer", "person", "mentor"),
    ];
  },
};

export const passesContactsOn: Act = async (world) => {
  await act(world, "mirja", "peer-support:contact", "");
  await leavingTraces(world, () => send(world, "mirja", { contact: "040", consent: ["consent"] }));
  await aWhile(world);
  await leavingTraces(world, () => act(world, "mirja", "peer-support:withdraw", ""));
  await away(world, "mirja");
};
