import type { MailFault } from "../../src/playground/mail/mail-server.ts";
import type { Fault } from "../../src/playground/workspace/faults.ts";
import { DAY_MS, HOUR_MS } from "../../src/programme/calendar/calendar.ts";
import type { SeededRandom } from "./random.ts";
import type { ChaosWorld } from "./world.ts";

const METHODS = [
  "chat.postMessage",
  "chat.postMessage",
  "chat.update",
  "conversations.create",
  "conversations.history",
  "conversations.invite",
  "conversations.members",
  "conversations.open",
  "conversations.setTopic",
  "files.completeUploadExternal",
  "files.getUploadURLExternal",
  "pins.add",
  "users.info",
  "views.open",
  "views.publish",
];
const CALL_FAULTS = ["lost-answer", "lost-answer", "500", "503", "reset", "429", "delay"] as const;
const RETRY_AFTER_S = [0, 1, 7, 30, 90, 600, 3600];
const LONG_DELAY_MS = 10_000;
const ENVELOPE_FAULTS = ["duplicate-envelope", "late-envelope", "lost-ack"] as const;
const ENVELOPES = ["interactive", "slash_commands", "events_api"];

/* The probability of each in a step of the journey. */
const CALL_FAULT_CHANCE = 0.5;
const ENVELOPE_FAULT_CHANCE = 0.3;
const DISCONNECT_CHANCE = 0.06;
const MAIL_FAULT_CHANCE = 0.4;
const WRONG_CLOCK_CHANCE = 0.3;
const LONG_RESTART_CHANCE = 0.1;
const SHORT_RESTART_MS = 5_000;
const LONG_RESTART_MS = 120_000;
/** In a walk. Each takes ten seconds of real time. */
const MAX_LONG_DELAYS = 1;

/** None of them makes an address one that does not work. */
const MAIL_FAULTS: readonly MailFault[] = [
  { at: "connect", hangsUp: true },
  { at: "connect", reply: 421 },
  { at: "sender", reply: 451 },
  { at: "recipient", reply: 450, text: "4.2.0 Greylisted" },
  { at: "recipient", hangsUp: true },
  { at: "text", reply: 452 },
  { at: "text", hangsUp: true },
  { at: "kept", hangsUp: true },
];

/** Random faults besides kills: lost answers, failing calls, duplicate and late envelopes, disconnects, a wrong clock, and a mail server that is down, refuses, or ends without an answer. */
export class ExtraFaults {
  readonly #world: ChaosWorld;
  readonly #random: SeededRandom;
  #longDelays = 0;
  count = 0;

  constructor(world: ChaosWorld) {
    this.#world = world;
    this.#random = world.random;
  }

  /** Orders the faults of a step. `after` removes those that did not happen. */
  async before(): Promise<void> {
    const { control } = this.#world;
    for (let chance = CALL_FAULT_CHANCE; this.#random.chance(chance); chance /= 2) await this.#order(this.#callFault());
    if (this.#random.chance(ENVELOPE_FAULT_CHANCE)) await this.#order(this.#envelopeFault());
    if (this.#random.chance(DISCONNECT_CHANCE)) {
      this.count++;
      await control.disconnect(this.#random.one(["drop", "refresh_requested"]));
    }
    if (this.#world.post && this.#random.chance(MAIL_FAULT_CHANCE)) {
      this.count++;
      this.#world.post.order(this.#random.one(MAIL_FAULTS));
    }
    this.#world.restartDelayMs = this.#random.chance(LONG_RESTART_CHANCE) ? LONG_RESTART_MS : SHORT_RESTART_MS;
  }

  async after(): Promise<void> {
    const { control, outbox } = this.#world;
    const left = await control.pendingFaults();
    this.count -= left.length + (this.#world.post?.clearFaults() ?? 0);
    await control.clearFaults();
    if (!this.#random.chance(WRONG_CLOCK_CHANCE)) return;
    // A day ahead only if nothing is due before: otherwise the bot would rightly do what is due by its clock.
    const next = outbox.nextDueAt(this.#world.now()) ?? Number.POSITIVE_INFINITY;
    const isQuiet = next > this.#world.now() + DAY_MS + HOUR_MS;
    this.count++;
    await this.#world.withWrongClock(isQuiet && this.#random.chance(0.5) ? DAY_MS : -HOUR_MS);
  }

  #order(fault: Fault): Promise<void> {
    this.count++;
    return this.#world.control.order(fault);
  }

  #callFault(): Fault {
    const kind = this.#random.one(CALL_FAULTS);
    const fault: Fault = { kind, method: this.#random.one(METHODS), after: this.#random.between(0, 2) };
    if (kind === "429") return { ...fault, retryAfter: this.#random.one(RETRY_AFTER_S) };
    if (kind !== "delay") return fault;
    const isLong = this.#longDelays < MAX_LONG_DELAYS && this.#random.chance(0.3);
    if (isLong) this.#longDelays++;
    return {
      ...fault,
      ms: isLong ? LONG_DELAY_MS : this.#random.between(20, 300),
      when: this.#random.one(["before", "after"]),
    };
  }

  #envelopeFault(): Fault {
    const kind = this.#random.one(ENVELOPE_FAULTS);
    const method = kind === "late-envelope" ? "events_api" : this.#random.one(ENVELOPES);
    return { kind, method, after: this.#random.between(0, 1) };
  }
}
