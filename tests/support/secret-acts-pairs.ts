import { meetingsOfPair, plannedMeeting } from "../../db/meetings/meetings.ts";
import { goals, supportRequests, tasks } from "../../db/schema/index.ts";
import { desc, eq } from "../../db/store/drizzle.ts";
import { changesProfile, getsLetters, looksAtOwnData, passesContactsOn } from "./secret-acts-people.ts";
import { type Act, act, aWhile, away, bothPairs, type Facts, leavingTraces, type Pair, send } from "./secret-hands.ts";
import type { SecretAct } from "./secret-world.ts";
import type { Name, World } from "./world.ts";

/** What is done in confidence in a pair. */

/** Kaisa looks at the newest request, takes it and finishes it. */
const seenTo: Act = async (world) => {
  const request = world.db.orm.select().from(supportRequests).orderBy(desc(supportRequests.createdAt)).get();
  for (const action of ["support:show", "support:take", "support:done"]) {
    await leavingTraces(world, () => act(world, "kaisa", action, request?.id ?? ""));
    await away(world, "kaisa");
    await aWhile(world);
  }
};

const asksForSupport =
  (which: keyof Facts, role: "mentor" | "actor"): Act =>
  async (world, facts) => {
    await act(world, facts[which][role], "support:ask", facts[which].id);
    await leavingTraces(world, () => send(world, facts[which][role], { text: "En uskalla sanoa tätä" }));
    await aWhile(world);
    await seenTo(world, facts);
  };

const wishesToStop =
  (which: keyof Facts): Act =>
  async (world, facts) => {
    await act(world, facts[which].actor, "closing:stop", facts[which].id);
    await leavingTraces(world, () => send(world, facts[which].actor, { text: "En jaksa" }));
    await aWhile(world);
    await seenTo(world, facts);
  };

/** Given and corrected; it says of the outcome what has been said before. That Kaisa looks at feedback comes later, also where none was given. */
const givesFeedback =
  (which: keyof Facts, role: "mentor" | "actor"): Act =>
  async (world, facts) => {
    for (const rating of ["2", "3"]) {
      await act(world, facts[which][role], "closing:feedback", facts[which].id);
      const answers = { outcome: "goals", rating, text: "Kaipasin aikaa" };
      await leavingTraces(world, () => send(world, facts[which][role], answers));
      await aWhile(world);
    }
  };

const loggedMeeting = (world: World, { id }: Pair): string =>
  meetingsOfPair(world.db, id).find(({ kind, state }) => kind === "later" && state === "held")?.id ?? "";

const answersFollowUp = bothPairs(async (world, pair) => {
  const meeting = loggedMeeting(world, pair);
  await act(world, pair.actor, "follow-up:rate-2", meeting);
  await act(world, pair.actor, "follow-up:tell", meeting);
  await send(world, pair.actor, { rating: "3", words: "Hän puhuu nopeasti" });
  for (const what of ["follow-up:keep", "follow-up:forget"]) {
    await world.people[pair.actor].say("@bot", "Vielä yksi asia");
    await world.settle();
    await world.press(world.people[pair.actor], "@bot", what, what);
  }
  // She may look at her own answer; nobody but her is told of that.
  await act(world, pair.actor, "follow-up:show", meeting);
});

const sharesFollowUp = bothPairs(async (world, pair) => {
  const meeting = loggedMeeting(world, pair);
  await act(world, pair.actor, "follow-up:rate-4", meeting);
  await act(world, pair.actor, "follow-up:share", meeting);
  await act(world, pair.mentor, "follow-up:show", meeting);
  await away(world, pair.mentor);
  await act(world, pair.actor, "follow-up:unshare", meeting);
});

const correctsLog = bothPairs(async (world, pair) => {
  const meeting = loggedMeeting(world, pair);
  await act(world, pair.actor, "meeting-log:correct", meeting);
  await send(world, pair.actor, { feedback: "Hyvä tapaaminen" });
  await act(world, pair.mentor, "meeting-log:edit", meeting);
  await send(world, pair.mentor, { content: "Puhuimme työstä", themes: ["applications"] });
  await act(world, pair.actor, "meeting-log:show", meeting);
  for (const { id, owner } of world.db.orm.select().from(tasks).where(eq(tasks.pairId, pair.id)).all()) {
    await away(world, pair[owner]);
    await act(world, pair[owner], "follow-up:task-unfinished", id);
  }
});

/** In the end as it was: how many are reached is told when the pair has finished. */
const changesGoals: Act = async (world, { first, own }) => {
  for (const pair of [first, own]) {
    const { id, mentor, actor } = pair;
    const write = async (name: Name, text: string | null) => {
      await act(world, name, "goals:edit", id);
      await leavingTraces(world, () => send(world, name, { goals: text }));
      await aWhile(world);
    };
    await write(mentor, "Työpaikka\nKielikurssi");
    const [goal] = world.db.orm.select().from(goals).where(eq(goals.pairId, id)).all();
    for (const tick of ["goals:reached", "goals:not-reached", "goals:reached"]) {
      await leavingTraces(world, () => act(world, actor, tick, goal?.id ?? ""));
      await away(world, actor);
      await aWhile(world);
    }
    await write(actor, null);
  }
};

const answersMidWay =
  (which: keyof Facts, role: "mentor" | "actor", isShown: boolean): Act =>
  async (world, facts) => {
    const { id, [role]: name } = facts[which];
    await act(world, name, "mid-way:answer", id);
    await leavingTraces(world, () => send(world, name, { rating: "2", needs: "Enemmän aikaa" }));
    await aWhile(world);
    if (!isShown) return;
    for (const what of ["mid-way:share", "mid-way:hide", "mid-way:share"]) {
      await leavingTraces(world, () => act(world, name, what, id));
      await aWhile(world);
    }
  };

const hasCertificate =
  (which: keyof Facts, role: "mentor" | "actor"): Act =>
  async (world, facts) => {
    for (const language of ["sv", "fi"]) {
      await act(world, facts[which][role], "certificate:open", facts[which].id);
      await leavingTraces(world, () => send(world, facts[which][role], { name: "Amina H.", language }));
      await aWhile(world);
    }
  };

const movesMeeting = bothPairs(async (world, pair) => {
  const planned = plannedMeeting(world.db, pair.id, world.now());
  await act(world, pair.actor, "meetings:move", `${planned?.id}:${planned?.revision}`);
  await send(world, pair.actor, { day: "2026-01-22", time: "18:00", place: "Kirjasto" });
});

const saysAllIsWell = bothPairs((world, pair) => act(world, pair.actor, "silence:well", pair.id));

/** One of the two says yes to an invitation that the other has not answered. */
const saysYes =
  (role: "mentor" | "actor"): Act =>
  (world, { first }) =>
    leavingTraces(world, () => act(world, first[role], "pairs:accept", first.id));

export const secretPairActs: readonly SecretAct[] = [
  {
    what: "an actor asks for support, wishes to stop and changes her profile, and a mentor of another pair asks for support",
    beginning: "under way",
    acts: [
      asksForSupport("first", "actor"),
      wishesToStop("first"),
      changesProfile("first"),
      asksForSupport("own", "mentor"),
    ],
    mayNotNotice: ["mirja", "olena", "helena"],
  },
  {
    what: "the actor of a coordinator asks for support, wishes to stop and changes her profile",
    beginning: "under way",
    acts: [asksForSupport("own", "actor"), wishesToStop("own"), changesProfile("own")],
    mayNotNotice: ["sirpa"],
  },
  {
    what: "a mentor asks for support and passes her contacts on",
    beginning: "under way",
    acts: [asksForSupport("first", "mentor"), passesContactsOn],
    mayNotNotice: ["amina", "olena"],
  },
  {
    what: "actors rate a meeting, tell of it, type a reply and keep it or not, and look at what is stored about them",
    beginning: "under way",
    acts: [answersFollowUp, looksAtOwnData],
    mayNotNotice: ["mirja", "sirpa", "kaisa", "helena"],
  },
  {
    what: "what an actor told is shared and taken back, logs are corrected, tasks left, meetings moved, contacts passed on",
    beginning: "under way",
    acts: [sharesFollowUp, correctsLog, movesMeeting, passesContactsOn],
    mayNotNotice: ["kaisa"],
  },
  {
    what: "the two change their goals, and actors tick them",
    beginning: "under way",
    acts: [changesGoals],
    mayNotNotice: ["kaisa", "helena"],
  },
  {
    what: "actors answer the mid-way check",
    beginning: "half-way",
    acts: [answersMidWay("first", "actor", false), answersMidWay("own", "actor", false)],
    mayNotNotice: ["mirja", "sirpa", "kaisa", "helena"],
  },
  {
    what: "mentors answer the mid-way check",
    beginning: "half-way",
    acts: [answersMidWay("first", "mentor", false), answersMidWay("own", "mentor", false)],
    mayNotNotice: ["amina", "olena", "kaisa", "helena"],
  },
  {
    what: "the actor of a coordinator answers the mid-way check and shows it to the other coordinators",
    beginning: "half-way",
    acts: [answersMidWay("own", "actor", true)],
    mayNotNotice: ["sirpa", "helena", "mirja", "amina"],
  },
  {
    what: "actors say that all is well",
    beginning: "silent",
    acts: [saysAllIsWell],
    mayNotNotice: ["mirja", "sirpa", "kaisa", "helena"],
  },
  {
    what: "an actor gives feedback to the network and corrects it",
    beginning: "finished",
    acts: [givesFeedback("first", "actor")],
    mayNotNotice: ["mirja", "helena"],
  },
  {
    what: "the actor of a coordinator gives feedback to the network and corrects it",
    beginning: "finished",
    acts: [givesFeedback("own", "actor")],
    mayNotNotice: ["sirpa"],
  },
  {
    what: "actors have a certificate sent, and again",
    beginning: "finished",
    acts: [hasCertificate("first", "actor"), hasCertificate("own", "actor")],
    mayNotNotice: ["mirja", "helena"],
  },
  {
    what: "mentors give their parts to the network and correct them",
    beginning: "finished by a coordinator",
    acts: [givesFeedback("first", "mentor"), givesFeedback("own", "mentor")],
    mayNotNotice: ["amina", "olena"],
  },
  {
    what: "actors choose letters by e-mail, and end them",
    beginning: "under way",
    acts: [getsLetters],
    mayNotNotice: ["mirja", "sirpa", "helena"],
  },
  {
    what: "an actor who is invited says yes",
    beginning: "invited",
    acts: [saysYes("actor")],
    mayNotNotice: ["mirja", "helena"],
  },
  {
    what: "a mentor who is invited says yes",
    beginning: "invited",
    acts: [saysYes("mentor")],
    mayNotNotice: ["amina"],
  },
];
