import type { Fields } from "./json.ts";

export type LiveEvent = Fields & { type: string };

/** Tells open pages what changed for their person; with no page open it costs nothing. */
export class Live {
  readonly #listeners = new Map<string, Set<(event: LiveEvent) => void>>();

  listen(user: string, tell: (event: LiveEvent) => void): () => void {
    const listeners = this.#listeners.get(user) ?? new Set();
    this.#listeners.set(user, listeners.add(tell));
    return () => {
      listeners.delete(tell);
      if (listeners.size === 0) this.#listeners.delete(user);
    };
  }

  tell(users: Iterable<string>, event: () => LiveEvent): void {
    if (this.#listeners.size === 0) return;
    let drawn: LiveEvent | undefined;
    for (const user of users) {
      for (const listener of this.#listeners.get(user) ?? []) {
        drawn ??= event();
        listener(drawn);
      }
    }
  }

  tellAll(event: () => LiveEvent): void {
    this.tell(this.#listeners.keys(), event);
  }
}
