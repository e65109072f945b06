import { pairOfChannel } from "../../db/pairs/pairs.ts";
import { DAY_MS, dateOf } from "../../src/programme/calendar/calendar.ts";
import type { SlackChannelId } from "../../src/programme/ids.ts";
import { ZONE } from "../support/helsinki.ts";
import { SARI } from "../support/light-pairs.ts";
import { codeIn, lastLetter } from "../support/mail.ts";
import type { Tour } from "../support/tour.ts";
import type { TourSteps } from "../support/tour-chapters.ts";

type TourLightPair = { id: string; channel: SlackChannelId };

async function nameActor(tour: Tour, email: string, day: string): Promise<TourLightPair> {
  const { kaisa, sirpa } = tour.world.people;
  await tour.press(kaisa, "home", "pairs:new");
  await tour.press(kaisa, "modal", "light-pairs:open");
  await tour.fill(kaisa, {
    actor: SARI,
    email,
    letters: ["letters"],
    actorLanguage: tour.language,
    mentor: sirpa.id,
    coordinator: kaisa.id,
    day,
    time: "12:00",
    language: tour.language,
    consent: ["consent"],
  });
  await tour.submit(kaisa, "updated");
  await tour.close(kaisa);
  return lightPair(tour);
}

/** The newest one; Sirpa is its mentor. */
async function lightPair(tour: Tour): Promise<TourLightPair> {
  const { sirpa } = tour.world.people;
  const channel = (await sirpa.channels()).findLast(({ name }) => name?.startsWith("pari-"));
  const pair = channel && pairOfChannel(tour.world.db, channel.id);
  if (!channel || !pair) throw new Error("the light pair has no channel");
  return { id: pair.id, channel: channel.id };
}

async function lookAt(tour: Tour, { id }: TourLightPair): Promise<void> {
  const { kaisa } = tour.world.people;
  await tour.choose(kaisa, "home", "home:filter", "open");
  await tour.press(kaisa, "home", "home:pair", id);
}

/** A pair whose actor has no Slack, the text to hand to her, and the code that came to her by e-mail. */
async function openLightPair(tour: Tour): Promise<void> {
  const { kaisa } = tour.world.people;
  const address = "sari.salminen@posti.example";
  const pair = await nameActor(tour, address, "2026-01-21");
  await lookAt(tour, pair);
  await tour.press(kaisa, "modal", "light-pairs:notice");
  await tour.close(kaisa);
  await lookAt(tour, pair);
  await tour.press(kaisa, "modal", "light-pairs:code");
  await tour.press(kaisa, "modal", "light-pairs:code-again");
  const code = codeIn(await lastLetter(tour.world, address));
  await tour.send(kaisa, { code }, "updated");
}

/** Her mentor fills in both forms, and is given the actor's tasks a week later. */
async function meetWithoutSlack(tour: Tour): Promise<void> {
  const { channel } = await lightPair(tour);
  const { sirpa } = tour.world.people;
  await tour.press(sirpa, { in: channel }, "kickoff:open");
  await tour.send(sirpa, { themes: ["jobs"] });
  await tour.command(sirpa, channel, "/meeting-log");
  await tour.send(sirpa, { nextOn: null, nextTime: null, nextPlace: null, actorTasks: "Soittaa" });
}

/** She is in Slack one day: a coordinator points her out, and she says no and later yes. Another one asks for her data to be erased. */
async function joinSlack(tour: Tour): Promise<void> {
  const pair = await lightPair(tour);
  const { kaisa } = tour.world.people;
  const sari = await kaisa.addPerson({ name: SARI });
  for (const answer of ["light-pairs:decline", "light-pairs:join"]) {
    await lookAt(tour, pair);
    await tour.press(kaisa, "modal", "light-pairs:joining");
    await tour.send(kaisa, { person: sari.id }, "updated");
    await tour.press(sari, { in: "@bot" }, answer);
  }
  await lookAt(tour, await nameActor(tour, "toinen@posti.example", dateOf(tour.world.now() + DAY_MS, ZONE)));
  await tour.press(kaisa, "modal", "light-pairs:erase");
  await tour.close(kaisa);
}

export const tourSteps: TourSteps = {
  "a pair is opened without Slack": openLightPair,
  "a pair meets without Slack": meetWithoutSlack,
  "an actor joins Slack": joinSlack,
};
