import { pairSteps, type Step } from "./tour-steps.ts";
import { coordinatorSteps } from "./tour-steps-coordinator.ts";

/** A pair's story, a coordinator's work, and the pair's story once more as a film that plays itself. */
export const tourNames = ["pair", "coordinator", "watch"] as const;
export type TourName = (typeof tourNames)[number];

export const tours: Readonly<Record<TourName, readonly Step[]>> = {
  pair: pairSteps,
  coordinator: coordinatorSteps,
  watch: pairSteps,
};
