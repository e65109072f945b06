import type { Person } from "../../src/playground/workspace/person.ts";
import type { World } from "./world.ts";

/**
 * Does what people do and waits until everything that follows has happened. With `isDouble`, does each act twice at the same time, and Slack
 * delivers each twice.
 */
export class Hands {
  readonly #world: World;
  readonly #isDouble: boolean;

  constructor(world: World, { isDouble }: { isDouble: boolean }) {
    this.#world = world;
    this.#isDouble = isDouble;
  }

  async press(person: Person, channel: string, says: string, what: string): Promise<void> {
    const shown = await this.#world.message(person, channel, says, what);
    await this.#does(() => person.press(shown, what, { confirm: true, stale: true }));
  }

  /** Presses in a modal. With `isDouble` the second press is on the modal as the first one has left it. */
  async pressIn(person: Person, what: string): Promise<void> {
    const modal = await person.modal();
    if (!modal) throw new Error("no modal is open");
    await this.#does(() => person.press(modal, what, { stale: true }));
  }

  async submit(person: Person, values: Record<string, unknown> = {}): Promise<void> {
    await person.fill(values);
    let outcome = "";
    await this.#does(async () => {
      const result = await person.submit();
      outcome ||= result.outcome;
    });
    if (!["closed", "updated", "cleared"].includes(outcome))
      throw new Error(`${outcome} after ${JSON.stringify(values)}`);
  }

  /** Closes all modals that are open for this person. */
  async away(person: Person): Promise<void> {
    if (await person.modal()) await person.closeAll();
  }

  async #does(act: () => Promise<unknown>): Promise<void> {
    const { control } = this.#world;
    if (this.#isDouble) await control.order({ kind: "duplicate-envelope", method: "interactive", times: 2 });
    const first = act();
    // The second act may come after its button is gone. A client does not allow that press.
    const second = this.#isDouble ? act().catch(() => undefined) : undefined;
    await Promise.all([first, second]);
    await this.#world.settle();
    await control.clearFaults();
  }
}
