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

/** The id of the first member of the cast with this role. */
export const personFor = (who: Who): string => loadedSession().cast.find(({ role }) => role === who)?.id ?? "";
export const screenFor = (who: Who): Screen => screenOf(personFor(who));

/** Answers the tour's questions about the screens of its three people. */
export class TourView {
  /** When the current act began, in the playground's time: a question with `isNew` ignores messages before it. */
  readonly since: number;

  constructor(since: number) {
    this.since = since;
  }

  now(): number {
    return playgroundNow();
  }

  channel(who: Who, where: Exclude<Where, "home">): ShownChannel | undefined {
    const { channels } = screenFor(who).content.value;
    if (where === "bot") return channels.find(isWithBot);
    if (where === "network") return channels.find(({ name }) => name === NETWORK);
    const both = [personFor("mentor"), personFor("actor")];
    return channels.findLast(({ name, members }) => PAIR.test(name) && both.every((one) => members.includes(one)));
  }

  /** Whether a button with this action_id is there; with `isNew` only in messages since the act began. */
  offers(who: Who, where: Where, action: string, isNew = false): boolean {
    return this.button(who, where, action, isNew) !== undefined;
  }

  /** The newest button with this action_id there. */
  button(who: Who, where: Where, action: string, isNew = false): Fields | undefined {
    if (where === "home") return elementIn(screenFor(who).content.value.home?.blocks ?? [], action);
    const channel = this.channel(who, where);
    const screen = screenFor(who);
    if (!channel) return undefined;
    const talk = screen.content.value.conversations.get(channel.id);
    if (!talk) void screen.loadNewest(channel.id);
    const messages = talk?.messages ?? [];
    const found = messages.findLast((message) => this.#counts(message, isNew) && elementIn(message.blocks, action));
    return found && elementIn(found.blocks, action);
  }

  #counts({ ts }: ShownMessage, isNew: boolean): boolean {
    return !isNew || Number(ts) * 1000 >= this.since;
  }

  /** Whether the person's column shows this conversation. */
  isShown(who: Who, where: Exclude<Where, "home">): boolean {
    const id = this.channel(who, where)?.id;
    return layout.value.columns.some(
      ({ person, place }) => person === personFor(who) && place.at === "channel" && place.id === id,
    );
  }

  /** The callback_id of the person's top modal, or undefined if none is open. */
  modal(who: Who): string | undefined {
    return screenFor(who).content.value.modal?.callbackId;
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
