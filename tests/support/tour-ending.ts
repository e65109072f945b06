import { certificates } from "../../db/schema/index.ts";
import type { Db } from "../../db/store/open.ts";
import type { Tour } from "./tour.ts";
import type { Others } from "./tour-meetings.ts";
import type { TourPair } from "./tour-pairs.ts";

const dm = { in: "@bot" };
const coordinators = "#verkosto";

/** One pair ends by its mentor, goes on and ends again; another by the coordinator, because its actor wants to stop. Monday 9 February. */
export async function finish(tour: Tour, pair: TourPair, { ofMirja }: Others): Promise<void> {
  const { kaisa, olena } = tour.world.people;
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
  await tour.press(kaisa, "home", "closing:open", ofMirja.id);
  await tour.send(kaisa, { outcome: "job" });
  await tour.press(mentor, dm, "closing:feedback", ofMirja.id);
  await tour.send(mentor, { outcome: "early" });
  await tour.travelTo("2026-02-16", "13:00");
  await tour.press(actor, dm, "closing:feedback", pair.id);
  await tour.send(actor, { outcome: "notTold" });
  await certify(tour, pair);
  await tour.press(kaisa, { in: coordinators }, "closing:show-feedback", pair.id);
  await tour.close(kaisa);
}

/** Each has a certificate, one of them twice; the coordinator checks one. */
async function certify(tour: Tour, { mentor, actor, channel, id }: TourPair): Promise<void> {
  const { kaisa } = tour.world.people;
  await tour.press(mentor, { in: channel }, "certificate:open", id);
  await tour.send(mentor, { name: "Mirja Virtanen", themes: ["themes"] }, "updated");
  await tour.press(actor, "home", "certificate:open", id);
  await tour.send(actor, { name: "Amina Hassan", language: "en" }, "updated");
  await tour.press(kaisa, "home", "certificate:check");
  await tour.send(kaisa, { number: certificateNumbers(tour.world.db)[0] }, "updated");
}

const certificateNumbers = (db: Db) =>
  db.orm
    .select()
    .from(certificates)
    .all()
    .map(({ number }) => number);

/** The coordinator looks at the times that are offered, and has a report made of this year with names. */
export async function report(tour: Tour): Promise<void> {
  const { kaisa } = tour.world.people;
  await tour.press(kaisa, "home", "reports:open");
  for (const ready of ["last-year", "last-half", "this-year"]) await tour.press(kaisa, "modal", `reports:${ready}`);
  await tour.send(kaisa, { from: "2026-01-01", until: "2026-02-16" });
}

/** Two weeks later one channel is put away, the other is not, because Slack does not let the bot. Monday 23 February. */
export async function putAway(tour: Tour): Promise<void> {
  const { world } = tour;
  await world.control.order({ method: "conversations.rename", kind: "error", error: "restricted_action" });
  await world.control.order({ method: "conversations.archive", kind: "error", error: "restricted_action" });
  await tour.press(world.people.kaisa, { in: coordinators }, "monday:list");
  await tour.close(world.people.kaisa);
  await tour.travelTo("2026-02-24", "12:00");
}
