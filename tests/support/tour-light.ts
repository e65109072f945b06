import { pairOfChannel } from "../../db/pairs/pairs.ts";
import type { SlackChannelId } from "../../src/programme/ids.ts";
import { SARI } from "./light-pairs.ts";
import type { Tour } from "./tour.ts";

type TourLightPair = { id: string; channel: SlackChannelId };

/** A pair whose actor has no Slack, and the text to hand to her. */
export async function openLightPair(tour: Tour): Promise<TourLightPair> {
  const { kaisa, sirpa } = tour.world.people;
  await tour.press(kaisa, "home", "pairs:new");
  await tour.press(kaisa, "modal", "light-pairs:open");
  await tour.fill(kaisa, {
    actor: SARI,
    email: "sari.salminen@example.org",
    actorLanguage: tour.language,
    mentor: sirpa.id,
    coordinator: kaisa.id,
    day: "2026-01-21",
    time: "12:00",
    language: tour.language,
    consent: ["consent"],
  });
  await tour.submit(kaisa, "updated");
  await tour.close(kaisa);
  const channel = (await sirpa.channels()).findLast(({ name }) => name?.startsWith("pari-"));
  const pair = channel && pairOfChannel(tour.world.db, channel.id);
  if (!channel || !pair) throw new Error("the light pair has no channel");
  await tour.choose(kaisa, "home", "home:filter", "open");
  await tour.press(kaisa, "home", "home:pair", pair.id);
  await tour.press(kaisa, "modal", "light-pairs:notice");
  await tour.close(kaisa);
  return { id: pair.id, channel: channel.id };
}

/** Her mentor fills in both forms, and is given the actor's tasks a week later. */
export async function meetWithoutSlack(tour: Tour, { channel }: TourLightPair): Promise<void> {
  const { sirpa } = tour.world.people;
  await tour.press(sirpa, { in: channel }, "kickoff:open");
  await tour.send(sirpa, { themes: ["jobs"] });
  await tour.command(sirpa, channel, "/meeting-log");
  await tour.send(sirpa, { nextOn: null, nextTime: null, nextPlace: null, actorTasks: "Soittaa" });
}

/** She is in Slack one day: a coordinator points her out, and she says no and later yes. */
export async function joinSlack(tour: Tour, { id }: TourLightPair): Promise<void> {
  const { kaisa } = tour.world.people;
  const sari = await kaisa.addPerson({ name: SARI });
  for (const answer of ["light-pairs:decline", "light-pairs:join"]) {
    await tour.choose(kaisa, "home", "home:filter", "open");
    await tour.press(kaisa, "home", "home:pair", id);
    await tour.press(kaisa, "modal", "light-pairs:joining");
    await tour.send(kaisa, { person: sari.id }, "updated");
    await tour.press(sari, { in: "@bot" }, answer);
  }
}
