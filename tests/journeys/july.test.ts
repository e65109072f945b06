import { expect, test } from "vitest";
import { peerMeetings } from "../../db/schema/index.ts";
import { answerAs } from "../support/common-meetings.ts";
import { makeGroup, press, putAway, send } from "../support/groups.ts";
import { change, openProgramme } from "../support/programmes.ts";
import { startSetUpWorld } from "../support/ready-worlds.ts";
import { command, openPair, submit } from "../support/under-way.ts";
import { finnish, type World } from "../support/world.ts";

/** A programme whose July is silent: two pairs and a group, from June to August. */

const PROGRAMME = "auroras-helsinki";

/** What the bot has said to anybody since, by its first line, in the order in which it was said. */
async function saidSince(world: World, at: number): Promise<string[]> {
  const said = await world.control.audit();
  return said
    .filter(({ ts }) => Number(ts) * 1000 > at)
    .map(({ text }) => text.split("\n")[0] ?? "")
    .filter((text) => !text.includes("has left the channel"));
}

test("July is silent: of the meetings the bot reminds, and what it would ask waits until August", async () => {
  await using world = await startSetUpWorld(finnish);
  const { kaisa, mirja, amina, helena, olena, sirpa, ulla } = world.people;
  await world.travelTo("2026-06-22", "10:00");
  await openProgramme(world, kaisa, PROGRAMME);
  await change(world, kaisa, ["programmes:basics", PROGRAMME], { silent: "1.7.–31.7." });
  await putAway(kaisa);
  const pair = await openPair(world, mirja, amina, { language: "fi", day: "2026-06-23" });
  await openPair(world, helena, olena, { language: "fi", day: "2026-06-30" });
  const group = await makeGroup(world, { mentors: [sirpa.id], actors: [ulla.id] });
  await world.travelTo("2026-06-25", "10:00");
  await command(world, mirja, pair.channelId, "/next-meeting");
  await mirja.fill({ day: "2026-07-07", time: "17:00" });
  await submit(world, mirja);
  await press(world, "sirpa", "groups:meeting", group.id);
  await send(world, "sirpa", { title: "Kesäilta", day: "2026-07-09", time: "17:00" });
  await putAway(sirpa);
  const [evening] = world.db.orm.select().from(peerMeetings).all();
  await answerAs(world, "ulla", "yes", evening?.id ?? "");
  await world.travelTo("2026-06-30", "23:30");

  const july = world.now();
  await world.travelTo("2026-07-31", "23:30");
  // The coordinator left the second pair's channel after its meeting of 30 June. The bot begins nothing.
  expect(await saidSince(world, july)).toEqual([
    "Verkoston työntekijä on poistunut. Tämä kanava on nyt vain teidän kahden.",
    "Tapaatte tiistaina 7.7. kello 17.",
    expect.stringContaining("Kesäilta"),
  ]);
  // Neither pair has a next meeting, and one has not written down its last one.
  const august = world.now();
  await world.travelTo("2026-08-01", "12:00");
  expect((await saidSince(world, august)).toSorted()).toEqual([
    "<@U00000002>, tapaaminen tiistaina 7.7. on ohi. Täytä muistilista. Siihen menee noin 2 minuuttia.",
    "Milloin tapaatte seuraavan kerran?",
    "Milloin tapaatte seuraavan kerran?",
    "Miten tapaaminen meni? Kesäilta, torstaina 9.7. Merkitse vielä, montako ihmistä tuli.",
  ]);
});
