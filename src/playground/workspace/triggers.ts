import { randomBytes } from "node:crypto";
import { SlackError } from "./slack-error.ts";
import { limits } from "./slack-rules.ts";
import type { Workspace } from "./workspace.ts";

type Trigger = { user: string; channel: string | undefined; at: number; used: boolean };

/** After this long a trigger is not even known as expired. */
const forgetAfter = 10 * 60_000;

/** What lets the app open a modal for the person who just did something: once, and not later than three seconds after. */
export class Triggers {
  readonly #workspace: Workspace;
  readonly #triggers = new Map<string, Trigger>();

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  /** `channel` is where the person did it, if it was in a conversation. */
  create(user: string, channel?: string): string {
    const at = this.#workspace.clock.now();
    for (const [id, trigger] of this.#triggers) {
      if (at - trigger.at < forgetAfter && this.#triggers.size < 10_000) break;
      this.#triggers.delete(id);
    }
    const id = `${at}.${this.#triggers.size + 1}.${randomBytes(16).toString("hex")}`;
    this.#triggers.set(id, { user, channel, at, used: false });
    return id;
  }

  /** Whose modal it may be; checked before the view, taken only when the view is good. */
  check(id: string): Trigger {
    const trigger = this.#triggers.get(id);
    if (!trigger) throw new SlackError("invalid_trigger_id");
    if (trigger.used) throw new SlackError("exchanged_trigger_id");
    if (this.#workspace.clock.now() - trigger.at > limits.trigger) throw new SlackError("expired_trigger_id");
    return trigger;
  }

  take(id: string): void {
    this.check(id).used = true;
  }
}
