import { type Fields, fieldsOf, textOf } from "./json.ts";
import { refusalKind } from "./refusal-kinds.ts";
import type { Screen, ScreenContent } from "./screen.ts";
import { initialRaw, type Raw, rawOfState } from "./values.ts";

/** An element and the block that it is in. */
export type ElementPlace = { block: Fields; element: Fields };

/** What an act is done to. For a message it has the blocks that the page shows: the message may have changed meanwhile. */
type Target = { view: string } | { channel: string; ts: string; blocks: readonly Fields[] };

/** `block_id:action_id`, unique on its surface. */
export const elementKey = ({ block, element }: ElementPlace): string =>
  `${textOf(block.block_id)}:${textOf(element.action_id)}`;

const SEND_AFTER_MS = 400;

/** A message, a Home tab or the top modal of one screen. Reads the values of its elements, and sends what the person types, chooses and presses. */
export class Surface {
  readonly screen: Screen;
  readonly kind: "message" | "home" | "modal";
  readonly key: string;
  readonly #target: Target;
  readonly #values: Fields;
  readonly #drafts: ReadonlyMap<string, Raw>;

  constructor(
    screen: Screen,
    kind: Surface["kind"],
    target: Target,
    held: { values: unknown; drafts?: ReadonlyMap<string, Raw> },
  ) {
    this.screen = screen;
    this.kind = kind;
    this.#target = target;
    this.key = "view" in target ? target.view : `${target.channel}:${target.ts}`;
    this.#values = fieldsOf(held.values);
    this.#drafts = held.drafts ?? new Map();
  }

  /** The element's value: what was typed here, else what the workspace refused, else what it holds. */
  valueAt(place: ElementPlace): Raw {
    const id = elementKey(place);
    const typed = this.screen.content.value.typed.get(`${this.key} ${id}`);
    if (typed !== undefined) return typed;
    const draft = this.#drafts.get(id);
    if (draft !== undefined) return draft;
    const state = fieldsOf(this.#values[textOf(place.block.block_id)])[textOf(place.element.action_id)];
    return state === undefined ? initialRaw(place.element) : rawOfState(state);
  }

  isWaiting(id: string): boolean {
    return this.screen.content.value.waiting.has(`${this.key} ${id}`);
  }

  /** Stores a typed value at once, and sends it after `SEND_AFTER_MS` or before the next act. */
  type(place: ElementPlace, raw: Raw): void {
    this.#store(place, raw);
    const send = () => this.#send(place, raw);
    queueOf(this.screen).unsent.set(`${this.key} ${elementKey(place)}`, send);
    scheduleFlush(this.screen);
  }

  /** Stores a chosen value and sends it at once. If the workspace refuses it, the old value returns. */
  async choose(place: ElementPlace, raw: Raw): Promise<void> {
    queueOf(this.screen).unsent.delete(`${this.key} ${elementKey(place)}`);
    const before = this.valueAt(place);
    this.#store(place, raw);
    const done = await this.#act(elementKey(place), () => this.#send(place, raw));
    if (done === undefined && this.screen.content.value.trouble) this.#store(place, before);
  }

  async press(place: ElementPlace, option?: string): Promise<void> {
    const what = option === undefined ? elementKey(place) : `${elementKey(place)}:${option}`;
    await this.#act(elementKey(place), () => this.screen.ask("press", { target: this.#target, what, confirm: true }));
  }

  /** The options that the app offers in an external select for this query. */
  async findSuggestions(place: ElementPlace, query: string): Promise<Fields[]> {
    const answer = await this.screen.attempt(() =>
      this.screen.ask<{ options: Fields[] }>("suggest", {
        target: this.#target,
        what: elementKey(place),
        query,
      }),
    );
    return answer?.options ?? [];
  }

  /** Stores a typed value without sending it: `choose` sends it later, or `flush`. */
  typeUnsent(place: ElementPlace, raw: Raw): void {
    this.#store(place, raw);
    queueOf(this.screen).unsent.set(`${this.key} ${elementKey(place)}`, () => this.#send(place, raw));
  }

  /** Whether a typed value of this element was not sent yet. */
  hasUnsent(place: ElementPlace): boolean {
    return queueOf(this.screen).unsent.has(`${this.key} ${elementKey(place)}`);
  }

  #store(place: ElementPlace, raw: Raw): void {
    const key = `${this.key} ${elementKey(place)}`;
    const { typed, changed } = this.screen.content.value;
    this.screen.change({ typed: new Map(typed).set(key, raw), changed: new Set(changed).add(key) });
  }

  #send(place: ElementPlace, raw: Raw): Promise<unknown> {
    return this.screen.ask("choose", { target: this.#target, what: elementKey(place), value: raw, confirm: true });
  }

  async #act(id: string, work: () => Promise<unknown>): Promise<unknown> {
    const { screen } = this;
    const key = `${this.key} ${id}`;
    setWaiting(screen, (waiting) => waiting.add(key));
    try {
      await flush(screen);
      return await screen.act(work);
    } finally {
      setWaiting(screen, (waiting) => waiting.delete(key));
    }
  }
}

function setWaiting(screen: Screen, change: (waiting: Set<string>) => void): void {
  const waiting: Set<string> = new Set(screen.content.value.waiting);
  change(waiting);
  screen.change({ waiting } satisfies Partial<ScreenContent>);
}

/** The typed values of a screen that were not sent yet: one function for each element. */
type SendQueue = { unsent: Map<string, () => Promise<unknown>>; timer: number | undefined; sending: Promise<void> };
const queues = new WeakMap<Screen, SendQueue>();

function queueOf(screen: Screen): SendQueue {
  const existing = queues.get(screen);
  if (existing) return existing;
  const made: SendQueue = { unsent: new Map(), timer: undefined, sending: Promise.resolve() };
  queues.set(screen, made);
  return made;
}

function scheduleFlush(screen: Screen): void {
  const queue = queueOf(screen);
  clearTimeout(queue.timer);
  queue.timer = window.setTimeout(() => void flush(screen), SEND_AFTER_MS);
}

/** Whether the field of an unsent value is there: a modal may have been closed or changed. `key`: the surface's key and the element's. */
function isThere(screen: Screen, key: string): boolean {
  const { modal, home } = screen.content.value;
  const [surface = "", element] = key.split(" ");
  if (surface.includes(":") || surface === home?.id) return true;
  if (surface !== modal?.id) return false;
  const isInput = modal.fields.some(({ blockId, actionId }) => `${blockId}:${actionId}` === element);
  return isInput || modal.blocks.some(({ block_id, type }) => type !== "input" && element?.startsWith(`${block_id}:`));
}

/** Sends all typed values that were not sent yet, in order. Resolves when the workspace has answered. */
export function flush(screen: Screen): Promise<void> {
  const queue = queueOf(screen);
  clearTimeout(queue.timer);
  const unsent = [...queue.unsent];
  queue.unsent.clear();
  queue.sending = queue.sending.then(async () => {
    for (const [key, send] of unsent) if (isThere(screen, key)) await screen.attempt(send);
    // A form that was closed while its last words were on the way needs them no longer.
    const { trouble } = screen.content.value;
    if (trouble && refusalKind(trouble.code ?? "", trouble.text ?? "") === "closed")
      screen.change({ trouble: undefined });
  });
  return queue.sending;
}
