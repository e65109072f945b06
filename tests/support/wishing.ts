import type { Person } from "../../src/playground/workspace/person.ts";
import { t } from "./texts.ts";
import type { World } from "./world.ts";

/** Opens "Omat tietoni", presses "Poista tietoni", ticks the box and submits. */
export async function wishErased(world: World, person: Person): Promise<void> {
  const home = await person.home();
  if (!home) throw new Error("no Home");
  await person.press(home, t("people.profile"));
  await world.control.idle();
  const modal = await person.modal();
  if (!modal) throw new Error("nothing opened");
  await person.press(modal, t("privacy.erase.button"));
  await world.control.idle();
  await person.fill({ sure: ["yes"] });
  const { outcome } = await person.submit();
  if (outcome !== "updated") throw new Error(outcome);
  await person.closeAll();
}
