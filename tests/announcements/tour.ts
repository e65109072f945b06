import type { Tour } from "../support/tour.ts";
import type { TourSteps } from "../support/tour-chapters.ts";

const dm = { in: "@bot" };

/** A coordinator writes to all mentors, one of whom has left; then to everybody, and stops it half-way. Tuesday 24 February. */
async function announce(tour: Tour): Promise<void> {
  const { world } = tour;
  const { kaisa, helena } = world.people;
  await kaisa.deactivate(helena.id);
  await tour.calm();
  await tour.press(kaisa, "home", "announcements:write");
  await tour.fill(kaisa, { audience: "mentors" });
  await tour.submit(kaisa);
  await tour.press(kaisa, "modal", "announcements:edit");
  await tour.submit(kaisa);
  await tour.submit(kaisa);
  await tour.close(kaisa);
  await tour.press(kaisa, dm, "announcements:names");
  await tour.close(kaisa);
  await tour.press(kaisa, "home", "announcements:write");
  await tour.fill(kaisa, { audience: "everyone" });
  await tour.submit(kaisa);
  // One of the first two is the progress message to the sender.
  await world.control.order({ kind: "429", method: "chat.postMessage", retryAfter: 600, after: 1 });
  await tour.submit(kaisa);
  await tour.close(kaisa);
  await tour.press(kaisa, dm, "announcements:stop");
}

/** She writes to the two of a pair that has been silent. */
export async function writeToBoth(tour: Tour): Promise<void> {
  const { kaisa } = tour.world.people;
  await kaisa.home();
  await tour.calm();
  await tour.press(kaisa, "home", "home:pair");
  await tour.press(kaisa, "modal", "announcements:to-pair");
  await tour.fill(kaisa);
  await tour.submit(kaisa);
  await tour.submit(kaisa);
  await tour.close(kaisa);
}

export const tourSteps: TourSteps = {
  "many are written to": announce,
};
