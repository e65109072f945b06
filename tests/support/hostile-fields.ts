import { allProgrammes } from "../../db/programmes/programmes.ts";
import { people } from "../../db/schema/index.ts";
import { inArray } from "../../db/store/drizzle.ts";
import type { GroupId, PairId, ProgrammeId, SlackChannelId } from "../../src/programme/ids.ts";
import type { Language } from "../../src/texts/languages.ts";
import { finish } from "./closing.ts";
import { makeVaasa } from "./common-meetings.ts";
import { makeGroup, press, putAway, send } from "./groups.ts";
import { worldAfter } from "./ready-worlds.ts";
import { openPair, writeLog } from "./under-way.ts";
import { finnish, type Name, type World } from "./world.ts";

/** What the modals about programmes, groups, goals, certificates and common meetings are about in the tests of their fields. */
export type Scene = {
  programme: ProgrammeId;
  /** A question of the programme's first form, whose answers are choices. */
  question: string;
  /** A pair of the programme that has not met, and one whose mentoring has ended. */
  pair: { id: PairId; channelId: SlackChannelId };
  over: PairId;
  /** A group whose actors are asked what they wish, and one that has ended. */
  group: GroupId;
  ended: GroupId;
};

/** How a modal is opened, by whom, and what its fields hold beside those that are tried. */
export type Way = {
  by: Name;
  press: string;
  about?(scene: Scene): string;
  rest?: Record<string, unknown>;
  people?(people: World["people"]): Record<string, unknown>;
};

const MEETING = { title: "Ilta", day: "2026-01-20", time: "17:00" };

const ROLE_NAMES = {
  mentor_fi_name: "työopas",
  mentor_fi_genitive: "työoppaan",
  mentor_fi_partitive: "työopasta",
  mentor_fi_yours: "työoppaasi",
  mentor_sv_name: "yrkesguide",
  mentor_sv_definite: "yrkesguiden",
  mentor_en_name: "adviser",
  actor_fi_name: "tekijä",
  actor_fi_genitive: "tekijän",
  actor_fi_partitive: "tekijää",
  actor_fi_yours: "tekijäsi",
  actor_sv_name: "yrkeskvinna",
  actor_sv_definite: "yrkeskvinnan",
  actor_en_name: "expert",
};

/** By the modal's callback_id. A modal that is registered and missing here fails the test. */
export const ways: Readonly<Record<string, Way>> = {
  "programmes:new": { by: "kaisa", press: "programmes:add", rest: { name: "Tampere #", template: "empty" } },
  "programmes:basics": { by: "kaisa", press: "programmes:basics", about: ({ programme }) => programme },
  "programmes:theme": {
    by: "kaisa",
    press: "programmes:theme",
    about: ({ programme }) => `${programme} new`,
    rest: { fi: "Jokin muu #" },
  },
  "programmes:question": {
    by: "kaisa",
    press: "programmes:question",
    about: ({ programme, question }) => `${programme} kickoff ${question}`,
  },
  "programmes:texts": { by: "kaisa", press: "programmes:texts", about: ({ programme }) => programme },
  "programmes:names": {
    by: "kaisa",
    press: "programmes:names",
    about: ({ programme }) => programme,
    rest: ROLE_NAMES,
  },
  groups: {
    by: "kaisa",
    press: "groups:new",
    rest: { name: "Kesän ryhmä #" },
    people: ({ mirja, amina }) => ({ mentors: [mirja.id], actors: [amina.id] }),
  },
  "groups:edit": { by: "kaisa", press: "groups:edit", about: ({ group }) => group },
  "groups:meeting": { by: "kaisa", press: "groups:meeting", about: ({ group }) => group, rest: MEETING },
  "groups:wish": {
    by: "amina",
    press: "groups:wish",
    about: ({ group }) => group,
    rest: { wishes: "yes", field: "kirjanpito", languages: "suomi" },
  },
  "groups:feedback": { by: "ulla", press: "groups:feedback", about: ({ ended }) => ended, rest: { rating: "5" } },
  "common-meetings": {
    by: "kaisa",
    press: "common-meetings:new",
    about: ({ programme }) => programme,
    rest: MEETING,
  },
  goals: { by: "mirja", press: "goals:edit", about: ({ pair }) => pair.id },
  certificate: { by: "olena", press: "certificate:open", about: ({ over }) => over },
  "certificate:check": { by: "kaisa", press: "certificate:check", rest: { number: "A-1" } },
};

/** A set up network with all of it. Those who open the modals read this language. */
export async function startScene(language: Language): Promise<{ world: World; scene: Scene }> {
  const { world, facts } = await worldAfter("hostile fields", finnish, prepare);
  const readers = Object.values(ways).map(({ by }) => world.people[by].id);
  world.db.orm.update(people).set({ language }).where(inArray(people.slackUserId, readers)).run();
  return { world, scene: facts };
}

async function prepare(world: World): Promise<Scene> {
  await world.setUp();
  const { kaisa, mirja, amina, helena, olena, sirpa, ulla } = world.people;
  const parts = ["hasGoals", "hasCertificate", "hasCommonMeetings"];
  const programme = await makeVaasa(world, { parts });
  await press(world, "kaisa", "programmes:question", `${programme} kickoff new`);
  await send(world, "kaisa", { kind: "choice", audience: "pair", fi: "Mistä kuulit?", options: "Ystävä\nTyö" });
  await putAway(kaisa);
  const made = allProgrammes(world.db).find(({ id }) => id === programme);
  const question = made?.version.contents.kickoff.questions[0]?.id ?? "";
  const finished = await openPair(world, helena, olena, { programme });
  await world.travelTo("2026-01-14", "10:00");
  await writeLog(world, finished, { on: "2026-01-14" });
  await finish(world, finished, { outcome: "job" });
  await putAway(helena);
  const pair = await world.openPair({ mentor: mirja, actor: amina }, { programme, day: "2026-01-16" });
  const ended = await makeGroup(world, { name: "Syksyn ryhmä", programme, mentors: [sirpa.id], actors: [ulla.id] });
  await press(world, "kaisa", "groups:end", ended.id);
  await send(world, "kaisa");
  await putAway(kaisa);
  await world.later({ minutes: 5 });
  await makeGroup(world, { name: "Talven ryhmä", programme, mentors: [sirpa.id], actors: [ulla.id] });
  await world.later({ minutes: 5 });
  const { id: group } = await makeGroup(world, { programme });
  await press(world, "kaisa", "groups:ask-wishes", group);
  await putAway(kaisa);
  for (const person of [mirja, amina, olena, ulla]) await putAway(person);
  return { programme, question, pair, over: finished.id, group, ended: ended.id };
}
