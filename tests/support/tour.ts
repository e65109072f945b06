import { sql } from "../../db/store/drizzle.ts";
import type { Modal, Person, ShownSurface } from "../../src/playground/workspace/person.ts";
import type { SubmitOutcome } from "../../src/playground/workspace/submission-answers.ts";
import { instantOf, MINUTE_MS } from "../../src/programme/calendar/calendar.ts";
import type { Language } from "../../src/texts/languages.ts";
import { type Drawing, drawnView, everythingDrawn } from "./drawn.ts";
import { foundFromHome } from "./from-home.ts";
import { ZONE } from "./helsinki.ts";
import { longestLines, longestText } from "./typed.ts";
import type { World } from "./world.ts";

/** `longest`: every field is filled to its limit with difficult text. `empty`: only required fields are filled in. */
export type Data = "longest" | "empty";

/** Where a button is: in a conversation, on Home, or in the person's open modal. */
type Where = { in: string } | "home" | "modal";

type Element = { action_id?: string; value?: string; confirm?: unknown };
type Block = { block_id?: string; elements?: Element[]; accessory?: Element };
type Field = ReturnType<Modal["fields"]>[number];

const MOST_TASKS = 20;
/** How long each act takes on the clock of the test. */
const ACT_MS = 5_000;
/** Texts up to this length may be shown in one line with others. */
const SHORT_TEXT = 600;
const WENT_WELL: readonly SubmitOutcome[] = ["closed", "updated", "cleared", "pushed"];

/**
 * People who do things in one language, with the longest or the shortest answers. Buttons and fields are found by their ids, so that the same acts
 * work in every language. Remembers what was used and what was drawn.
 */
export class Tour {
  readonly world: World;
  readonly language: Language;
  readonly data: Data;
  readonly used = { commands: new Set<string>(), presses: new Set<string>(), submits: new Set<string>() };
  /** Long texts by the field into which they were typed. */
  readonly typed = new Map<string, string[]>();
  private readonly answers: Drawing[] = [];

  constructor(world: World, way: { language: Language; data: Data }) {
    this.world = world;
    this.language = way.language;
    this.data = way.data;
    // A trigger notes the kinds at once, because settled rows are deleted when nothing needs them.
    world.db.orm.run(sql`create temp table said (kind text primary key)`);
    world.db.orm.run(sql`create temp trigger saying after update of state on outbox when new.state = 'sent'
      begin insert or ignore into said values (new.kind); end`);
  }

  /** The outbox kinds of which rows were delivered. */
  said = (): string[] => this.world.db.orm.all<{ kind: string }>(sql`select kind from said`).map(({ kind }) => kind);

  /** Waits until all that follows has happened. Every act takes some seconds, and rate limits are waited for. */
  async calm(): Promise<void> {
    await this.delivered();
    this.world.clock.advance(ACT_MS);
    await this.passUntil(this.world.now() + MINUTE_MS);
  }

  /** Moves the clock to a day and time, and stops whenever something becomes due. */
  async travelTo(on: string, time: string): Promise<void> {
    const at = instantOf(on, time, ZONE) ?? Number.NaN;
    if (!(at > this.world.now())) throw new Error(`${on} ${time} is over`);
    await this.passUntil(at);
    await this.delivered();
    this.world.clock.travelTo(at);
  }

  /** Delivers everything that becomes due until then. The clock stops at the last of it. */
  private async passUntil(at: number): Promise<void> {
    const { bot, clock } = this.world;
    for (let next = bot.nextDueAt(); next !== undefined && next <= at; next = bot.nextDueAt()) {
      clock.travelTo(next);
      await this.tickedOut();
    }
    const errors = this.world.takeErrors();
    if (errors.length > 0) throw new Error(`the bot logged errors:\n${errors.join("\n")}`);
  }

  private async delivered(): Promise<void> {
    await this.world.control.idle(3);
    await this.world.bot.idle();
    await this.tickedOut();
  }

  /** Repeats until nothing happens: what the bot does comes back as events, which may make it do more. */
  private async tickedOut(): Promise<void> {
    const { bot, control } = this.world;
    while ((await bot.tick()) > 0) {
      await control.idle(1);
      await bot.idle();
    }
  }

  async command(person: Person, channel: string, command: string, text = ""): Promise<void> {
    await person.command(channel, command, text);
    this.used.commands.add(command);
    await this.calm();
  }

  /** Types something to the bot. */
  async say(person: Person, text: string): Promise<void> {
    await person.say("@bot", text);
    await this.calm();
  }

  /** Sends the bot a recording without a word. */
  async record(person: Person): Promise<void> {
    await person.upload("@bot", { name: "aani.m4a", bytes: Buffer.from("ei kuva") });
    await this.calm();
  }

  /**
   * Presses the button with this id in the newest message with it, on Home, or in the open modal.
   * `about`: how its value begins, if there are several.
   */
  async press(person: Person, where: Where, actionId: string, about = ""): Promise<void> {
    const isIt = (one: ShownSurface) => placeOf(one, actionId, about) !== undefined;
    const there = await this.shown(person, where, isIt);
    const shown =
      where === "home" && there && !isIt(there)
        ? await foundFromHome(person, there, actionId, { settle: () => this.calm(), about })
        : there;
    if (!shown) throw new Error(`nothing to press: ${actionId} ${about} for ${person.id} on ${JSON.stringify(where)}`);
    const { title } = (await person.modal()) ?? {};
    await this.pressOn(person, shown, actionId, about);
    // A menu that Home led to stays open after what opens nothing.
    if (where === "home" && title !== undefined && (await person.modal())?.title === title) await person.closeAll();
  }

  /** Chooses an option in a list that sends an event at once. */
  async choose(person: Person, where: Where, actionId: string, value: unknown): Promise<void> {
    const shown = await this.shown(person, where, (one) => placeOf(one, actionId, "") !== undefined);
    const place = shown && placeOf(shown, actionId, "");
    if (!shown || !place) throw new Error(`nothing to choose: ${actionId} for ${person.id}`);
    await person.choose(shown, `${place.blockId}:${actionId}`, value, { stale: true });
    this.used.presses.add(actionId);
    await this.calm();
  }

  /** Presses all buttons with this id on the person's Home, one after the other. */
  async pressAll(person: Person, actionId: string): Promise<void> {
    const has = (home: ShownSurface | undefined) => home && placeOf(home, actionId, "");
    for (let home = await person.home(); has(home); home = await person.shownHome())
      await this.press(person, "home", actionId);
  }

  /** Presses a button on a message or view that was fetched earlier. */
  async pressOn(person: Person, shown: ShownSurface, actionId: string, about = ""): Promise<void> {
    const place = placeOf(shown, actionId, about);
    if (!place) throw new Error(`nothing to press: ${actionId} ${about}`);
    await person.press(shown, `${place.blockId}:${actionId}`, { confirm: place.asks, stale: true });
    this.used.presses.add(actionId);
    await this.calm();
  }

  /** The newest message in which the person can press this. */
  async messageWith(person: Person, channel: string, actionId: string, about = ""): Promise<ShownSurface> {
    const found = await this.shown(person, { in: channel }, (one) => placeOf(one, actionId, about) !== undefined);
    if (!found) throw new Error(`no message with ${actionId} ${about} in ${channel}`);
    return found;
  }

  private async shown(
    person: Person,
    where: Where,
    isIt: (shown: ShownSurface) => boolean,
  ): Promise<ShownSurface | undefined> {
    if (where === "home") return this.home(person, isIt);
    if (where === "modal") return person.modal();
    return (await person.messages(where.in)).findLast(isIt);
  }

  /** The person's Home, turned to the page with this button. */
  private async home(person: Person, isIt: (shown: ShownSurface) => boolean): Promise<ShownSurface | undefined> {
    let home = (await person.shownHome()) ?? (await person.home());
    for (const turn of ["home:page", "home:page-back"]) {
      while (home && !isIt(home) && placeOf(home, turn, "")) {
        await this.pressOn(person, home, turn);
        home = await person.shownHome();
      }
    }
    return home;
  }

  /** Fills in the open modal: these answers, and in every other field the longest text or, where allowed, nothing. */
  async fill(person: Person, answers: Record<string, unknown> = {}): Promise<void> {
    const modal = await person.modal();
    if (!modal) throw new Error(`${person.id} has no modal in front of her`);
    const given = new Map(Object.entries(answers));
    const values: Record<string, unknown> = {};
    for (const field of modal.fields()) {
      const name = field.blockId.replace(/~\d+$/u, "");
      const value = given.has(name) ? given.get(name) : this.usual(name, field);
      given.delete(name);
      if (value !== undefined) {
        values[field.blockId] = value;
        this.noteTold(field);
      }
      if (typeof value === "string" && value.length > SHORT_TEXT) this.noteTyped(name, value);
    }
    if (given.size > 0) throw new Error(`${modal.title} has no ${[...given.keys()].join(", ")}`);
    await person.fill(values);
  }

  /** Some fields send an event when an option is chosen. */
  private noteTold({ element }: Field): void {
    const { action_id: actionId = "" } = element as Element;
    if (this.world.bot.registered.presses.includes(actionId)) this.used.presses.add(actionId);
  }

  /** Each line of a list of tasks is shown by itself. */
  private noteTyped(name: string, value: string): void {
    const texts = name.endsWith("Tasks") ? value.split("\n") : [value];
    this.typed.set(name, [...(this.typed.get(name) ?? []), ...texts]);
  }

  private usual(name: string, field: Field): unknown {
    return this.data === "longest" ? longestAnswer(name, field) : leastAnswer(field);
  }

  /** Submits the open modal. Throws on any other result than success or `expected`. */
  async submit(person: Person, expected?: SubmitOutcome): Promise<void> {
    const callbackId = (await person.modal())?.callbackId ?? "";
    const result = await person.submit();
    await this.calm();
    if (expected ? result.outcome !== expected : !WENT_WELL.includes(result.outcome))
      throw new Error(`${callbackId} in ${this.language}: ${JSON.stringify(result)}`);
    this.used.submits.add(callbackId);
    if (result.outcome === "updated") await this.noteModal(person);
  }

  private async noteModal(person: Person): Promise<void> {
    const modal = await person.modal();
    if (!modal) return;
    const { title, submit, close, blocks, callbackId } = modal;
    this.answers.push(drawnView({ type: "modal", title, submit, close, blocks, callback_id: callbackId }));
  }

  /** Fills in the open modal, submits it and closes what is left open. */
  async send(person: Person, answers: Record<string, unknown> = {}, expected?: SubmitOutcome): Promise<void> {
    await this.fill(person, answers);
    await this.submit(person, expected);
    await this.close(person);
  }

  async close(person: Person): Promise<void> {
    if (await person.modal()) await person.closeAll();
  }

  async drawn(): Promise<Drawing[]> {
    return [...(await everythingDrawn(this.world)), ...this.answers];
  }
}

type Placed = { blockId: string; asks: boolean };

/** The block in which this can be pressed. */
function placeOf(shown: ShownSurface, actionId: string, about: string): Placed | undefined {
  for (const { block_id: blockId = "", elements = [], accessory } of shown.blocks as Block[]) {
    const found = [...elements, ...(accessory ? [accessory] : [])].find(
      (element) => element.action_id === actionId && (about === "" || (element.value ?? "").startsWith(about)),
    );
    if (found) return { blockId, asks: found.confirm !== undefined };
  }
  return undefined;
}

type Drawn = { type?: string; multiline?: boolean; max_length?: number; options?: { value: string }[] };

function longestAnswer(name: string, { element, value }: Field): unknown {
  const { type, multiline = false, max_length: most = 3000, options = [] } = element as Drawn;
  if (type === "plain_text_input" && name === "goals") return longestText(name, most);
  if (type === "plain_text_input")
    return name.endsWith("Tasks") ? longestLines(name, most, MOST_TASKS) : longestText(name, most, multiline);
  if (type === "checkboxes" || type === "multi_static_select") return options.map((option) => option.value);
  if (type === "radio_buttons" || type === "static_select") return value ?? options.at(-1)?.value;
  return undefined;
}

function leastAnswer({ element, value, optional }: Field): unknown {
  const { type, options = [] } = element as Drawn;
  if (optional) return value === null || (Array.isArray(value) && value.length === 0) ? undefined : null;
  if (type === "plain_text_input") return value ?? "x";
  if (type === "checkboxes" || type === "multi_static_select") return options.slice(0, 1).map((option) => option.value);
  if (type === "radio_buttons" || type === "static_select") return value ?? options[0]?.value;
  return undefined;
}
