import type { Lanes } from "../support/lanes.ts";
import { act, away, bothPairs } from "../support/secret-hands.ts";
import type { Tour } from "../support/tour.ts";
import type { TourSteps } from "../support/tour-chapters.ts";

/** What the proofs of the whole need from this feature: tests/proofs.md. */

export const lanes: Lanes = {
  "erase:<person>": [
    "privacy:clear-home",
    "privacy:erase",
    "privacy:erased",
    "privacy:farewell",
    "privacy:sweep",
    "privacy:take-out",
  ],
  "erase:<to>": ["privacy:delete", "privacy:delete-file"],
  "pair:<pair>": ["privacy:goodbye"],
  "person:<person>": ["privacy:file", "privacy:pair-ended", "privacy:pair-over"],
  privacy: ["privacy:nightly", "privacy:overwrite"],
};

export const looksAtOwnData = bothPairs(async (world, { actor }) => {
  await act(world, actor, "privacy:own-data", "");
  await away(world, actor);
  await act(world, actor, "privacy:download", "");
});

/** People look at their data and have it erased; a coordinator reads through all looks. Friday 27 February. */
async function eraseData(tour: Tour): Promise<void> {
  const { kaisa, amina, sirpa, ulla } = tour.world.people;
  await tour.press(amina, "home", "privacy:own-data");
  await tour.press(amina, "modal", "privacy:download");
  await tour.close(amina);
  await tour.press(kaisa, "home", "privacy:looks");
  await tour.press(kaisa, "modal", "privacy:looks-older");
  await tour.press(kaisa, "modal", "privacy:looks-newer");
  await tour.close(kaisa);
  await kaisa.invite("#verkosto", ulla.id);
  for (const person of [amina, sirpa, ulla]) {
    await tour.press(person, "home", "privacy:own-data");
    await tour.press(person, "modal", "privacy:erase");
    await tour.send(person, { sure: ["yes"] });
  }
  await tour.travelTo("2026-02-27", "12:00");
}

export const tourSteps: TourSteps = {
  "data is erased": eraseData,
};
