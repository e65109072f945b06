import { goals } from "../../db/schema/index.ts";
import { eq } from "../../db/store/drizzle.ts";
import { anythingIn, fillForged, pressForged } from "../support/forging.ts";
import type { MarksInPairs } from "../support/marked-items.ts";
import { type Act, act, aWhile, away, leavingTraces, send } from "../support/secret-hands.ts";
import { type SecretActs, underWay } from "../support/secret-world.ts";
import type { Tour } from "../support/tour.ts";
import type { TourSteps } from "../support/tour-chapters.ts";
import { firstPair } from "../support/tour-pairs.ts";
import type { Name } from "../support/world.ts";

/** What the proofs of the whole need from this feature: tests/proofs.md. */

/** The two change their goals after Liite 1, in which a coordinator sees what they wrote there. The actor ticks the new one. */
export const marksInPairs: MarksInPairs = {
  begun: async ({ world, pair: { id, mentor, actor }, mark }) => {
    await fillForged(world, mentor, ["goals:edit", id], { goals: mark("goal") });
    await pressForged(actor, await anythingIn(world, actor), "goals:open", id);
    await world.settle();
    const list = await actor.modal();
    if (!list) throw new Error("the goals were not shown");
    await actor.press(list, "goals:reached");
    await world.settle();
    await actor.closeAll();
    return [{ row: "goals as they are now", mark: mark("goal") }];
  },
};

/** In the end as it was: how many are reached is told when the pair has finished. */
const changesGoals: Act = async (world, { first, own }) => {
  for (const pair of [first, own]) {
    const { id, mentor, actor } = pair;
    const write = async (name: Name, text: string | null) => {
      await act(world, name, "goals:edit", id);
      await leavingTraces(world, () => send(world, name, { goals: text }));
      await aWhile(world);
    };
    await write(mentor, "Työpaikka\nKielikurssi");
    const [goal] = world.db.orm.select().from(goals).where(eq(goals.pairId, id)).all();
    for (const tick of ["goals:reached", "goals:not-reached", "goals:reached"]) {
      await leavingTraces(world, () => act(world, actor, tick, goal?.id ?? ""));
      await away(world, actor);
      await aWhile(world);
    }
    await write(actor, null);
  }
};

export const secretActs: SecretActs = [
  {
    what: "the two change their goals, and actors tick them",
    beginning: underWay,
    acts: [changesGoals],
    mayNotNotice: ["kaisa", "helena"],
  },
];

/** The goals are ticked and taken back, and both change them at once. */
async function changeGoalsAtOnce(tour: Tour): Promise<void> {
  const { mentor, actor, id } = firstPair(tour);
  await tour.press(actor, "home", "goals:open", id);
  await tour.press(actor, "modal", "goals:edit");
  await tour.press(mentor, "home", "goals:open", id);
  await tour.press(mentor, "modal", "goals:edit");
  await tour.send(mentor, { goals: "Työpaikka\nKielikurssi" });
  await tour.fill(actor, tour.data === "longest" ? {} : { goals: "Kielikurssi" });
  await tour.submit(actor, "updated");
  await tour.submit(actor, "updated");
  // Sent again after a lost answer, the form only says what was saved.
  if (!(await actor.modal())?.blocks.some((block) => JSON.stringify(block).includes("goals:reached"))) {
    if (await actor.modal()) await tour.close(actor);
    await tour.press(actor, "home", "goals:open", id);
  }
  await tour.press(actor, "modal", "goals:reached");
  await tour.press(actor, "modal", "goals:not-reached");
  await tour.press(actor, "modal", "goals:reached");
  await tour.close(actor);
}

export const tourSteps: TourSteps = {
  "goals are changed": changeGoalsAtOnce,
};
