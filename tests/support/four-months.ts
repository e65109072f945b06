import type { PairId, SlackChannelId } from "../../src/programme/ids.ts";
import { easyPart, part, t } from "./texts.ts";
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
  await world.press(kaisa, channel, easyPart("pairs.welcome.hello"), t("kickoff.fill"));
  await kaisa.fill({
    [t("kickoff.form.actorContact")]: "Amina Hassan, 040 000 0001",
    [t("kickoff.form.actorWishes")]: "Haluan töihin laboratorioon.",
    [t("kickoff.form.mentorWishes")]: "Haluan oppia Aminan alasta muualla.",
    [t("kickoff.form.themes")]: [t("themes.applications"), t("themes.interview")],
    [t("kickoff.form.number")]: "4",
    [t("kickoff.form.workerWishes")]: "Saako Oodista huoneen?",
    [t("kickoff.form.important")]: [t("kickoff.important.confidential")],
  });
  await kaisa.submit();
  await world.travelTo("2026-01-13", "18:30");
  await world.press(kaisa, "@bot", "Ensimmäinen tapaaminen on ohi", t("kickoff.leave"));
  await world.press(kaisa, "#auroras-tyontekijat", part("support.wish"), t("support.done"));

  // The second meeting: agreed in the channel, moved once, logged by the mentor, with the third one and tasks.
  await agree(world, mirja, channel, { day: "2026-01-27", time: "17:00", place: "Kirjasto Oodi" });
  await world.travelTo("2026-01-20", "12:00");
  await world.press(amina, channel, "27.1.", t("meetings.saveMove"));
  await amina.fill({ [t("meetings.form.day")]: "2026-01-28" });
  await amina.submit();
  await world.travelTo("2026-01-28", "19:00");
  await world.press(mirja, channel, "muistilista", t("meetingLog.fill"));
  await mirja.fill({
    [t("meetingLog.themes")]: [t("themes.applications")],
    [t("meetingLog.content")]: "Luimme Aminan CV:n.",
    [t("meetingLog.insights")]: "Työkokemus kannattaa kertoa lyhyesti.",
    [t("meetingLog.mentorTasks")]: "Etsin kaksi työpaikkaa",
    [t("meetingLog.actorTasks")]: "Kirjoitan CV:n",
    [t("meetingLog.nextOn")]: "2026-02-18",
    [t("meetingLog.nextTime")]: "17:00",
    [t("meetingLog.nextPlace")]: "Kirjasto Oodi",
  });
  await mirja.submit();
  await world.settle();
  await world.press(amina, "@bot", t("followUp.onlyYou"), "4");

  // Two days before the third meeting each gets her own tasks; the mentor cannot come, and a new time is agreed.
  await world.travelTo("2026-02-16", "18:00");
  await world.press(amina, "@bot", "Kirjoitan CV:n", t("followUp.tasks.done"));
  await world.press(mirja, channel, "18.2.", t("meetings.cannot"), { confirm: true });
  await agree(world, amina, channel, { day: "2026-02-25", time: "17:30" });
  await world.travelTo("2026-02-25", "20:00");
  await mirja.command(channel, "/meeting-log");
  await world.control.idle();
  await mirja.fill({
    [t("meetingLog.themes")]: [t("themes.interview")],
    [t("meetingLog.content")]: "Harjoittelimme haastattelua.",
    [t("meetingLog.feedback")]: "Uskallan nyt hakea.",
  });
  await mirja.submit();
  await world.settle();

  // Nothing is agreed for three days: one line. The fourth meeting reaches the planned number.
  await world.travelTo("2026-03-02", "12:00");
  await agree(world, mirja, channel, { day: "2026-03-31", time: "17:00" });
  await world.travelTo("2026-03-31", "19:00");
  await world.press(mirja, channel, "muistilista", t("meetingLog.fill"));
  await mirja.fill({
    [t("meetingLog.themes")]: [t("themes.network"), t("themes.applications")],
    [t("meetingLog.content")]: "Amina sai työpaikan.",
  });
  await mirja.submit();
  await world.settle();

  // The end: the mentor finishes, the actor answers later, and the channel is archived after two weeks.
  await world.travelTo("2026-04-01", "12:00");
  await world.press(mirja, channel, t("meetingLog.saved.number", { number: "4", planned: "4" }), t("closing.title"));
  await mirja.fill({
    [t("closing.outcome")]: t("closing.outcomes.job"),
    rating: "5",
    text: "Hyvä kokemus.",
    [t("closing.goesOn")]: [t("closing.waysOn.peerEvents")],
  });
  await mirja.submit();
  await world.travelTo("2026-04-05", "12:00");
  await world.press(amina, "@bot", "palautetta", t("closing.ask.button"));
  await amina.fill({ [t("closing.outcome")]: t("closing.outcomes.job"), rating: "5", text: "Kiitos kaikesta." });
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
    [t("meetings.form.day")]: day,
    [t("meetings.form.time")]: time,
    ...(place ? { [t("meetings.form.place")]: place } : {}),
  });
  const result = await person.submit();
  if (result.outcome === "errors" || result.outcome === "not_sent")
    throw new Error(`not agreed: ${JSON.stringify(result)}`);
  await world.settle();
}
