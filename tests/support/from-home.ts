import type { ActOptions, Person, ShownSurface } from "../../src/playground/workspace/person.ts";

type Pressed = { action_id?: string; value?: string; text?: { text?: string } };
type Drawn = { block_id?: string; elements?: Pressed[]; accessory?: Pressed };

/** What Home leads to: all that waits, the menu of a pair, and for a coordinator the view of a pair. */
const ways = ["home:waiting", "home:more", "home:pair"];

/** Where a button is on a surface, as `press` takes it. `what`: its action_id or its label; `about`: how its value begins. */
export function placesOf({ blocks }: { blocks: readonly unknown[] }, what: string, about = ""): string[] {
  return (blocks as Drawn[]).flatMap(({ block_id: blockId = "", elements = [], accessory }) =>
    [...elements, ...(accessory ? [accessory] : [])]
      .filter(({ action_id, value = "", text }) => [action_id, text?.text].includes(what) && value.startsWith(about))
      .map(({ action_id: actionId = "" }) => `${blockId}:${actionId}`),
  );
}

type Reaching = { settle: () => Promise<unknown>; about?: string };

/** Where a person finds a button: on her Home, or in what Home leads to, which is then open. Undefined if it is nowhere there. */
export async function foundFromHome(
  person: Person,
  home: ShownSurface,
  what: string,
  { settle, about = "" }: Reaching,
): Promise<ShownSurface | undefined> {
  const has = (shown: ShownSurface | undefined) => shown !== undefined && placesOf(shown, what, about).length > 0;
  if (has(home)) return home;
  for (const way of ways)
    for (const place of placesOf(home, way)) {
      await person.press(home, place, { stale: true });
      await settle();
      const modal = await person.modal();
      if (has(modal)) return modal;
      if (modal) await person.closeAll();
    }
  return undefined;
}

/** Presses a button on a person's Home, or in what Home leads to, and closes a menu that stays open. */
export async function pressFromHome(
  person: Person,
  what: string,
  { settle, about = "", ...options }: Reaching & ActOptions,
): Promise<void> {
  const home = await person.home();
  if (!home) throw new Error(`${person.id} has no Home`);
  const on = await foundFromHome(person, home, what, { settle, about });
  const [place] = on ? placesOf(on, what, about) : [];
  if (!on || place === undefined) throw new Error(`"${what}" is nowhere on the Home of ${person.id}`);
  const { title } = (await person.modal()) ?? {};
  await person.press(on, place, options);
  await settle();
  const left = await person.modal();
  if (left && left.title === title && left.fields().length === 0) await person.closeAll();
}
