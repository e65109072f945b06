import type { Tour } from "../support/tour.ts";
import type { TourSteps } from "../support/tour-chapters.ts";
import { firstPair, ofMirja } from "../support/tour-pairs.ts";

const dm = { in: "@bot" };
const coordinators = "#verkosto";

/** One pair ends by its mentor, goes on and ends again; another by the coordinator, because its actor wants to stop. Monday 9 February. */
async function finish(tour: Tour): Promise<void> {
  const { kaisa, olena } = tour.world.people;
  const pair = firstPair(tour);
  const other = ofMirja(tour);
  const { mentor, actor, channel } = pair;
  await tour.travelTo("2026-02-09", "12:00");
  await tour.press(olena, "home", "closing:stop");
  await tour.send(olena);
  await tour.command(actor, channel, "/finish-pair");
  await tour.command(mentor, "@bot", "/finish-pair");
  await tour.fill(mentor, { pair: pair.id });
  await tour.submit(mentor, "updated");
  await tour.send(mentor, { outcome: "job" });
  await tour.press(kaisa, { in: coordinators }, "closing:show-feedback", pair.id);
  await tour.close(kaisa);
  await tour.press(mentor, { in: channel }, "closing:undo");
  await tour.press(mentor, { in: channel }, "meetings:agree");
  await tour.send(mentor, { day: "2026-02-10", time: "12:00" });
  await tour.press(actor, { in: channel }, "meetings:calendar");
  await tour.travelTo("2026-02-10", "10:00");
  await tour.press(mentor, "home", "closing:open", pair.id);
  await tour.send(mentor, { outcome: "goals" });
  await tour.press(kaisa, "home", "closing:open", other.id);
  await tour.send(kaisa, { outcome: "job" });
  await tour.press(mentor, dm, "closing:feedback", other.id);
  await tour.send(mentor, { outcome: "early" });
  await tour.travelTo("2026-02-16", "13:00");
  await tour.press(actor, dm, "closing:feedback", pair.id);
  await tour.send(actor, { outcome: "notTold" });
  await tour.press(kaisa, { in: coordinators }, "closing:show-feedback", pair.id);
  await tour.close(kaisa);
}

/** Two weeks later one channel is put away, the other is not, because Slack does not let the bot. Monday 23 February. */
async function putAway(tour: Tour): Promise<void> {
  const { world } = tour;
  await world.control.order({ method: "conversations.rename", kind: "error", error: "restricted_action" });
  await world.control.order({ method: "conversations.archive", kind: "error", error: "restricted_action" });
  await tour.press(world.people.kaisa, { in: coordinators }, "monday:list");
  await tour.close(world.people.kaisa);
  await tour.travelTo("2026-02-24", "12:00");
}

export const tourSteps: TourSteps = {
  "pairs finish": finish,
  "channels are put away": putAway,
};
