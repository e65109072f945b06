import type { PairId, SlackChannelId } from "../../src/programme/ids.ts";
import { part } from "./texts.ts";
import type { World } from "./world.ts";

/**
 * One pair through the ten steps of PRODUCT.md section 3: from `/new-pair` to the archived channel, in about four months
 * on the clock of the test. The three people do everything through what they see.
 */
export async function walkFourMonths(world: World): Promise<{ pairId: PairId; channelId: SlackChannelId }> {
  const { kaisa, mirja, amina } = world.people;
  await world.setUp();
  const pair = await world.openPair({ mentor: mirja, actor: amina }, { place: "Kirjasto Oodi" });
  const channel = pair.channelId;

  // The first meeting: the form is filled in there, and the coordinator leaves.
  await world.travelTo("2026-01-13", "17:30");
  await world.press(kaisa, channel, "kickoff:open", "kickoff:open");
  await kaisa.fill({
    actorContact: "Amina Hassan, 040 000 0001",
    actorWishes: "Haluan töihin laboratorioon.",
    mentorWishes: "Haluan oppia Aminan alasta muualla.",
    themes: ["applications", "interview"],
    number: "4",
    workerWishes: "Saako Oodista huoneen?",
    important: ["confidential"],
  });
  await kaisa.submit();
  await world.travelTo("2026-01-13", "18:30");
  await world.press(kaisa, "@bot", "kickoff:leave", "kickoff:leave");
  await world.press(kaisa, "#auroras-tyontekijat", part("support.wish"), "support:done");

  // The second meeting: agreed in the channel, moved once, logged by the mentor, with the third one and tasks.
  await agree(world, mirja, channel, { day: "2026-01-27", time: "17:00", place: "Kirjasto Oodi" });
  await world.travelTo("2026-01-20", "12:00");
  await world.press(amina, channel, "27.1.", "meetings:move");
  await amina.fill({ day: "2026-01-28" });
  await amina.submit();
  await world.travelTo("2026-01-28", "19:00");
  await world.press(mirja, channel, "meeting-log:open", "meeting-log:open");
  await mirja.fill({
    themes: ["applications"],
    content: "Luimme Aminan CV:n.",
    insights: "Työkokemus kannattaa kertoa lyhyesti.",
    mentorTasks: "Etsin kaksi työpaikkaa",
    actorTasks: "Kirjoitan CV:n",
    nextOn: "2026-02-18",
    nextTime: "17:00",
    nextPlace: "Kirjasto Oodi",
  });
  await mirja.submit();
  await world.settle();
  await world.press(amina, "@bot", "follow-up:rate-4", "follow-up:rate-4");

  // Two days before the third meeting each gets her own tasks; the mentor cannot come, and a new time is agreed.
  await world.travelTo("2026-02-16", "18:00");
  await world.press(amina, "@bot", "Kirjoitan CV:n", "follow-up:task-done");
  await world.press(mirja, channel, "18.2.", "meetings:cannot", { confirm: true });
  await agree(world, amina, channel, { day: "2026-02-25", time: "17:30" });
  await world.travelTo("2026-02-25", "20:00");
  await mirja.command(channel, "/meeting-log");
  await world.control.idle();
  await mirja.fill({
    themes: ["interview"],
    content: "Harjoittelimme haastattelua.",
    feedback: "Uskallan nyt hakea.",
  });
  await mirja.submit();
  await world.settle();

  // Nothing is agreed for three days: one line. The fourth meeting reaches the planned number.
  await world.travelTo("2026-03-02", "12:00");
  await agree(world, mirja, channel, { day: "2026-03-31", time: "17:00" });
  await world.travelTo("2026-03-31", "19:00");
  await world.press(mirja, channel, "meeting-log:open", "meeting-log:open");
  await mirja.fill({
    themes: ["network", "applications"],
    content: "Amina sai työpaikan.",
  });
  await mirja.submit();
  await world.settle();

  // The end: the mentor finishes, the actor answers later, and the channel is archived after two weeks.
  await world.travelTo("2026-04-01", "12:00");
  await world.press(mirja, channel, "closing:open", "closing:open");
  await mirja.fill({
    outcome: "job",
    rating: "5",
    text: "Hyvä kokemus.",
    goesOn: ["peerEvents"],
  });
  await mirja.submit();
  await world.travelTo("2026-04-05", "12:00");
  await world.press(amina, "@bot", "closing:feedback", "closing:feedback");
  await amina.fill({ outcome: "job", rating: "5", text: "Kiitos kaikesta." });
  await amina.submit();
  await world.travelTo("2026-04-16", "12:00");
  return { pairId: pair.id, channelId: channel };
}

async function agree(
  world: World,
  person: World["people"]["mirja"],
  channel: string,
  { day, time, place }: { day: string; time: string; place?: string },
) {
  await person.command(channel, "/next-meeting");
  await world.control.idle();
  await person.fill({
    day,
    time,
    ...(place ? { place } : {}),
  });
  const result = await person.submit();
  if (result.outcome === "errors" || result.outcome === "not_sent")
    throw new Error(`not agreed: ${JSON.stringify(result)}`);
  await world.settle();
}
