import { saveActorProfile, saveMentorProfile } from "../../db/enrolment/profiles.ts";
import { meetingsOfPair, plannedMeeting } from "../../db/meetings/meetings.ts";
import { livePairsOf } from "../../db/pairs/pairs.ts";
import {
  auditLog,
  certificates,
  closingAnswers,
  followUps,
  goals,
  groupFeedback,
  groups,
  groupWishes,
  invitations,
  meetingLogs,
  meetings,
  midWayAnswers,
  peerContacts,
  peerMeetings,
  profiles,
  silenceAnswers,
  supportRequests,
  tasks,
  typedReplies,
} from "../../db/schema/index.ts";
import { desc, eq } from "../../db/store/drizzle.ts";
import { type GroupId, NO_SLACK_CHANNEL, type PairId, type SlackChannelId } from "../../src/programme/ids.ts";
import { profileOf } from "./acting.ts";
import { pressForged } from "./forging.ts";
import { callGroup, makeGroup } from "./groups.ts";
import { personId } from "./peers.ts";
import { changeProgramme } from "./programme.ts";
import { worldAfter } from "./ready-worlds.ts";
import { command, next, openPair, submit, writeLog } from "./under-way.ts";
import type { Name, World } from "./world.ts";

/**
 * Two pairs, and the confidential acts that are possible in them. Kaisa is responsible for both. Sirpa is a coordinator too, and in her own pair
 * only its mentor. Helena organises mentors' meetings. Each has a stored profile and an open Home.
 */
export type Pair = { id: PairId; channelId: SlackChannelId; mentor: Name; actor: Name };
export type Facts = { first: Pair; own: Pair };
export type Act = (world: World, facts: Facts) => Promise<void>;

export const everybody: readonly Name[] = ["kaisa", "mirja", "amina", "sirpa", "olena", "helena"];

/** Set up, and everybody has opened Home. */
async function network(world: World): Promise<void> {
  const { kaisa, mirja, amina, sirpa, olena, helena } = world.people;
  await world.setUp({ coordinators: [kaisa.id, sirpa.id], peerOrganisers: [helena.id] });
  for (const name of everybody) {
    await command(world, world.people[name], "@bot", "/mentoring");
    await world.people[name].home();
    await world.settle();
  }
  const profile = { fields: "kirjanpito", languages: "suomi", town: "Vantaa", experience: "Kotimaassa" };
  for (const actor of [amina, olena]) {
    const wish = { groupAttended: null, wantsMentoring: "yes" } as const;
    saveActorProfile(world.db, profileOf(world.db, personId(world, actor)), { ...profile, ...wish }, world.now());
  }
  for (const mentor of [mirja, sirpa])
    saveMentorProfile(
      world.db,
      profileOf(world.db, personId(world, mentor)),
      { ...profile, pairsAtOnce: 2 },
      world.now(),
    );
  await world.settle();
}

async function twoPairs(world: World): Promise<Facts> {
  const { mirja, amina, sirpa, olena } = world.people;
  await network(world);
  const first = await openPair(world, mirja, amina, { day: "2026-01-13", language: "fi" });
  const own = await openPair(world, sirpa, olena, { day: "2026-01-13", time: "15:00", language: "fi" });
  await world.travelTo("2026-01-15", "10:00");
  for (const pair of [first, own]) {
    const written = { content: "Puhuimme", mentorTasks: "Kysyn", actorTasks: "Kirjoitan" };
    await writeLog(world, pair, { on: "2026-01-14", ...written, ...next("2026-01-22", "17:00", "Oodi") });
  }
  return {
    first: { id: first.id, channelId: first.channelId, mentor: "mirja", actor: "amina" },
    own: { id: own.id, channelId: own.channelId, mentor: "sirpa", actor: "olena" },
  };
}

async function meetAsGroup(world: World): Promise<GroupId> {
  const { helena, amina, olena } = world.people;
  const group = await makeGroup(world, { mentors: [helena.id], actors: [amina.id, olena.id] });
  await callGroup(world, group, { day: "2026-01-15", time: "12:00" }, "helena");
  await act(world, "kaisa", "groups:ask-wishes", group.id);
  await away(world, "kaisa");
  await world.travelTo("2026-01-15", "15:00");
  return group.id;
}

/** The worlds before the acts, by name. A copy of one is cheap. */
export const beginnings = {
  /** Thursday 15 January: a log each, its follow-up asked, the next meeting agreed for the 22nd. */
  "under way": (world: World) => twoPairs(world),
  /** Mirja and Amina are asked whether they want to; Sirpa and Olena have begun. */
  invited: async (world: World) => {
    const { kaisa, mirja, amina, sirpa, olena } = world.people;
    await network(world);
    const own = await openPair(world, sirpa, olena, { day: "2026-01-13", time: "15:00", language: "fi" });
    await act(world, "kaisa", "pairs:new", "");
    await kaisa.fill({ actor: amina.id });
    await world.settle();
    await send(world, "kaisa", { mentor: mirja.id, day: "2026-01-20", time: "17:00", consent: [] });
    const invited = livePairsOf(world.db, personId(world, amina))[0];
    if (!invited) throw new Error("nobody was invited");
    return {
      first: { id: invited.id, channelId: NO_SLACK_CHANNEL, mentor: "mirja" as const, actor: "amina" as const },
      own: { id: own.id, channelId: own.channelId, mentor: "sirpa" as const, actor: "olena" as const },
    };
  },
  /** The meeting of the 22nd was never written down, and three weeks later the bot has asked how they are. */
  silent: async (world: World) => {
    const facts = await twoPairs(world);
    for (const { mentor, id } of [facts.first, facts.own]) {
      const planned = plannedMeeting(world.db, id, world.now());
      await act(world, mentor, "meetings:cannot", `${planned?.id}:${planned?.revision}`);
    }
    await world.travelTo("2026-02-20", "10:00");
    return facts;
  },
  /** Tuesday 3 March: each of the two pairs was asked half-way, 45 days after it began. */
  "half-way": async (world: World) => {
    changeProgramme(world.db, { hasMidWay: true }, world.now());
    const facts = await twoPairs(world);
    await world.travelTo("2026-03-03", "10:00");
    return facts;
  },
  /** The mentors have ended both. */
  finished: async (world: World) => {
    const facts = await twoPairs(world);
    for (const { mentor, id } of [facts.first, facts.own]) {
      await act(world, mentor, "closing:open", id);
      await send(world, mentor, { outcome: "goals" });
    }
    return facts;
  },
  /** Helena is the mentor of a group with the actors of both pairs, who are asked for their wishes. It has met once. */
  "in a group": async (world: World) => {
    const facts = await twoPairs(world);
    await meetAsGroup(world);
    return facts;
  },
  /** The same group has ended. */
  "after a group": async (world: World) => {
    const facts = await twoPairs(world);
    await act(world, "kaisa", "groups:end", await meetAsGroup(world));
    await submit(world, world.people.kaisa);
    await away(world, "kaisa");
    return facts;
  },
  /** Kaisa has ended both. */
  "finished by a coordinator": async (world: World) => {
    const facts = await twoPairs(world);
    for (const { id } of [facts.first, facts.own]) {
      await act(world, "kaisa", "closing:open", id);
      await send(world, "kaisa", { outcome: "goals" });
    }
    return facts;
  },
};

export const startAt = (beginning: keyof typeof beginnings) =>
  worldAfter(`secret acts: ${beginning}`, {}, beginnings[beginning]);

/** Presses a button on the person's own Home, also one that is not drawn there now, and waits for all that follows. */
export async function act(world: World, name: Name, action: string, value: string): Promise<void> {
  const person = world.people[name];
  const home = (await person.shownHome()) ?? (await person.home());
  if (!home) throw new Error(`${name} has no Home`);
  await pressForged(person, home, action, value);
  await world.settle();
}

async function send(world: World, name: Name, answers: Record<string, unknown>): Promise<void> {
  const person = world.people[name];
  await person.fill(answers);
  const { outcome } = await submit(world, person);
  if (outcome === "errors" || outcome === "not_sent")
    throw new Error(`${name} could not send ${JSON.stringify(answers)}`);
  if (await person.modal()) await person.closeAll();
}

export const away = async (world: World, name: Name): Promise<void> => {
  if (await world.people[name].modal()) await world.people[name].closeAll();
};

/** Checks that the act was done: nobody notices a refused act either, so it would prove nothing. */
async function leavingTraces(world: World, something: () => Promise<void>): Promise<void> {
  const tables = [
    supportRequests,
    followUps,
    typedReplies,
    meetingLogs,
    tasks,
    goals,
    meetings,
    midWayAnswers,
    certificates,
    profiles,
    peerContacts,
    auditLog,
    groupWishes,
    groupFeedback,
    peerMeetings,
  ];
  const rows = () =>
    JSON.stringify(
      [...tables, silenceAnswers, closingAnswers, invitations].map((table) => world.db.orm.select().from(table).all()),
    );
  const before = rows();
  await something();
  if (rows() === before) throw new Error("an act was not done");
}

const aWhile = (world: World) => world.later({ minutes: 10 });

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

const bothPairs =
  (one: (world: World, pair: Pair) => Promise<void>): Act =>
  async (world, { first, own }) => {
    for (const pair of [first, own]) {
      await leavingTraces(world, () => one(world, pair));
      await away(world, pair.mentor);
      await away(world, pair.actor);
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

const groupIn = (world: World): string => world.db.orm.select().from(groups).get()?.id ?? "";

/** She answers, and changes her mind. */
const answersWish: Act = async (world) => {
  for (const wishes of ["yes", "no"]) {
    await act(world, "amina", "groups:wish", groupIn(world));
    await leavingTraces(world, () => send(world, "amina", { wishes, field: "kirjanpito", learned: "Opin paljon" }));
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

const ratesGroup: Act = async (world) => {
  for (const rating of ["2", "3"]) {
    await act(world, "amina", "groups:feedback", groupIn(world));
    await leavingTraces(world, () => send(world, "amina", { rating, text: "Ryhmä oli iso" }));
    await aWhile(world);
  }
};

/** The profile is changed by the person and by Kaisa, who has looked at it. */
const changesProfile =
  (which: keyof Facts): Act =>
  async (world, facts) => {
    const { actor } = facts[which];
    await act(world, actor, "people:enrol-actor", "");
    const told = { fields: "hoiva", languages: "suomi", wantsMentoring: "yes" };
    await leavingTraces(world, () => send(world, actor, told));
    await aWhile(world);
    const id = personId(world, world.people[actor]);
    await act(world, "kaisa", "people:show", id);
    await away(world, "kaisa");
    await act(world, "kaisa", "people:edit-actor", id);
    await leavingTraces(world, () => send(world, "kaisa", { fields: "lähihoitaja" }));
  };

const passesContactsOn: Act = async (world) => {
  await act(world, "mirja", "peer-support:contact", "");
  await leavingTraces(world, () => send(world, "mirja", { contact: "040", consent: ["consent"] }));
  await aWhile(world);
  await leavingTraces(world, () => act(world, "mirja", "peer-support:withdraw", ""));
  await away(world, "mirja");
};

const looksAtOwnData = bothPairs(async (world, { actor }) => {
  await act(world, actor, "privacy:own-data", "");
  await away(world, actor);
  await act(world, actor, "privacy:download", "");
});

/** One of the two says yes to an invitation that the other has not answered. */
const saysYes =
  (role: "mentor" | "actor"): Act =>
  (world, { first }) =>
    leavingTraces(world, () => act(world, first[role], "pairs:accept", first.id));

/**
 * Confidential acts, one after the other; the world before them; and who must not notice any of them. Who may know of them, by the table of
 * section 2, is for other tests.
 */
export const secretActs: readonly {
  what: string;
  beginning: keyof typeof beginnings;
  acts: readonly Act[];
  mayNotNotice: readonly Name[];
}[] = [
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
