import { expect, test } from "vitest";
import { pairOfChannel } from "../../db/pairs/pairs.ts";
import { channelLink } from "../../src/texts/markup.ts";
import { factsOf, said, unmoved } from "../support/bad-input.ts";
import { COORDINATORS } from "../support/closing.ts";
import { anythingIn, pressForged } from "../support/forging.ts";
import { Hands } from "../support/hands.ts";
import { madeUp } from "../support/made-up.ts";
import { COFFEE, PEERS } from "../support/peers.ts";
import { startSetUpWorld } from "../support/ready-worlds.ts";
import { t } from "../support/texts.ts";
import { startWorld, type World } from "../support/world.ts";

/** A short mentoring in which everything is pressed and sent that there is to press and to send. */
async function mentoring(isDouble: boolean) {
  await using world = await startWorld();
  const hands = new Hands(world, { isDouble });
  const { kaisa, ulla, mirja, amina, sirpa } = world.people;
  await setUp(world, hands);

  await kaisa.command("@bot", "/new-pair");
  await world.settle();
  const day = { day: "2026-01-13", time: "17:00", language: "fi" };
  await hands.submit(kaisa, { mentor: mirja.id, actor: amina.id, ...day });
  await hands.press(mirja, "@bot", "pairs:accept", "pairs:accept");
  await hands.press(amina, "@bot", "pairs:accept", "pairs:accept");
  const channel = (await mirja.channels()).find(({ name }) => name?.startsWith("pari-"))?.id ?? madeUp("");
  const pairId = pairOfChannel(world.db, channel)?.id ?? madeUp("");
  expect(pairId).not.toBe("");

  await world.travelTo("2026-01-13", "18:30");
  await hands.press(mirja, channel, "kickoff:open", "kickoff:open");
  await hands.submit(mirja, { themes: ["jobs"], workerWishes: "Toive" });
  await hands.press(kaisa, "@bot", "kickoff:leave", "kickoff:leave");
  await hands.press(kaisa, COORDINATORS, "support:take", "support:take");
  await hands.press(kaisa, COORDINATORS, "support:done", "support:done");

  await agree(world, hands, channel, { day: "2026-01-15", time: "17:00" });
  await hands.press(amina, channel, "meetings:calendar", "meetings:calendar");
  await hands.press(amina, channel, "meetings:move", "meetings:move");
  await hands.submit(amina, { time: "18:00" });
  await hands.press(mirja, channel, "meetings:cannot", "meetings:cannot");
  await agree(world, hands, channel, { day: "2026-01-14", time: "10:00" });
  await world.travelTo("2026-01-14", "12:00");
  await hands.press(mirja, channel, "meeting-log:not-held", "meeting-log:not-held");
  await hands.press(mirja, channel, "meeting-log:open", "meeting-log:open");
  const next = { nextOn: "2026-01-16", nextTime: "17:00", nextPlace: "Oodi" };
  await hands.submit(mirja, { themes: ["applications"], mentorTasks: "Yksi", actorTasks: "Kaksi\nKolme", ...next });
  await hands.press(amina, channel, "meeting-log:show", "meeting-log:show");
  await hands.pressIn(amina, "meeting-log:correct");
  await hands.submit(amina, { feedback: "Hyvä", actorTasks: "Kaksi" });
  await hands.away(amina);

  await hands.press(amina, "@bot", "follow-up:rate-4", "follow-up:rate-4");
  await hands.press(amina, "@bot", "follow-up:tell", "follow-up:tell");
  await hands.submit(amina, { words: "Sanat" });
  await amina.say("@bot", "Kirjoitettu");
  await world.settle();
  await hands.press(amina, "@bot", "follow-up:keep", "follow-up:keep");
  await hands.press(amina, "@bot", "follow-up:share", "follow-up:share");
  await world.travelTo("2026-01-15", "09:00");
  await hands.press(amina, "@bot", "follow-up:task-done", "follow-up:task-done");

  await hands.press(amina, channel, "support:ask", "support:ask");
  await hands.submit(amina, { text: "Apua" });
  await hands.away(amina);

  await ulla.command("@bot", "/mentoring");
  await world.settle();
  await hands.press(ulla, "@bot", "people:enrol-mentor", "people:enrol-mentor");
  await hands.submit(ulla, { fields: "IT", languages: "suomi", pairsAtOnce: "1" });
  await hands.away(ulla);
  await sirpa.command("@bot", "/peer-meeting");
  await world.settle();
  await hands.submit(sirpa, COFFEE);
  await hands.away(sirpa);
  await hands.press(mirja, "@bot", "Kevään kahvit", "peer-support:yes");
  await hands.press(mirja, "@bot", "Kevään kahvit", "peer-support:calendar");
  await hands.press(mirja, "@bot", "Kevään kahvit", "peer-support:join");
  for (const [what, values] of [
    ["peer-support:move", { time: "18:00" }],
    ["peer-support:cancel", {}],
  ] as const) {
    await hands.press(sirpa, PEERS, "peer-support:manage", "peer-support:manage");
    await hands.pressIn(sirpa, what);
    await hands.submit(sirpa, values);
    await hands.away(sirpa);
  }

  await mirja.command(channel, "/finish-pair");
  await world.settle();
  await hands.submit(mirja, { outcome: "goals", text: t("reports.sheets.feedback") });
  await hands.away(mirja);
  await hands.press(amina, "@bot", "closing:feedback", "closing:feedback");
  await hands.submit(amina, { outcome: "job", rating: "5" });
  await hands.away(amina);
  await hands.press(mirja, channel, "closing:undo", "closing:undo");
  await mirja.command(channel, "/finish-pair");
  await world.settle();
  await hands.submit(mirja, { outcome: "job" });
  await hands.away(mirja);
  await hands.press(kaisa, COORDINATORS, "closing:show-feedback", "closing:show-feedback");
  return outcome(world);
}

async function setUp(world: World, hands: Hands): Promise<void> {
  const { kaisa, sirpa } = world.people;
  const home = await kaisa.home();
  if (!home) throw new Error("there is no front page");
  await kaisa.press(home, t("setup.start"));
  await world.settle();
  await hands.submit(kaisa, { coordinators: [kaisa.id], peerOrganisers: [sirpa.id] });
  await hands.away(kaisa);
  await sirpa.command("@bot", "/mentoring");
  await world.settle();
}

async function agree(world: World, hands: Hands, channel: string, when: Record<string, unknown>): Promise<void> {
  const { mirja } = world.people;
  await mirja.command(channel, "/next-meeting");
  await world.settle();
  await hands.submit(mirja, when);
  await hands.away(mirja);
}

/** All that was said, to whom, and how much of everything is on record. */
async function outcome(world: World) {
  const messages = await world.control.audit();
  const told = messages.filter(({ ephemeral }) => !ephemeral).map(({ text, seenBy }) => `${seenBy.join()}: ${text}`);
  const facts = Object.entries(factsOf(world)).map(([table, rows]) => [table, rows.map(({ state }) => state)]);
  // Conversations do not wait for each other, so the order is that of the texts.
  return { told: told.toSorted(), facts };
}

test("a button that has done its work says so when it is pressed again", async () => {
  await using world = await startSetUpWorld();
  const { mirja, amina } = world.people;
  await world.openPair({ mentor: mirja, actor: amina }, { consent: [] }).catch(() => undefined);
  await world.press(mirja, "@bot", "pairs:accept", "pairs:accept");
  const again = async (person: typeof mirja, actionId: string, value: string) =>
    (
      await unmoved(world, person, async () => pressForged(person, await anythingIn(world, person), actionId, value))
    ).told.at(-1);
  const id = String(factsOf(world).pairs?.[0]?.id);
  expect(await again(mirja, "pairs:accept", id)).toBe(said("fi", "pairs.invitation.saidYes"));
  expect(await again(mirja, "pairs:decline", id)).toBe(said("fi", "pairs.invitation.saidYes"));
  await world.press(amina, "@bot", "pairs:decline", "pairs:decline");
  expect(await again(amina, "pairs:decline", id)).toBe(said("fi", "pairs.invitation.saidNo"));
  expect(await again(mirja, "pairs:accept", id)).toBe(said("fi", "pairs.invitation.over"));

  const { id: open, channelId } = await world.openPair({ mentor: mirja, actor: amina });
  const isThere = said("fi", "pairs.trouble.isThere", { channel: channelLink(channelId) });
  expect(await again(mirja, "pairs:new-channel", open)).toBe(isThere);
  expect(await again(mirja, "pairs:return", open)).toBe(isThere);
  expect(await again(mirja, "pairs:accept", open)).toBe(said("fi", "pairs.invitation.over"));
});

test("the question about a guest is no answer to itself when Slack delivers it twice", async () => {
  await using world = await startSetUpWorld();
  const { kaisa, mirja, vera } = world.people;
  await kaisa.command("@bot", "/new-pair");
  await world.settle();
  await kaisa.fill({ mentor: mirja.id, actor: vera.id, day: "2026-01-13", time: "17:00" });
  await unmoved(world, kaisa, async () => {
    await world.control.order({ kind: "duplicate-envelope", method: "interactive" });
    expect((await kaisa.submit()).outcome).toBe("errors");
  });
  expect((await kaisa.submit()).outcome).toBe("updated");
});

test("pressed and sent twice at once, and delivered twice each time, everything is as if it had been once", async () => {
  expect(await mentoring(true)).toEqual(await mentoring(false));
});
