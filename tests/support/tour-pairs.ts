import { livePairOf } from "../../db/pairs/pairs.ts";
import { findPersonBySlackId } from "../../db/people/people.ts";
import type { Person } from "../../src/playground/workspace/person.ts";
import { kickoffForm } from "../../src/programme/kickoff/form.ts";
import { madeUp } from "./made-up.ts";
import type { Tour } from "./tour.ts";

export type TourPair = { id: string; channel: string; mentor: Person; actor: Person };

/** The live pair of these two. */
export function pairOf({ world }: Tour, mentor: Person, actor: Person): TourPair {
  const idOf = (person: Person) => findPersonBySlackId(world.db, person.id)?.id ?? madeUp("");
  const pair = livePairOf(world.db, idOf(mentor), idOf(actor));
  if (!pair) throw new Error(`${mentor.id} and ${actor.id} are no pair`);
  return { id: pair.id, channel: pair.channelId ?? "", mentor, actor };
}

type NewPair = { day: string; consent: boolean; guest?: boolean; coordinator?: Person };

async function proposePair(tour: Tour, mentor: Person, actor: Person, given: NewPair) {
  const { kaisa } = tour.world.people;
  const { day, consent, guest, coordinator = kaisa } = given;
  const people = { mentor: mentor.id, actor: actor.id, coordinator: coordinator.id };
  await tour.fill(kaisa, {
    ...people,
    day,
    time: "12:00",
    language: tour.language,
    consent: consent ? ["consent"] : [],
  });
  // Sending the form again confirms the warning that Slack may not let a guest in.
  if (guest) await tour.submit(kaisa, "errors");
  await tour.submit(kaisa, "updated");
  await tour.close(kaisa);
  return pairOf(tour, mentor, actor);
}

type Three = { mentor: Person; actor: Person; coordinator: Person };

export async function openPair(tour: Tour, { mentor, actor, coordinator }: Three, day: string): Promise<TourPair> {
  await tour.press(tour.world.people.kaisa, "home", "pairs:new");
  return proposePair(tour, mentor, actor, { day, consent: true, coordinator });
}

/** Invitations with both answers, and with none for a week; a guest whom Slack does not let in at first. Monday 12 January. */
export async function invite(tour: Tour): Promise<TourPair> {
  const { world } = tour;
  const { kaisa, mirja, amina, helena, olena, vera } = world.people;
  const dm = { in: "@bot" };
  const handles = await Promise.all([mirja, amina].map(async (person) => `@${(await person.me()).handle}`));
  await tour.command(kaisa, "@bot", "/new-pair", handles.join(" "));
  await proposePair(tour, mirja, amina, { day: "2026-01-13", consent: false });
  await tour.press(mirja, dm, "pairs:accept");
  await tour.press(amina, "home", "pairs:accept");
  await tour.command(kaisa, "@bot", "/new-pair");
  // The day of this meeting passes before both have answered.
  await proposePair(tour, helena, olena, { day: "2026-01-14", consent: false });
  await tour.command(kaisa, "@bot", "/new-pair");
  const guests = await proposePair(tour, helena, vera, { day: "2026-01-14", consent: false, guest: true });
  await lookAtInvited(tour, guests);
  await tour.press(kaisa, "modal", "pairs:consent");
  await tour.close(kaisa);
  await tour.choose(kaisa, "home", "home:filter", "needs");
  await tour.press(kaisa, dm, "pairs:invite-again");
  await world.control.policies({ guestsMayBeInvited: true });
  await world.later({ minutes: 1 });
  await tour.press(kaisa, "home", "pairs:invite-again", guests.id);
  return pairOf(tour, mirja, amina);
}

async function lookAtInvited(tour: Tour, { id }: TourPair): Promise<void> {
  const { kaisa } = tour.world.people;
  await tour.choose(kaisa, "home", "home:filter", "invited");
  await tour.press(kaisa, "home", "home:pair", id);
}

/** The first meeting: it does not suit, is moved and held, and its form is awaited for three days. Until Monday 19 January. */
export async function meetFirst(tour: Tour, pair: TourPair): Promise<void> {
  const { world } = tour;
  const { kaisa, helena, olena } = world.people;
  const { mentor, actor, channel } = pair;
  await tour.press(mentor, "home", "meetings:cannot");
  await tour.press(kaisa, { in: "@bot" }, "meetings:move");
  await tour.send(kaisa, { day: "2026-01-15", time: "12:00" });
  await tour.press(mentor, { in: channel }, "meetings:move");
  await tour.press(kaisa, { in: channel }, "meetings:cannot");
  await tour.press(actor, { in: channel }, "meetings:calendar");
  await tour.command(kaisa, channel, "/next-meeting");
  await tour.send(kaisa, { time: "13:00" });
  await tour.travelTo("2026-01-16", "10:00");
  await tour.press(mentor, { in: channel }, "meetings:cannot");
  await tour.travelTo("2026-01-19", "12:00");
  await tour.press(helena, { in: "@bot" }, "pairs:accept");
  await tour.press(olena, { in: "@bot" }, "pairs:decline");
  await tour.command(kaisa, "@bot", "/new-pair");
  await proposePair(tour, helena, olena, { day: "2026-01-22", consent: false });
  await tour.press(helena, { in: "@bot" }, "pairs:accept");
  await tour.press(helena, { in: "@bot" }, "pairs:take-back");
  await tour.command(kaisa, "@bot", "/new-pair");
  await lookAtInvited(tour, await proposePair(tour, helena, olena, { day: "2026-01-22", consent: false }));
  await tour.press(kaisa, "modal", "pairs:remind");
  await tour.press(kaisa, "modal", "pairs:cancel");
  await tour.close(kaisa);
  await tour.choose(kaisa, "home", "home:filter", "needs");
}

const texts = Object.entries(kickoffForm.fields).flatMap(([name, { kind }]) => (kind.endsWith("text") ? [name] : []));

/** Two people fill in the form at the same time. One coordinator is removed from a channel; Slack refuses to remove the other. */
export async function fillInKickoff(tour: Tour, { mentor, actor, channel }: TourPair): Promise<void> {
  const { kaisa, helena, vera } = tour.world.people;
  const guests = pairOf(tour, helena, vera);
  await tour.press(helena, { in: guests.channel }, "kickoff:open");
  await tour.send(helena, { on: "2026-01-14" });
  await tour.press(kaisa, "home", "kickoff:leave", guests.id);
  const day = { on: "2026-01-15" };
  await tour.press(mentor, { in: channel }, "kickoff:open");
  await tour.press(actor, "home", "kickoff:open");
  await tour.send(mentor, { ...day, number: "20" });
  // All answers differ, so that the typed and the stored ones are shown beside each other.
  await tour.fill(actor, {
    ...day,
    number: "4",
    important: [],
    ...Object.fromEntries(texts.map((name) => [name, "?"])),
  });
  await tour.submit(actor, "updated");
  await tour.send(actor, { number: "4" }, "updated");
  await tour.press(actor, { in: channel }, "kickoff:show");
  await tour.press(actor, "modal", "kickoff:open");
  await tour.close(actor);
  await tour.world.control.policies({ appsMayKick: false });
  await tour.press(kaisa, { in: "@bot" }, "kickoff:leave");
}
