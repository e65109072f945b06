import type { Fault } from "../../src/playground/workspace/faults.ts";
import { DAY, HOUR } from "../../src/programme/calendar/calendar.ts";
import type { Dice } from "./random.ts";
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
const RETRY_AFTER = [0, 1, 7, 30, 90, 600, 3600];
const LONG_DELAY = 10_000;
const ENVELOPE_FAULTS = ["duplicate-envelope", "late-envelope", "lost-ack"] as const;
const ENVELOPES = ["interactive", "slash_commands", "events_api"];

/** How much of it there is in a step of the journey. */
const CALL_FAULT = 0.5;
const ENVELOPE_FAULT = 0.3;
const DISCONNECT = 0.06;
const WRONG_CLOCK = 0.3;
const LONG_AWAY = 0.1;
/** Each costs ten seconds of real time. */
const MOST_LONG_DELAYS = 1;

/** What else goes wrong while the bot is killed: answers that are lost, calls that fail, envelopes that come twice or late, clocks that are wrong. */
export class Troubles {
  readonly #world: ChaosWorld;
  readonly #dice: Dice;
  #longDelays = 0;
  count = 0;

  constructor(world: ChaosWorld) {
    this.#world = world;
    this.#dice = world.dice;
  }

  /** Ordered before a step; what it does not meet is taken back after it. */
  async before(): Promise<void> {
    const { control } = this.#world;
    for (let chance = CALL_FAULT; this.#dice.chance(chance); chance /= 2) await this.#order(this.#callFault());
    if (this.#dice.chance(ENVELOPE_FAULT)) await this.#order(this.#envelopeFault());
    if (this.#dice.chance(DISCONNECT)) {
      this.count++;
      await control.disconnect(this.#dice.one(["drop", "refresh_requested"]));
    }
    this.#world.away = this.#dice.chance(LONG_AWAY) ? 120_000 : 5_000;
  }

  async after(): Promise<void> {
    const { control, outbox } = this.#world;
    const left = await control.pendingFaults();
    this.count -= left.length;
    await control.clearFaults();
    if (!this.#dice.chance(WRONG_CLOCK)) return;
    // A day ahead only where nothing is due before: else a wrong clock makes the bot do rightly what its time has come for.
    const next = outbox.nextDueAt(this.#world.now()) ?? Number.POSITIVE_INFINITY;
    const isQuiet = next > this.#world.now() + DAY + HOUR;
    this.count++;
    await this.#world.withWrongClock(isQuiet && this.#dice.chance(0.5) ? DAY : -HOUR);
  }

  #order(fault: Fault): Promise<void> {
    this.count++;
    return this.#world.control.order(fault);
  }

  #callFault(): Fault {
    const kind = this.#dice.one(CALL_FAULTS);
    const fault: Fault = { kind, method: this.#dice.one(METHODS), after: this.#dice.between(0, 2) };
    if (kind === "429") return { ...fault, retryAfter: this.#dice.one(RETRY_AFTER) };
    if (kind !== "delay") return fault;
    const isLong = this.#longDelays < MOST_LONG_DELAYS && this.#dice.chance(0.3);
    if (isLong) this.#longDelays++;
    return {
      ...fault,
      ms: isLong ? LONG_DELAY : this.#dice.between(20, 300),
      when: this.#dice.one(["before", "after"]),
    };
  }

  #envelopeFault(): Fault {
    const kind = this.#dice.one(ENVELOPE_FAULTS);
    const method = kind === "late-envelope" ? "events_api" : this.#dice.one(ENVELOPES);
    return { kind, method, after: this.#dice.between(0, 1) };
  }
}
