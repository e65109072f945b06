import type { Channel, Message } from "./workspace/state.ts";
import type { Workspace } from "./workspace/workspace.ts";

/** A message that somebody got while the clock was moved. */
export type NewMessage = {
  /** In milliseconds since 1970 UTC. */
  at: number;
  channel: string;
  /** The channel's name; empty for a direct conversation. */
  channelName: string;
  ts: string;
  /** The author's id. */
  user: string;
  text: string;
  /** The ids of those who can read it, without the author. */
  readers: string[];
};

/** The result of moving the clock. Times are in milliseconds since 1970 UTC. `isMeeting`: the clock stopped because a meeting begins. */
export type Travel = { from: number; to: number; messages: NewMessage[]; isMeeting: boolean };

/** The work that the connected app does when its time comes. */
export type DueWork = {
  /** Does what is due now; returns how many pieces of work it took. */
  tick(): Promise<number>;
  /** Resolves when no work is under way. */
  idle(): Promise<void>;
  /** The first time after now at which work becomes due. */
  nextDueAt(): number | undefined;
  /** When the next meeting of people begins, of which nobody may get a message. */
  nextMeetingAt(): number | undefined;
};

/** `toNextMessage` gives up after this many stops without a message. */
const MAX_STOPS = 500;

/** Moves the workspace's clock forward and stops at each time at which the app has work, so that everything happens in order. */
export class TimeTravel {
  readonly #workspace: Workspace;
  readonly #dueWork: DueWork;
  readonly #onStop: (now: number) => void;
  #queue: Promise<unknown> = Promise.resolve();

  /** `onStop` is called at each stop with the new time, before the work of that time is done. */
  constructor(workspace: Workspace, dueWork: DueWork, onStop: (now: number) => void) {
    this.#workspace = workspace;
    this.#dueWork = dueWork;
    this.#onStop = onStop;
  }

  by(ms: number): Promise<Travel> {
    return this.#inTurn(async () => {
      const target = this.#workspace.clock.now() + ms;
      for (let next = this.#next(); next !== undefined && next <= target; next = this.#next()) await this.#stopAt(next);
      await this.#stopAt(target);
      return false;
    });
  }

  /** Moves without stops: what was due meanwhile is done late, as after a time in which the app did not run. */
  atOnce(ms: number): Promise<Travel> {
    return this.#inTurn(async () => {
      await this.#stopAt(this.#workspace.clock.now() + ms);
      return false;
    });
  }

  /** Moves to the first time at which somebody gets a message or a meeting begins. */
  toNextMessage(): Promise<Travel> {
    return this.#inTurn(async (beginTs) => {
      for (let stops = 0; stops < MAX_STOPS && messagesSince(this.#workspace, beginTs).length === 0; stops += 1) {
        const next = this.#next();
        const meeting = this.#dueWork.nextMeetingAt();
        if (meeting !== undefined && meeting <= (next ?? meeting)) {
          await this.#stopAt(meeting);
          return true;
        }
        if (next === undefined) return false;
        await this.#stopAt(next);
      }
      return false;
    });
  }

  /** One travel after the other: two at once would mix up the order of the work. `move` resolves to `isMeeting`. */
  #inTurn(move: (beginTs: string) => Promise<boolean>): Promise<Travel> {
    const travel = this.#queue.then(async () => {
      await this.#settle();
      const from = this.#workspace.clock.now();
      const beginTs = this.#workspace.nextTs();
      const isMeeting = await move(beginTs);
      return { from, to: this.#workspace.clock.now(), messages: messagesSince(this.#workspace, beginTs), isMeeting };
    });
    this.#queue = travel.catch(() => {});
    return travel;
  }

  #next(): number | undefined {
    return this.#dueWork.nextDueAt();
  }

  async #stopAt(at: number): Promise<void> {
    const { clock } = this.#workspace;
    if (at > clock.now()) clock.travelTo(at);
    this.#onStop(clock.now());
    await this.#settle();
  }

  async #settle(): Promise<void> {
    do {
      await this.#workspace.activity.idle();
      await this.#dueWork.idle();
    } while ((await this.#dueWork.tick()) > 0);
  }
}

/** All messages after this Slack timestamp, in every conversation, oldest first. */
function messagesSince(workspace: Workspace, since: string): NewMessage[] {
  const found: NewMessage[] = [];
  for (const channel of Object.values(workspace.state.channels)) {
    for (let index = channel.messages.length - 1; index >= 0; index -= 1) {
      const message = channel.messages[index];
      if (!message || message.ts <= since) break;
      if (!message.subtype?.startsWith("channel_")) found.push(newMessage(channel, message));
    }
    for (const ephemeral of workspace.state.ephemerals[channel.id] ?? []) {
      if (ephemeral.ts > since) found.push({ ...newMessage(channel, ephemeral), readers: [ephemeral.to] });
    }
  }
  return found.sort((one, other) => (one.ts < other.ts ? -1 : 1));
}

function newMessage({ id, name, members }: Channel, { ts, user, text }: Message): NewMessage {
  const readers = Object.keys(members).filter((member) => member !== user);
  return { at: Math.floor(Number(ts) * 1000), channel: id, channelName: name, ts, user, text, readers };
}
