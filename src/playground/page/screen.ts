import type { ShownChannel, ShownMessage, ShownModal } from "../workspace/screen.ts";
import { askAs, type LiveEvent, Refused } from "./connection.ts";
import type { Fields } from "./json.ts";
import { fieldsOf } from "./json.ts";
import { Store } from "./store.ts";
import type { Raw } from "./values.ts";

export type HomeView = { id: string; blocks: Fields[]; values: Fields };
export type Talk = { messages: readonly ShownMessage[]; isWhole: boolean };

/** What asks to be noticed where it happened: the page's words by key, or what the workspace said. */
export type Trouble = { key: "noAnswer" | "noConnection" | "notPossible"; detail?: string };

/** What one person has in front of her. */
export type Shown = {
  isLoaded: boolean;
  channels: readonly ShownChannel[];
  talks: ReadonlyMap<string, Talk>;
  home: HomeView | undefined;
  modal: ShownModal | undefined;
  /** What was put into fields here, by where and which: the truth about them until the view is closed. */
  typed: ReadonlyMap<string, Raw>;
  trouble: Trouble | undefined;
  /** The message that came last while the page was open. */
  heard: ShownMessage | undefined;
  /** Presses the app has not answered yet. */
  waiting: ReadonlySet<string>;
};

const PAGE = 60;
const views: ReadonlySet<string> = new Set(["view_opened", "view_updated", "view_closed", "view_errors"]);
const places: ReadonlySet<string> = new Set(["channel", "channel_left"]);

/** One person's client: reads what she sees, hears what changes, does what she does. */
export class Screen {
  readonly me: string;
  readonly shown = new Store<Shown>({
    isLoaded: false,
    channels: [],
    talks: new Map(),
    home: undefined,
    modal: undefined,
    typed: new Map(),
    trouble: undefined,
    heard: undefined,
    waiting: new Set(),
  });
  /** Conversations that some column shows now: what comes there is read. */
  readonly #open = new Map<string, number>();
  /** Conversations being read, and whether something came there meanwhile. */
  readonly #reading = new Map<string, boolean>();
  #areChannelsWanted = false;
  #isLoading = false;
  #hasMissed = false;

  constructor(me: string) {
    this.me = me;
  }

  change(change: Partial<Shown>): void {
    this.shown.value = { ...this.shown.value, ...change };
  }

  ask<Answer>(action: string, given: Readonly<Record<string, unknown>> = {}): Promise<Answer> {
    return askAs(this.me, action, given);
  }

  /** Reads all anew; what changes meanwhile is read again, lest an older answer covers it. */
  async load(): Promise<void> {
    do {
      this.#hasMissed = false;
      await this.#loadOnce();
    } while (this.#hasMissed);
  }

  async #loadOnce(): Promise<void> {
    this.#isLoading = true;
    const [channels, modal, home] = await Promise.all([
      this.ask<ShownChannel[]>("channels"),
      this.ask<ShownModal | null>("modal"),
      this.ask<Fields | null>("home"),
    ]);
    this.change({ isLoaded: true, channels, modal: modal ?? undefined, home: homeOf(home), talks: new Map() });
    this.#isLoading = false;
    await Promise.all([...this.#open.keys()].map((channel) => this.readNewest(channel)));
  }

  /** Shows the conversation from now on; gives what ends that. */
  enter(channel: string): () => void {
    this.#open.set(channel, (this.#open.get(channel) ?? 0) + 1);
    if (!this.shown.value.talks.has(channel)) void this.readNewest(channel);
    this.#markRead(channel);
    return () => {
      const left = (this.#open.get(channel) ?? 1) - 1;
      if (left > 0) this.#open.set(channel, left);
      else this.#open.delete(channel);
    };
  }

  async readNewest(channel: string): Promise<void> {
    if (this.#reading.has(channel)) return void this.#reading.set(channel, true);
    let messages: ShownMessage[];
    do {
      this.#reading.set(channel, false);
      messages = await this.ask<ShownMessage[]>("messages", { channel, limit: PAGE });
    } while (this.#reading.get(channel));
    this.#reading.delete(channel);
    this.#setTalk(channel, { messages, isWhole: messages.length < PAGE });
  }

  async readOlder(channel: string): Promise<void> {
    const talk = this.shown.value.talks.get(channel);
    const before = talk?.messages[0]?.ts;
    if (!talk || talk.isWhole || before === undefined) return;
    const older = await this.ask<ShownMessage[]>("messages", { channel, limit: PAGE, before });
    const now = this.shown.value.talks.get(channel);
    if (now?.messages[0]?.ts !== before) return;
    this.#setTalk(channel, { messages: [...older, ...now.messages], isWhole: older.length < PAGE });
  }

  #setTalk(channel: string, talk: Talk): void {
    this.change({ talks: new Map(this.shown.value.talks).set(channel, talk) });
  }

  #changeTalk(channel: string, change: (messages: readonly ShownMessage[]) => readonly ShownMessage[]): void {
    const talk = this.shown.value.talks.get(channel);
    if (talk) this.#setTalk(channel, { ...talk, messages: change(talk.messages) });
  }

  #markRead(channel: string): void {
    const unread = this.shown.value.channels.find(({ id }) => id === channel)?.unread ?? 0;
    void this.ask("read", { channel }).catch(() => {});
    if (unread > 0) this.#changeUnread(channel, () => 0);
  }

  #changeUnread(channel: string, change: (unread: number) => number): void {
    const channels = this.shown.value.channels.map((one) =>
      one.id === channel ? { ...one, unread: change(one.unread) } : one,
    );
    this.change({ channels });
  }

  hear(event: LiveEvent): void {
    const channel = String(event.channel ?? "");
    if (this.#isLoading) this.#hasMissed = true;
    if (this.#reading.has(channel)) this.#reading.set(channel, true);
    if (views.has(event.type)) void this.readModal();
    else if (places.has(event.type)) void this.#readChannels();
    else if (event.type === "home") this.change({ home: homeOf(event.view) });
    else if (event.type === "message_deleted") this.#heardDeleted(channel, String(event.ts));
    else if (event.type === "pinned") this.#changeMessage(channel, String(event.ts), { pinned: true });
    else if (event.message) this.#heardAbout(channel, event.type, event.message as ShownMessage);
  }

  #heardAbout(channel: string, type: string, message: ShownMessage): void {
    if (type === "message_changed") this.#changeMessage(channel, message.ts, message);
    else this.#heardMessage(channel, message);
  }

  #changeMessage(channel: string, ts: string, change: Partial<ShownMessage>): void {
    this.#changeTalk(channel, (messages) => messages.map((one) => (one.ts === ts ? { ...one, ...change } : one)));
  }

  #heardMessage(channel: string, message: ShownMessage): void {
    this.#changeTalk(channel, (messages) => inOrder(messages, message));
    if (message.user !== this.me) this.change({ heard: message });
    if (!this.shown.value.channels.some(({ id }) => id === channel)) return void this.#readChannels();
    const isQuiet = message.user === this.me || message.subtype?.startsWith("channel_") === true || message.ephemeral;
    if (this.#open.has(channel)) this.#markRead(channel);
    else if (!isQuiet) this.#changeUnread(channel, (unread) => unread + 1);
  }

  #heardDeleted(channel: string, ts: string): void {
    const talk = this.shown.value.talks.get(channel);
    if (talk?.messages.some(({ threadTs }) => threadTs === ts)) return void this.readNewest(channel);
    this.#changeTalk(channel, (messages) => messages.filter((one) => one.ts !== ts));
  }

  /** Several changes at once are read once. */
  async #readChannels(): Promise<void> {
    if (this.#areChannelsWanted) return;
    this.#areChannelsWanted = true;
    await new Promise((resolve) => setTimeout(resolve, 20));
    this.#areChannelsWanted = false;
    this.change({ channels: await this.ask<ShownChannel[]>("channels") });
    for (const channel of this.#open.keys()) this.#markRead(channel);
  }

  async readModal(): Promise<void> {
    const modal = (await this.ask<ShownModal | null>("modal")) ?? undefined;
    const isOther = modal?.id !== this.shown.value.modal?.id;
    this.change({ modal, ...(isOther ? { trouble: undefined } : {}) });
  }

  /** Runs something she does; what the workspace refuses is shown to her instead of thrown. */
  async attempt<Answer>(work: () => Promise<Answer>): Promise<Answer | undefined> {
    this.change({ trouble: undefined });
    try {
      const answer = await work();
      const ack = fieldsOf(answer).ack;
      if (ack === "operation_timeout") this.change({ trouble: { key: "noAnswer" } });
      if (ack === "dispatch_failed") this.change({ trouble: { key: "noConnection" } });
      return answer;
    } catch (error) {
      const detail = error instanceof Refused ? error.code || error.message : String(error);
      this.change({ trouble: { key: "notPossible", detail } });
      return undefined;
    }
  }

  async openHome(): Promise<void> {
    await this.attempt(() => this.ask("open-home"));
  }

  /** The conversation with a person or the app, made if there is none. */
  async direct(person: string): Promise<string | undefined> {
    const opened = await this.attempt(() => this.ask<{ id: string }>("open", { channel: person }));
    await this.#readChannels();
    return opened?.id;
  }
}

function homeOf(view: unknown): HomeView | undefined {
  const { id, blocks, state } = fieldsOf(view);
  if (typeof id !== "string" || !Array.isArray(blocks)) return undefined;
  return { id, blocks: blocks as Fields[], values: fieldsOf(fieldsOf(state).values) };
}

/** New ones stand at the end, but an answer may have overtaken the event. */
function inOrder(messages: readonly ShownMessage[], message: ShownMessage): readonly ShownMessage[] {
  const last = messages.at(-1);
  if (!last || last.ts < message.ts) return [...messages, message];
  const place = messages.findIndex(({ ts }) => ts >= message.ts);
  const isKnown = messages[place]?.ts === message.ts;
  return messages.toSpliced(place, isKnown ? 1 : 0, message);
}
