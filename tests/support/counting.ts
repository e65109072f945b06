import type { Person, ShownSurface } from "../../src/playground/workspace/person.ts";
import { placesOf } from "./from-home.ts";
import type { World } from "./world.ts";

/** What a task costs a person: presses (each button, choice and tick; sending and closing a form) and fields that she fills in by typing or picking. */
export type Cost = { presses: number; fields: number };

/** One person whose presses and fields are counted. */
export class Counted {
  readonly cost: Cost = { presses: 0, fields: 0 };
  readonly #world: World;
  readonly #person: Person;

  constructor(world: World, person: Person) {
    this.#world = world;
    this.#person = person;
  }

  /** Presses the first button with this id, and a value that begins with `about`, in the open modal. */
  async press(actionId: string, about = ""): Promise<void> {
    await this.pressOn(await this.#person.modal(), actionId, about);
  }

  async pressOnHome(actionId: string, about = ""): Promise<void> {
    await this.pressOn(await this.#person.home(), actionId, about);
  }

  async pressOn(shown: ShownSurface | undefined, actionId: string, about = ""): Promise<void> {
    const [place] = shown ? placesOf(shown, actionId, about) : [];
    if (!shown || place === undefined) throw new Error(`nothing to press: ${actionId}`);
    await this.#person.press(shown, place, { stale: true });
    await this.#world.settle();
    this.cost.presses += 1;
  }

  /** Types or picks an answer in each of these fields. */
  async fill(answers: Record<string, string>): Promise<void> {
    await this.#person.fill(answers);
    await this.#world.settle();
    this.cost.fields += Object.keys(answers).length;
  }

  async tick(field: string, option: string): Promise<void> {
    await this.#person.fill({ [field]: [option] });
    this.cost.presses += 1;
  }

  async submit(): Promise<void> {
    const { outcome } = await this.#person.submit();
    if (outcome === "errors" || outcome === "not_sent") throw new Error(`not saved: ${outcome}`);
    await this.#world.settle();
    this.cost.presses += 1;
  }

  async close(): Promise<void> {
    await this.#person.close();
    this.cost.presses += 1;
  }
}
