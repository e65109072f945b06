import type { ShownChannel, ShownMessage } from "../workspace/screen.ts";
import { type Fields, fieldsOf, listOf, textOf } from "./json.ts";
import { layout } from "./layout.ts";
import { isWithBot } from "./places.ts";
import type { Screen } from "./screen.ts";
import { screenOf } from "./screens.ts";
import { loadedSession, playgroundNow } from "./session.ts";

export type Who = "coordinator" | "mentor" | "actor";
export type Where = "home" | "bot" | "pair" | "network";

const NETWORK = "auroras-tyontekijat";
const PAIR = /^pari-/;

/** The three of the story: the first of the cast with each role. */
export const personFor = (who: Who): string => loadedSession().cast.find(({ role }) => role === who)?.id ?? "";
export const screenFor = (who: Who): Screen => screenOf(personFor(who));

/** What the three have in front of them, as far as the tour asks. */
export class TourView {
  /** The act that is looked at began then: what is older does not count. */
  readonly since: number;

  constructor(since: number) {
    this.since = since;
  }

  now(): number {
    return playgroundNow();
  }

  channel(who: Who, where: Exclude<Where, "home">): ShownChannel | undefined {
    const { channels } = screenFor(who).shown.value;
    if (where === "bot") return channels.find(isWithBot);
    if (where === "network") return channels.find(({ name }) => name === NETWORK);
    const both = [personFor("mentor"), personFor("actor")];
    return channels.findLast(({ name, members }) => PAIR.test(name) && both.every((one) => members.includes(one)));
  }

  /** Whether the newest that can be pressed there has this id; with `isNew` only what came since the act began. */
  offers(who: Who, where: Where, action: string, isNew = false): boolean {
    return this.button(who, where, action, isNew) !== undefined;
  }

  button(who: Who, where: Where, action: string, isNew = false): Fields | undefined {
    if (where === "home") return elementIn(screenFor(who).shown.value.home?.blocks ?? [], action);
    const channel = this.channel(who, where);
    const screen = screenFor(who);
    if (!channel) return undefined;
    const talk = screen.shown.value.talks.get(channel.id);
    if (!talk) void screen.readNewest(channel.id);
    const messages = talk?.messages ?? [];
    const found = messages.findLast((message) => this.#counts(message, isNew) && elementIn(message.blocks, action));
    return found && elementIn(found.blocks, action);
  }

  #counts({ ts }: ShownMessage, isNew: boolean): boolean {
    return !isNew || Number(ts) * 1000 >= this.since;
  }

  stands(who: Who, where: Exclude<Where, "home">): boolean {
    const id = this.channel(who, where)?.id;
    return layout.value.columns.some(
      ({ person, place }) => person === personFor(who) && place.at === "channel" && place.id === id,
    );
  }

  modal(who: Who): string | undefined {
    return screenFor(who).shown.value.modal?.callbackId;
  }
}

function elementIn(blocks: readonly Fields[], action: string): Fields | undefined {
  const isIt = (element: Fields) => textOf(element.action_id) === action;
  for (const block of blocks) {
    const found = [...listOf(block.elements), fieldsOf(block.accessory)].find(isIt);
    if (found) return found;
  }
  return undefined;
}
