import type { ShownChannel, ShownMessage } from "../workspace/screen.ts";
import { type Fields, fieldsOf, listOf, textOf } from "./json.ts";
import { layout } from "./layout.ts";
import { isWithBot } from "./places.ts";
import type { Screen } from "./screen.ts";
import { screenOf } from "./screens.ts";
import { dateAt, loadedSession, playgroundNow } from "./session.ts";

/** `member`: one of the two in the coordinator's newest pair. */
export type Who = "coordinator" | "mentor" | "actor" | "member";
export type Where = "home" | "bot" | "pair" | "group" | "network" | "peers";

const NETWORK = "auroras-tyontekijat";
const PEERS = "auroras-mentorit";
const PAIR = /^pari-/;
const GROUP = /^ryhma-/;

/** The id of the first member of the cast with this role; of `member`, the coordinator herself while she has no pair. */
export function personFor(who: Who): string {
  if (who !== "member") return loadedSession().cast.find(({ role }) => role === who)?.id ?? "";
  const coordinator = personFor("coordinator");
  const pair = pairChannel(screenOf(coordinator).content.value.channels);
  return pair?.members.find((id) => id !== coordinator && id !== loadedSession().bot) ?? coordinator;
}

const pairChannel = (channels: readonly ShownChannel[], people: readonly string[] = []): ShownChannel | undefined =>
  channels.findLast(
    ({ name, members, isArchived }) => PAIR.test(name) && !isArchived && people.every((one) => members.includes(one)),
  );

export const screenFor = (who: Who): Screen => screenOf(personFor(who));

/** Answers the tour's questions about the screens of its three people. */
export class TourView {
  /** When the current act began, in the playground's time: a question with `isNew` ignores messages before it. */
  readonly since: number;
  /** The modals that were opened, and those that were sent, since the act began: `<who> <callback_id>`. */
  readonly #seen: ReadonlySet<string>;

  constructor(since: number, seen: ReadonlySet<string> = new Set()) {
    this.since = since;
    this.#seen = seen;
  }

  /** How many people the workspace has, the bot included. */
  people(): number {
    return loadedSession().people.length;
  }

  /** Whether a modal of this person was open since the act began. */
  hasOpened(who: Who): boolean {
    return [...this.#seen].some((one) => one.startsWith(`opened ${who} `));
  }

  /** Whether this modal of the person was open and is no longer. */
  hasSent(who: Who, callbackId: string): boolean {
    return this.#seen.has(`opened ${who} ${callbackId}`) && this.modal(who) !== callbackId;
  }

  /** Whether a file is there. */
  hasFile(who: Who, where: Exclude<Where, "home">): boolean {
    return this.#messages(who, where).some(({ files }) => files.length > 0);
  }

  /** Whether these two have a channel, in which the person is too. */
  hasPair(who: Who, two: readonly string[]): boolean {
    return pairChannel(screenFor(who).content.value.channels, two) !== undefined;
  }

  /** Whether something was said there in this month, `MM`. */
  hasNewsOf(month: string, who: Who, where: Exclude<Where, "home">): boolean {
    return this.#messages(who, where).some(({ ts }) => dateAt(Number(ts) * 1000).slice(5, 7) === month);
  }

  now(): number {
    return playgroundNow();
  }

  channel(who: Who, where: Exclude<Where, "home">): ShownChannel | undefined {
    const { channels } = screenFor(who).content.value;
    if (where === "bot") return channels.find(isWithBot);
    if (where === "network") return channels.find(({ name }) => name === NETWORK);
    if (where === "peers") return channels.find(({ name }) => name === PEERS);
    if (where === "group") return channels.findLast(({ name, isArchived }) => GROUP.test(name) && !isArchived);
    return pairChannel(channels, who === "mentor" || who === "actor" ? [personFor("mentor"), personFor("actor")] : []);
  }

  /** Whether a button with this action_id is there; with `isNew` only in messages since the act began. */
  offers(who: Who, where: Where, action: string, isNew = false): boolean {
    return this.button(who, where, action, isNew) !== undefined;
  }

  /** The newest button with this action_id there. */
  button(who: Who, where: Where, action: string, isNew = false): Fields | undefined {
    if (where === "home") return elementIn(screenFor(who).content.value.home?.blocks ?? [], action);
    const found = this.#messages(who, where).findLast(
      (message) => this.#counts(message, isNew) && elementIn(message.blocks, action),
    );
    return found && elementIn(found.blocks, action);
  }

  /** Whether the newest question with this button there is answered: its button stands out no longer. */
  isAnswered(who: Who, where: Where, action: string): boolean {
    const found = this.button(who, where, action);
    return found !== undefined && found.style !== "primary";
  }

  /** Whether the person's top modal has a button with this action_id. */
  modalOffers(who: Who, action: string): boolean {
    return elementIn(screenFor(who).content.value.modal?.blocks ?? [], action) !== undefined;
  }

  #messages(who: Who, where: Exclude<Where, "home">): readonly ShownMessage[] {
    const channel = this.channel(who, where);
    const screen = screenFor(who);
    if (!channel) return [];
    const talk = screen.content.value.conversations.get(channel.id);
    if (!talk) void screen.loadNewest(channel.id);
    return talk?.messages ?? [];
  }

  #counts({ ts }: ShownMessage, isNew: boolean): boolean {
    return !isNew || Number(ts) * 1000 >= this.since;
  }

  /** Whether the person's column shows this place. */
  isShown(who: Who, where: Where): boolean {
    const id = where === "home" ? undefined : this.channel(who, where)?.id;
    return layout.value.columns.some(
      ({ person, place }) =>
        person === personFor(who) &&
        (where === "home" ? place.at === "home" : place.at === "channel" && place.id === id),
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
