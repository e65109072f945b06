import type { Person } from "../../src/playground/workspace/person.ts";
import type { World } from "./world.ts";

/** The modal "Omat tietoni", opened from Home. */
export async function openOwn(world: World, person: Person) {
  const home = await person.home();
  if (!home) throw new Error("no Home");
  await person.press(home, "privacy:own-data");
  await world.settle();
  const modal = await person.modal();
  if (!modal) throw new Error("nothing opened");
  return modal;
}

/** The newest file that the bot has sent. */
async function fileOf(world: World): Promise<Record<string, unknown>> {
  const files = Object.values((await world.workspace.state()).files);
  const json = files.findLast(({ filetype }) => filetype === "json");
  return JSON.parse(Buffer.from(json?.content ?? "", "base64").toString("utf8"));
}

/** The copy of the person's own data, downloaded. */
export async function download(world: World, person: Person): Promise<Record<string, unknown>> {
  await person.press(await openOwn(world, person), "privacy:download");
  await world.settle();
  await person.closeAll();
  return fileOf(world);
}
