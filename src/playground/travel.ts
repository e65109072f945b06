import type { Channel, Message } from "./workspace/state.ts";
import type { Workspace } from "./workspace/workspace.ts";

/** What somebody could read on the way. */
export type Happened = {
  at: number;
  channel: string;
  /** The channel's name; empty for a direct conversation. */
  place: string;
  ts: string;
  user: string;
  text: string;
  /** Who can read it, apart from who said it. */
  readers: string[];
};

export type Journey = { from: number; to: number; lines: Happened[] };

/** What the traveller has to know of who else goes by this clock. */
export type Fellow = {
  /** Does what is due now; gives how many things it took in hand. */
  tick(): Promise<number>;
  idle(): Promise<void>;
  /** When, after now, something becomes due. */
  nextDueAt(): number | undefined;
};

/** An empty search for the next thing goes no further than this. */
const MOST_STOPS = 500;

/** Moves the clock on, stopping at every instant at which something becomes due, so that things happen in their order. */
export class Traveller {
  readonly #workspace: Workspace;
  readonly #fellow: Fellow;
  readonly #passed: (now: number) => void;
  #under: Promise<unknown> = Promise.resolve();

  constructor(workspace: Workspace, fellow: Fellow, passed: (now: number) => void) {
    this.#workspace = workspace;
    this.#fellow = fellow;
    this.#passed = passed;
  }

  by(ms: number): Promise<Journey> {
    return this.#alone(async () => {
      const target = this.#workspace.clock.now() + ms;
      for (let next = this.#next(); next !== undefined && next <= target; next = this.#next()) await this.#stopAt(next);
      await this.#stopAt(target);
    });
  }

  /** To the next instant at which somebody gets something to read. */
  toNext(): Promise<Journey> {
    return this.#alone(async (begin) => {
      for (let stops = 0; stops < MOST_STOPS && saidSince(this.#workspace, begin).length === 0; stops += 1) {
        const next = this.#next();
        if (next === undefined) return;
        await this.#stopAt(next);
      }
    });
  }

  /** Two journeys at once would tear things out of their order. */
  #alone(go: (begin: string) => Promise<void>): Promise<Journey> {
    const journey = this.#under.then(async () => {
      await this.#settle();
      const from = this.#workspace.clock.now();
      const begin = this.#workspace.nextTs();
      await go(begin);
      return { from, to: this.#workspace.clock.now(), lines: saidSince(this.#workspace, begin) };
    });
    this.#under = journey.catch(() => {});
    return journey;
  }

  #next(): number | undefined {
    return this.#fellow.nextDueAt();
  }

  async #stopAt(at: number): Promise<void> {
    const { clock } = this.#workspace;
    if (at > clock.now()) clock.travelTo(at);
    this.#passed(clock.now());
    await this.#settle();
  }

  async #settle(): Promise<void> {
    do {
      await this.#workspace.activity.idle();
      await this.#fellow.idle();
    } while ((await this.#fellow.tick()) > 0);
  }
}

/** Everything said after this timestamp, anywhere, oldest first. */
function saidSince(workspace: Workspace, since: string): Happened[] {
  const said: Happened[] = [];
  for (const channel of Object.values(workspace.state.channels)) {
    for (let index = channel.messages.length - 1; index >= 0; index -= 1) {
      const message = channel.messages[index];
      if (!message || message.ts <= since) break;
      if (!message.subtype?.startsWith("channel_")) said.push(happened(channel, message));
    }
    for (const ephemeral of workspace.state.ephemerals[channel.id] ?? []) {
      if (ephemeral.ts > since) said.push({ ...happened(channel, ephemeral), readers: [ephemeral.to] });
    }
  }
  return said.sort((one, other) => (one.ts < other.ts ? -1 : 1));
}

function happened({ id, name, members }: Channel, { ts, user, text }: Message): Happened {
  const readers = Object.keys(members).filter((member) => member !== user);
  return { at: Math.floor(Number(ts) * 1000), channel: id, place: name, ts, user, text, readers };
}
