import { writeToBoth } from "../announcements/tour.ts";
import { writeLogsInBetween } from "../meeting-log/tour.ts";
import type { Tour } from "../support/tour.ts";
import type { TourSteps } from "../support/tour-chapters.ts";
import { firstPair, pairOf, type TourPair } from "../support/tour-pairs.ts";

const dm = { in: "@bot" };

/** Nothing agreed for three days, and two pauses: one that keeps the agreed meeting, one that does not. Friday 30 January to Monday 9 February. */
async function pause(tour: Tour): Promise<void> {
  const pair = firstPair(tour);
  const { mentor, actor, channel } = pair;
  const { kaisa, sirpa } = tour.world.people;
  await actor.invite(channel, sirpa.id);
  await tour.travelTo("2026-01-30", "14:00");
  await sirpa.leave(channel);
  await mentor.invite(channel, kaisa.id);
  await tour.calm();
  await kaisa.leave(channel);
  await tour.press(mentor, { in: channel }, "meeting-log:not-held");
  await tour.travelTo("2026-02-02", "14:00");
  await writeLogsInBetween(tour, pair);
  await tour.command(actor, channel, "/next-meeting");
  await tour.send(actor, { day: "2026-02-05", time: "12:00" });
  await tour.press(actor, { in: channel }, "meetings:cannot");
  await tour.press(mentor, { in: channel }, "meetings:agree");
  await tour.send(mentor, { day: "2026-02-05", time: "12:00" });
  await pauseUntil(tour, pair, "2026-02-07", "keep");
  await tour.press(mentor, { in: channel }, "silence:continue");
  await pauseUntil(tour, pair, "2026-02-09", "cancel");
  await tour.command(mentor, channel, "/meeting-log");
  await tour.press(mentor, { in: channel }, "meeting-log:new");
  await tour.close(mentor);
}

async function pauseUntil(tour: Tour, { id, actor }: TourPair, until: string, meeting: string): Promise<void> {
  await tour.press(actor, "home", "silence:pause", id);
  await tour.fill(actor, { until });
  await tour.submit(actor, "updated");
  await tour.send(actor, { until, meeting });
}

/** Three weeks after their only meeting the guest and her mentor are asked how they are. Wednesday 4 February. */
async function beSilent(tour: Tour): Promise<void> {
  const { helena, vera } = tour.world.people;
  await tour.travelTo("2026-02-04", "14:00");
  const { id } = pairOf(tour, helena, vera);
  await tour.press(vera, dm, "support:ask", id);
  await tour.send(vera);
  await tour.press(vera, dm, "silence:well", id);
  await writeToBoth(tour);
  await tour.press(helena, dm, "silence:pause", id);
  await tour.send(helena, { until: "2026-02-20" });
}

export const tourSteps: TourSteps = {
  "a pair pauses": pause,
  "a pair is silent": beSilent,
};
