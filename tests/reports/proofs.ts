import type { Lanes } from "../support/lanes.ts";
import type { Tour } from "../support/tour.ts";
import type { TourSteps } from "../support/tour-chapters.ts";

/** What the proofs of the whole need from this feature: tests/proofs.md. */

export const lanes: Lanes = {
  "person:<person>": ["reports:picture", "reports:sheet"],
};

/** The coordinator looks at the times that are offered, and has a report made of this year with names. */
async function report(tour: Tour): Promise<void> {
  const { kaisa } = tour.world.people;
  await tour.press(kaisa, "home", "reports:open");
  for (const ready of ["last-year", "last-half", "this-year"]) await tour.press(kaisa, "modal", `reports:${ready}`);
  await tour.send(kaisa, { from: "2026-01-01", until: "2026-02-16" });
}

export const tourSteps: TourSteps = {
  "the report is made": report,
};
