import { pairSteps, type Step } from "./tour-steps.ts";
import { coordinatorSteps } from "./tour-steps-coordinator.ts";
import { goalsSteps } from "./tour-steps-goals.ts";
import { groupSteps } from "./tour-steps-group.ts";

/** A pair's story, a coordinator's work, a group, a pair's goals, and the pair's story once more as a film that plays itself. */
export const tourNames = ["pair", "coordinator", "group", "goals", "watch"] as const;
export type TourName = (typeof tourNames)[number];

export const tours: Readonly<Record<TourName, readonly Step[]>> = {
  pair: pairSteps,
  coordinator: coordinatorSteps,
  group: groupSteps,
  goals: goalsSteps,
  watch: pairSteps,
};
