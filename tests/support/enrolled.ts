import { isActor, isMentor } from "./matching.ts";
import { worldAfter } from "./ready-worlds.ts";
import type { World } from "./world.ts";

/** Amina looks for work in accounting, Olena as a nurse; Mirja is an accountant, Helena a nurse, Sirpa a cook. */
export async function startMatchingWorld(): Promise<{ world: World } & World["people"]> {
  const { world } = await worldAfter("enrolled", {}, async (fresh) => {
    await fresh.setUp({ coordinators: [fresh.people.kaisa.id, fresh.people.ulla.id] });
    const { mirja, helena, sirpa, amina, olena } = fresh.people;
    await isActor(fresh, amina, { fields: "Kirjanpito", languages: "Arabic, Finnish", town: "Helsingfors" });
    await isMentor(fresh, mirja, { fields: "bokföring & <!channel>", languages: "suomi, ruotsi", town: "Espoo" });
    await isMentor(fresh, helena, { fields: "sairaanhoitaja", town: "etänä", pairsAtOnce: 2 });
    await isMentor(fresh, sirpa, { fields: "kokki" });
    await fresh.later({ days: 15 });
    await isActor(fresh, olena, { fields: "nursing", languages: "ukraina, suomi", town: "Turku" });
  });
  return { world, ...world.people };
}
