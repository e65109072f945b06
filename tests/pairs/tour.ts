import type { Tour } from "../support/tour.ts";
import type { TourSteps } from "../support/tour-chapters.ts";
import { firstPair, openPair, proposePair, type TourPair } from "../support/tour-pairs.ts";
import { goWrong } from "./tour-troubles.ts";

/** Invitations with both answers, and with none for a week; a guest whom Slack does not let in at first. Monday 12 January. */
async function invite(tour: Tour): Promise<void> {
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
}

async function lookAtInvited(tour: Tour, { id }: TourPair): Promise<void> {
  const { kaisa } = tour.world.people;
  await tour.choose(kaisa, "home", "home:filter", "invited");
  await tour.press(kaisa, "home", "home:pair", id);
}

/** The first meeting: it does not suit, is moved and held, and its form is awaited for three days. Until Monday 19 January. */
async function meetFirst(tour: Tour): Promise<void> {
  const { world } = tour;
  const { kaisa, helena, olena } = world.people;
  const { mentor, actor, channel } = firstPair(tour);
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

/** Two more pairs, so that a mentor and an actor have two each. Monday 19 January. */
async function openMorePairs(tour: Tour): Promise<void> {
  const { kaisa, ulla, mirja, amina, helena, olena } = tour.world.people;
  await openPair(tour, { mentor: mirja, actor: olena, coordinator: ulla }, "2026-01-20");
  await openPair(tour, { mentor: helena, actor: amina, coordinator: kaisa }, "2026-01-20");
}

export const tourSteps: TourSteps = {
  "pairs are invited": invite,
  "a pair meets for the first time": meetFirst,
  "more pairs are opened": openMorePairs,
  "things go wrong": goWrong,
};
