import { type Fields, fieldsOf, textOf } from "./json.ts";
import type { Screen, Shown } from "./screen.ts";
import { initialRaw, type Raw, rawOfState } from "./values.ts";

/** Where an element stands: the block and the element, by the ids that the workspace gave them. */
export type Place = { block: Fields; element: Fields };

/** With the blocks of a message as they stand here: it may have changed meanwhile, and what she presses is what she sees. */
type Target = { view: string } | { channel: string; ts: string; blocks: readonly Fields[] };

export const placeId = ({ block, element }: Place): string => `${textOf(block.block_id)}:${textOf(element.action_id)}`;

const FLUSH_AFTER = 400;

/** Something with blocks in front of a person: a message, her Home, or the modal on top. Her acts on it go through here. */
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
    stands: { values: unknown; drafts?: ReadonlyMap<string, Raw> },
  ) {
    this.screen = screen;
    this.kind = kind;
    this.#target = target;
    this.key = "view" in target ? target.view : `${target.channel}:${target.ts}`;
    this.#values = fieldsOf(stands.values);
    this.#drafts = stands.drafts ?? new Map();
  }

  /** What stands in the element now. */
  rawIn(place: Place): Raw {
    const id = placeId(place);
    const typed = this.screen.shown.value.typed.get(`${this.key} ${id}`);
    if (typed !== undefined) return typed;
    const draft = this.#drafts.get(id);
    if (draft !== undefined) return draft;
    const state = fieldsOf(this.#values[textOf(place.block.block_id)])[textOf(place.element.action_id)];
    return state === undefined ? initialRaw(place.element) : rawOfState(state);
  }

  isWaiting(id: string): boolean {
    return this.screen.shown.value.waiting.has(`${this.key} ${id}`);
  }

  /** Typed into a field: kept here at once, told to the workspace a little later or before the next act. */
  type(place: Place, raw: Raw): void {
    this.#keep(place, raw);
    const send = () => this.#send(place, raw);
    const { queue } = queueOf(this.screen);
    queue.set(`${this.key} ${placeId(place)}`, send);
    scheduleFlush(this.screen);
  }

  /** Chosen: told at once. */
  async choose(place: Place, raw: Raw): Promise<void> {
    queueOf(this.screen).queue.delete(`${this.key} ${placeId(place)}`);
    const before = this.rawIn(place);
    this.#keep(place, raw);
    const done = await this.#act(placeId(place), () => this.#send(place, raw));
    if (done === undefined && this.screen.shown.value.trouble) this.#keep(place, before);
  }

  async press(place: Place, option?: string): Promise<void> {
    const what = option === undefined ? placeId(place) : `${placeId(place)}:${option}`;
    await this.#act(placeId(place), () => this.screen.ask("press", { target: this.#target, what, confirm: true }));
  }

  async suggest(place: Place, query: string): Promise<Fields[]> {
    const answer = await this.screen.attempt(() =>
      this.screen.ask<{ options: Fields[] }>("suggest", { target: this.#target, what: placeId(place), query }),
    );
    return answer?.options ?? [];
  }

  /** Typed, and told only when she leaves the field or presses Enter. */
  keep(place: Place, raw: Raw): void {
    this.#keep(place, raw);
    queueOf(this.screen).queue.set(`${this.key} ${placeId(place)}`, () => this.#send(place, raw));
  }

  /** Whether something typed there waits to be told. */
  hasKept(place: Place): boolean {
    return queueOf(this.screen).queue.has(`${this.key} ${placeId(place)}`);
  }

  #keep(place: Place, raw: Raw): void {
    const typed = new Map(this.screen.shown.value.typed).set(`${this.key} ${placeId(place)}`, raw);
    this.screen.change({ typed });
  }

  #send(place: Place, raw: Raw): Promise<unknown> {
    return this.screen.ask("choose", { target: this.#target, what: placeId(place), value: raw, confirm: true });
  }

  async #act(id: string, work: () => Promise<unknown>): Promise<unknown> {
    const { screen } = this;
    const key = `${this.key} ${id}`;
    setWaiting(screen, (waiting) => waiting.add(key));
    try {
      await flush(screen);
      return await screen.attempt(work);
    } finally {
      setWaiting(screen, (waiting) => waiting.delete(key));
    }
  }
}

function setWaiting(screen: Screen, change: (waiting: Set<string>) => void): void {
  const waiting: Set<string> = new Set(screen.shown.value.waiting);
  change(waiting);
  screen.change({ waiting } satisfies Partial<Shown>);
}

type Queue = { queue: Map<string, () => Promise<unknown>>; timer: number | undefined; sending: Promise<void> };
const queues = new WeakMap<Screen, Queue>();

function queueOf(screen: Screen): Queue {
  const existing = queues.get(screen);
  if (existing) return existing;
  const made: Queue = { queue: new Map(), timer: undefined, sending: Promise.resolve() };
  queues.set(screen, made);
  return made;
}

function scheduleFlush(screen: Screen): void {
  const queue = queueOf(screen);
  clearTimeout(queue.timer);
  queue.timer = window.setTimeout(() => void flush(screen), FLUSH_AFTER);
}

/** Tells the workspace what was typed since the last time, in order. */
export function flush(screen: Screen): Promise<void> {
  const queue = queueOf(screen);
  clearTimeout(queue.timer);
  const waiting = [...queue.queue.values()];
  queue.queue.clear();
  queue.sending = queue.sending.then(async () => {
    for (const send of waiting) await screen.attempt(send);
  });
  return queue.sending;
}
