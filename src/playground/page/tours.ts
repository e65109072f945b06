import { pairSteps, type Step } from "./tour-steps.ts";
import { coordinatorSteps } from "./tour-steps-coordinator.ts";
import { goalsSteps } from "./tour-steps-goals.ts";
import { groupSteps } from "./tour-steps-group.ts";
import { julySteps } from "./tour-steps-july.ts";
import { ownSteps } from "./tour-steps-own.ts";
import { vaasaSteps } from "./tour-steps-vaasa.ts";

/** The pair's story as a film that plays itself, the same by hand, and a coordinator's work. */
export const mainTours = ["watch", "pair", "coordinator"] as const;
/** What else there is, a story for each. */
export const chapters = ["group", "goals", "vaasa", "own", "july"] as const;
export const tourNames = [...mainTours, ...chapters] as const;
export type TourName = (typeof tourNames)[number];

export const tours: Readonly<Record<TourName, readonly Step[]>> = {
  pair: pairSteps,
  coordinator: coordinatorSteps,
  group: groupSteps,
  goals: goalsSteps,
  vaasa: vaasaSteps,
  own: ownSteps,
  july: julySteps,
  watch: pairSteps,
};
