import type { Tour } from "../support/tour.ts";
import type { TourSteps } from "../support/tour-chapters.ts";
import { firstPair, ofMirja, type TourPair } from "../support/tour-pairs.ts";

const dm = { in: "@bot" };

/** While the coordinator is in the channel, the two are told times alone; afterwards in the channel. Until Friday 23 January. */
async function agreeOnMeetings(tour: Tour): Promise<void> {
  const { kaisa } = tour.world.people;
  const pair = firstPair(tour);
  const { mentor, actor, channel } = pair;
  await tour.command(actor, channel, "/next-meeting");
  await tour.send(actor, { day: "2026-01-21", time: "17:00" });
  await tour.press(actor, dm, "meetings:move");
  await tour.send(actor, { day: "2026-01-22", time: "18:00", minutes: "480" });
  await tour.press(mentor, dm, "meetings:calendar");
  await tour.command(kaisa, channel, "/next-meeting");
  await tour.travelTo("2026-01-22", "09:00");
  await tour.press(mentor, dm, "meetings:cannot");
  await tour.press(actor, dm, "meetings:agree");
  await tour.send(actor, { day: "2026-01-23", time: "12:00" });
  await kaisa.leave(channel);
  await tour.calm();
  await agreeAtOnce(tour, pair);
  await tour.travelTo("2026-01-23", "13:00");
}

/** Both of them want another time at the same moment, first for a new meeting, then for the same one. */
async function agreeAtOnce(tour: Tour, { mentor, actor, channel }: TourPair): Promise<void> {
  const old = await tour.messageWith(actor, channel, "meetings:cannot");
  await tour.command(mentor, channel, "/next-meeting");
  await tour.command(actor, channel, "/next-meeting");
  await tour.send(actor, { day: "2026-01-24", time: "10:00" });
  await tour.fill(mentor, { day: "2026-01-24", time: "11:00" });
  await tour.submit(mentor, "updated");
  await tour.send(mentor, { day: "2026-01-24", time: "11:00" });
  await tour.press(mentor, { in: channel }, "meetings:calendar");
  await tour.press(mentor, { in: channel }, "meetings:move");
  await tour.press(actor, { in: channel }, "meetings:move");
  await tour.send(actor, { day: "2026-01-24", time: "12:00" });
  await tour.fill(mentor, { day: "2026-01-24", time: "13:00" });
  await tour.submit(mentor, "updated");
  await tour.send(mentor, { day: "2026-01-24", time: "12:30" });
  await tour.pressOn(actor, old, "meetings:cannot");
}

/** Outside a pair's channel the bot has to ask which pair is meant. */
async function chooseThePair(tour: Tour): Promise<void> {
  const { mirja } = tour.world.people;
  await tour.command(mirja, "@bot", "/next-meeting");
  await tour.send(mirja, { pair: ofMirja(tour).id, day: "2026-01-24", time: "18:00" });
}

export const tourSteps: TourSteps = {
  "meetings are agreed on": agreeOnMeetings,
  "the pair has to be chosen": chooseThePair,
};
