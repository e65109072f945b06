import type { Tour } from "../support/tour.ts";
import type { TourSteps } from "../support/tour-chapters.ts";

/** What the proofs of the whole need from this feature: tests/proofs.md. */

/** A coordinator looks at all that is proposed. */
async function match(tour: Tour): Promise<void> {
  const { kaisa, amina } = tour.world.people;
  await tour.press(kaisa, "home", "matching:propose");
  await tour.press(kaisa, "modal", "matching:page");
  await tour.press(kaisa, "modal", "matching:page-back");
  await tour.press(kaisa, "modal", "matching:refresh");
  await tour.press(kaisa, "modal", "matching:refuse");
  await tour.press(kaisa, "modal", "matching:pair");
  await tour.close(kaisa);
  await tour.press(kaisa, "home", "pairs:new");
  await tour.fill(kaisa, { actor: amina.id });
  await tour.calm();
  await tour.press(kaisa, "modal", "matching:choose");
  await tour.close(kaisa);
}

export const tourSteps: TourSteps = {
  "the network grows": match,
};
