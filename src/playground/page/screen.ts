import type { ShownChannel, ShownMessage, ShownModal } from "../workspace/screen.ts";
import { askAs, type LiveEvent, Refused } from "./connection.ts";
import type { Fields } from "./json.ts";
import { fieldsOf } from "./json.ts";
import { Store } from "./store.ts";
import { actHere } from "./tab.ts";
import type { Raw } from "./values.ts";

export type HomeView = { id: string; blocks: Fields[]; values: Fields };

/** The newest messages of a conversation, oldest first; `isWhole` when there are no older ones. */
export type LoadedConversation = { messages: readonly ShownMessage[]; isWhole: boolean };

/** What went wrong with the person's last act: a key of the page's words, and the workspace's refusal (refusals.ts). */
export type Trouble = { key: "noAnswer" | "noConnection" | "notPossible"; code?: string; text?: string };

/** What one person's client shows. */
export type ScreenContent = {
  isLoaded: boolean;
  channels: readonly ShownChannel[];
  /** Those that were loaded so far, by channel id. */
  conversations: ReadonlyMap<string, LoadedConversation>;
  home: HomeView | undefined;
  modal: ShownModal | undefined;
  /** The values typed or chosen on this page, by surface and element (surface.ts). They take precedence over the workspace's values. */
  typed: ReadonlyMap<string, Raw>;
  /** The fields whose value was changed since the modal was last sent, as in `typed`: their complaints are about an older value. */
  changed: ReadonlySet<string>;
  trouble: Trouble | undefined;
  /** The newest message by somebody else that came while the page was open. */
  newest: ShownMessage | undefined;
  /** Presses that the app has not acknowledged yet, by surface and element. */
  waiting: ReadonlySet<string>;
};

/** How many messages are loaded at once. */
const PAGE_SIZE = 60;
/** Changes of channels that come within this time are read once. */
const READ_CHANNELS_AFTER_MS = 20;
const viewEvents: ReadonlySet<string> = new Set(["view_opened", "view_updated", "view_closed", "view_errors"]);
const channelEvents: ReadonlySet<string> = new Set(["channel", "channel_left"]);

/** One person's client: loads what the workspace shows the person, applies live events, and sends the person's acts. */
export class Screen {
  /** The person's id. */
  readonly me: string;
  readonly content = new Store<ScreenContent>({
    isLoaded: false,
    channels: [],
    conversations: new Map(),
    home: undefined,
    modal: undefined,
    typed: new Map(),
    changed: new Set(),
    trouble: undefined,
    newest: undefined,
    waiting: new Set(),
  });
  /** In how many columns each conversation is shown now: its new messages are marked as read. */
  readonly #open = new Map<string, number>();
  /** The conversations that are being loaded, and whether an event of theirs came meanwhile. */
  readonly #loading = new Map<string, boolean>();
  #willReadChannels = false;
  #isLoading = false;
  /** An event came while everything was being loaded. */
  #hasMissed = false;

  constructor(me: string) {
    this.me = me;
  }

  change(change: Partial<ScreenContent>): void {
    this.content.value = { ...this.content.value, ...change };
  }

  ask<Answer>(action: string, given: Readonly<Record<string, unknown>> = {}): Promise<Answer> {
    return askAs(this.me, action, given);
  }

  /** Loads everything again. When an event comes meanwhile it starts over, because its answers may be older than the event. */
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
    this.change({ isLoaded: true, channels, modal: modal ?? undefined, home: homeOf(home), conversations: new Map() });
    this.#isLoading = false;
    await Promise.all([...this.#open.keys()].map((channel) => this.loadNewest(channel)));
  }

  /** Loads the conversation and marks what comes there as read, until the returned function is called. */
  enter(channel: string): () => void {
    this.#open.set(channel, (this.#open.get(channel) ?? 0) + 1);
    if (!this.content.value.conversations.has(channel)) void this.loadNewest(channel);
    this.#markRead(channel);
    return () => {
      const left = (this.#open.get(channel) ?? 1) - 1;
      if (left > 0) this.#open.set(channel, left);
      else this.#open.delete(channel);
    };
  }

  async loadNewest(channel: string): Promise<void> {
    if (this.#loading.has(channel)) return void this.#loading.set(channel, true);
    let messages: ShownMessage[];
    do {
      this.#loading.set(channel, false);
      messages = await this.ask<ShownMessage[]>("messages", { channel, limit: PAGE_SIZE });
    } while (this.#loading.get(channel));
    this.#loading.delete(channel);
    this.#setConversation(channel, { messages, isWhole: messages.length < PAGE_SIZE });
  }

  async loadOlder(channel: string): Promise<void> {
    const loaded = this.content.value.conversations.get(channel);
    const before = loaded?.messages[0]?.ts;
    if (!loaded || loaded.isWhole || before === undefined) return;
    const older = await this.ask<ShownMessage[]>("messages", { channel, limit: PAGE_SIZE, before });
    const now = this.content.value.conversations.get(channel);
    if (now?.messages[0]?.ts !== before) return;
    this.#setConversation(channel, { messages: [...older, ...now.messages], isWhole: older.length < PAGE_SIZE });
  }

  #setConversation(channel: string, loaded: LoadedConversation): void {
    this.change({ conversations: new Map(this.content.value.conversations).set(channel, loaded) });
  }

  #changeMessages(channel: string, change: (messages: readonly ShownMessage[]) => readonly ShownMessage[]): void {
    const loaded = this.content.value.conversations.get(channel);
    if (loaded) this.#setConversation(channel, { ...loaded, messages: change(loaded.messages) });
  }

  #markRead(channel: string): void {
    const unread = this.content.value.channels.find(({ id }) => id === channel)?.unread ?? 0;
    void this.ask("read", { channel }).catch(() => {});
    if (unread > 0) this.#changeUnread(channel, () => 0);
  }

  #changeUnread(channel: string, change: (unread: number) => number): void {
    const channels = this.content.value.channels.map((one) =>
      one.id === channel ? { ...one, unread: change(one.unread) } : one,
    );
    this.change({ channels });
  }

  /** Applies a live event of this person's client. */
  applyEvent(event: LiveEvent): void {
    const channel = String(event.channel ?? "");
    if (this.#isLoading) this.#hasMissed = true;
    if (this.#loading.has(channel)) this.#loading.set(channel, true);
    if (viewEvents.has(event.type)) void this.loadModal();
    else if (channelEvents.has(event.type)) void this.#readChannels();
    else if (event.type === "home") this.change({ home: homeOf(event.view) });
    else if (event.type === "message_deleted") this.#removeMessage(channel, String(event.ts));
    else if (event.type === "pinned") this.#changeMessage(channel, String(event.ts), { pinned: true });
    else if (event.message) this.#applyMessage(channel, event.type, event.message as ShownMessage);
  }

  #applyMessage(channel: string, type: string, message: ShownMessage): void {
    if (type === "message_changed") this.#changeMessage(channel, message.ts, message);
    else this.#addMessage(channel, message);
  }

  #changeMessage(channel: string, ts: string, change: Partial<ShownMessage>): void {
    this.#changeMessages(channel, (messages) => messages.map((one) => (one.ts === ts ? { ...one, ...change } : one)));
  }

  #addMessage(channel: string, message: ShownMessage): void {
    this.#changeMessages(channel, (messages) => inOrder(messages, message));
    if (message.user !== this.me) this.change({ newest: message });
    if (!this.content.value.channels.some(({ id }) => id === channel)) return void this.#readChannels();
    const isQuiet = message.user === this.me || message.subtype?.startsWith("channel_") === true || message.ephemeral;
    if (this.#open.has(channel)) this.#markRead(channel);
    else if (!isQuiet) this.#changeUnread(channel, (unread) => unread + 1);
  }

  #removeMessage(channel: string, ts: string): void {
    const loaded = this.content.value.conversations.get(channel);
    if (loaded?.messages.some(({ threadTs }) => threadTs === ts)) return void this.loadNewest(channel);
    this.#changeMessages(channel, (messages) => messages.filter((one) => one.ts !== ts));
  }

  async #readChannels(): Promise<void> {
    if (this.#willReadChannels) return;
    this.#willReadChannels = true;
    await new Promise((resolve) => setTimeout(resolve, READ_CHANNELS_AFTER_MS));
    this.#willReadChannels = false;
    this.change({ channels: await this.ask<ShownChannel[]>("channels") });
    for (const channel of this.#open.keys()) this.#markRead(channel);
  }

  async loadModal(): Promise<void> {
    const modal = (await this.ask<ShownModal | null>("modal")) ?? undefined;
    const isOther = modal?.id !== this.content.value.modal?.id;
    this.change({ modal, ...(isOther ? { trouble: undefined } : {}) });
  }

  /** Runs an act of the person. An error or a missing acknowledgement becomes the screen's trouble; after an error it resolves to undefined. */
  async attempt<Answer>(work: () => Promise<Answer>): Promise<Answer | undefined> {
    this.change({ trouble: undefined });
    try {
      const answer = await work();
      const ack = fieldsOf(answer).ack;
      if (ack === "operation_timeout") this.change({ trouble: { key: "noAnswer" } });
      if (ack === "dispatch_failed") this.change({ trouble: { key: "noConnection" } });
      return answer;
    } catch (error) {
      const code = error instanceof Refused ? error.code : "";
      this.change({ trouble: { key: "notPossible", code, text: error instanceof Error ? error.message : "" } });
      return undefined;
    }
  }

  /** As `attempt`, for an act that may open a modal: it opens in this tab. */
  act<Answer>(work: () => Promise<Answer>): Promise<Answer | undefined> {
    actHere(this.me);
    return this.attempt(work);
  }

  async openHome(): Promise<void> {
    await this.attempt(() => this.ask("open-home"));
  }

  /** Opens the direct conversation with a person or the app (`@bot`); resolves to its id. */
  async openDirect(person: string): Promise<string | undefined> {
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

/** The messages with this one added, or replaced if it is there already because an answer overtook its event. */
function inOrder(messages: readonly ShownMessage[], message: ShownMessage): readonly ShownMessage[] {
  const last = messages.at(-1);
  if (!last || last.ts < message.ts) return [...messages, message];
  const place = messages.findIndex(({ ts }) => ts >= message.ts);
  const isKnown = messages[place]?.ts === message.ts;
  return messages.toSpliced(place, isKnown ? 1 : 0, message);
}
