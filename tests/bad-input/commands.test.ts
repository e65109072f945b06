import { expect, test } from "vitest";
import type { Person } from "../../src/playground/workspace/person.ts";
import { type Language, languages } from "../../src/texts/languages.ts";
import type { TextKey } from "../../src/texts/words.ts";
import { saidWith, unmoved } from "../support/bad-input.ts";
import { startSetUpWorld } from "../support/ready-worlds.ts";
import { openPair } from "../support/under-way.ts";
import { startWorld, type World } from "../support/world.ts";

const spoken = { locales: { mirja: "sv-SE", vera: "sv-SE" }, chosen: { amina: "en", ulla: "en" } } as const;
const commands = ["/meeting-log", "/next-meeting", "/finish-pair", "/new-pair", "/peer-meeting"] as const;
type Command = (typeof commands)[number];

/** The buttons below an answer that leads on. */
const leadsOn: Partial<Record<TextKey, TextKey[]>> = {
  "closing.answer.actor": ["closing.stop.button"],
  "meetingLog.no.actor": ["meetingLog.agree"],
  "peerSupport.notCallerMentor": ["peerSupport.contact.open", "peerSupport.join"],
};

/** A command is answered only to her, in her language or several, with this text. */
async function answered(
  world: World,
  person: Person,
  language: Language | readonly Language[],
  place: string,
  command: Command,
  key: TextKey,
) {
  const answer = await unmoved(world, person, () => person.command(place, command, "<!channel> <@U1|x>"));
  const told = [language].flat().map((each) => saidWith(each, key, ...(leadsOn[key] ?? [])));
  expect({ command, place, ...answer }).toEqual({ command, place, told: [told.join("\n\n")], opened: [] });
}

test("before anybody has set it up every command says so, or why there is nothing to do, to who has chosen no language in all", async () => {
  await using world = await startWorld(spoken);
  const { mirja, ulla, vera, kaisa } = world.people;
  const keys: Record<Command, TextKey> = {
    "/meeting-log": "meetingLog.no.nobody",
    "/next-meeting": "meetings.answer.noPair",
    "/finish-pair": "closing.answer.noPair",
    "/new-pair": "pairs.notSetUp",
    "/peer-meeting": "peerSupport.notSetUp",
  };
  for (const [person, language] of [
    [kaisa, languages],
    [mirja, "sv"],
    [vera, "sv"],
    [ulla, "en"],
  ] as const) {
    await person.command("@bot", "/mentoring");
    for (const command of commands) await answered(world, person, language, "@bot", command, keys[command]);
  }
});

test("whoever has no part in it is told so, wherever she asks", async () => {
  await using world = await startSetUpWorld(spoken);
  const { kaisa, mirja, amina, helena, olena, sirpa, ulla, vera } = world.people;
  const pair = await openPair(world, mirja, amina, { language: "fi" });
  const other = await openPair(world, helena, olena, { language: "fi" });
  await world.travelTo("2026-01-14", "18:00");
  const plaza = await kaisa.createChannel("kahvihuone");
  for (const person of [mirja, amina, sirpa, ulla, vera]) {
    await (person === vera ? kaisa.invite(plaza, vera.id) : person.join(plaza));
    await person.command("@bot", "/mentoring");
  }
  const newcomer: Partial<Record<Command, TextKey>> = {
    "/meeting-log": "meetingLog.no.nobody",
    "/next-meeting": "meetings.answer.noPair",
    "/finish-pair": "closing.answer.noPair",
    "/new-pair": "pairs.notCoordinator",
    "/peer-meeting": "peerSupport.notCaller",
  };
  const { "/peer-meeting": _calls, ...organiser } = newcomer;
  const cast: [Person, Language, Partial<Record<Command, TextKey>>][] = [
    [ulla, "en", newcomer],
    [vera, "sv", newcomer],
    [sirpa, "fi", organiser],
    [mirja, "sv", { "/new-pair": "pairs.notCoordinator", "/peer-meeting": "peerSupport.notCallerMentor" }],
    [
      amina,
      "en",
      {
        "/meeting-log": "meetingLog.no.actor",
        "/finish-pair": "closing.answer.actor",
        "/new-pair": "pairs.notCoordinator",
        "/peer-meeting": "peerSupport.notCaller",
      },
    ],
    [kaisa, "fi", { "/meeting-log": "meetingLog.no.coordinator", "/next-meeting": "meetings.answer.noKickoff" }],
  ];
  const places = ["@bot", plaza, helena.id];
  let turn = 0;
  for (const [person, language, keys] of cast)
    for (const command of commands) {
      const key = keys[command];
      if (key) await answered(world, person, language, places[turn++ % places.length] ?? "@bot", command, key);
    }

  // In the channel of a pair that is not hers.
  await mirja.invite(pair.channelId, ulla.id);
  await helena.invite(other.channelId, mirja.id);
  await world.settle();
  const elsewhere: Partial<Record<Command, TextKey>> = {
    "/meeting-log": "meetingLog.no.outsider",
    "/next-meeting": "meetings.answer.notYours",
    "/finish-pair": "closing.answer.notYours",
  };
  for (const command of commands) {
    const key = elsewhere[command];
    if (!key) continue;
    await answered(world, ulla, "en", pair.channelId, command, key);
    await answered(world, mirja, "sv", other.channelId, command, key);
  }
});
