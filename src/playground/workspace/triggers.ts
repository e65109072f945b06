import { randomBytes } from "node:crypto";
import { SlackError } from "./slack-error.ts";
import { limits } from "./slack-rules.ts";
import type { Workspace } from "./workspace.ts";

type Trigger = { user: string; channel: string | undefined; at: number; used: boolean };

/** After this time the answer is `invalid_trigger_id` instead of `expired_trigger_id`. */
const FORGET_AFTER_MS = 10 * 60_000;
const MAX_TRIGGERS = 10_000;

/** Trigger ids: each lets the app open one modal for the person, within three seconds of the person's act. */
export class Triggers {
  readonly #workspace: Workspace;
  readonly #triggers = new Map<string, Trigger>();

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  /** `channel`: the conversation in which the person acted, if it was in one. */
  create(user: string, channel?: string): string {
    const at = this.#workspace.clock.now();
    for (const [id, trigger] of this.#triggers) {
      if (at - trigger.at < FORGET_AFTER_MS && this.#triggers.size < MAX_TRIGGERS) break;
      this.#triggers.delete(id);
    }
    const id = `${at}.${this.#triggers.size + 1}.${randomBytes(16).toString("hex")}`;
    this.#triggers.set(id, { user, channel, at, used: false });
    return id;
  }

  /** Returns the trigger without using it up: Slack refuses a bad trigger before it looks at the view. Throws SlackError. */
  check(id: string): Trigger {
    const trigger = this.#triggers.get(id);
    if (!trigger) throw new SlackError("invalid_trigger_id");
    if (trigger.used) throw new SlackError("exchanged_trigger_id");
    if (this.#workspace.clock.now() - trigger.at > limits.triggerMs) throw new SlackError("expired_trigger_id");
    return trigger;
  }

  /** Uses the trigger up, once the view is accepted. */
  take(id: string): void {
    this.check(id).used = true;
  }
}
