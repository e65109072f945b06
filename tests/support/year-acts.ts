import type { Person, ShownSurface } from "../../src/playground/workspace/person.ts";
import type { Outcome } from "../../src/programme/closing/rules.ts";
import type { PairRole } from "../../src/programme/pairs/roles.ts";
import { pressFromHome } from "./from-home.ts";
import { saidOn } from "./reading.ts";
import { command } from "./under-way.ts";
import type { World } from "./world.ts";
import { Ledger } from "./year-ledger.ts";
import type { Later, Story } from "./year-story.ts";

/** `isAfterwards`: the step is taken also if the pair has ended. */
type Step = { on: string; at: string; actor: string; isAfterwards: boolean; take(): Promise<void> };

/** Plays the year: who does what when. Notes each act in the ledger after it has succeeded. */
export class Year {
  readonly world: World;
  readonly ledger = new Ledger();
  #steps: Step[] = [];
  readonly #channels = new Map<string, string>();

  constructor(world: World) {
    this.world = world;
  }

  person(name: string): Person {
    return this.world.workspace.person(name);
  }

  /** Takes all planned steps until then, each at its time, and moves the clock to then. */
  async walkUntil(on: string, at: string): Promise<void> {
    for (;;) {
      this.#steps.sort((one, other) => `${one.on} ${one.at}`.localeCompare(`${other.on} ${other.at}`));
      const [next] = this.#steps;
      if (!next || `${next.on} ${next.at}` > `${on} ${at}`) break;
      this.#steps.shift();
      await this.world.travelTo(next.on, next.at);
      await next.take().catch((error: unknown) => {
        throw new Error(`${next.on} ${next.at}, the pair of ${next.actor}: ${String(error)}`, { cause: error });
      });
    }
    await this.world.travelTo(on, at);
  }

  /** Plans the steps of a pair's story, after its channel was opened. */
  begin(story: Story, channel: string, openedOn: string): void {
    const { actor, mentor, kickoff, later, end } = story;
    this.ledger.open(mentor, actor, openedOn);
    this.#channels.set(actor, channel);
    const plan = (on: string, at: string, take: () => Promise<void>, isAfterwards = false) =>
      this.#steps.push({ on, at, actor, isAfterwards, take });
    if (!story.isFormForgotten) plan(kickoff.on, endOf(kickoff.at), () => this.#meetFirst(story));
    for (const [index, meeting] of later.entries()) {
      if (meeting.agreedOn) plan(meeting.agreedOn, "12:00", () => this.agree(actor, actor, meeting.on));
      if (meeting.log !== "never") plan(meeting.on, "18:30", () => this.#meet(story, meeting, later[index + 1]));
    }
    if (!end) return;
    const { mentor: hers, actor: other, coordinator } = end;
    if (!coordinator && hers) plan(end.on, "12:00", () => this.#finish(story));
    if (coordinator && hers?.on) plan(hers.on, "12:00", () => this.#giveFeedback(story, "mentor"), true);
    if (other?.on) plan(other.on, "12:00", () => this.#giveFeedback(story, "actor"), true);
  }

  /** Removes the planned steps of a pair that has ended otherwise than in its story. */
  end(actor: string, on: string, outcome: Outcome): void {
    const couple = this.ledger.of(actor);
    couple.finishedOn = on;
    couple.said.coordinator = { outcome };
    this.#steps = this.#steps.filter((step) => step.actor !== actor || step.isAfterwards);
  }

  channelOf(actor: string): string {
    const channel = this.#channels.get(actor);
    if (!channel) throw new Error(`${actor} has no channel`);
    return channel;
  }

  /** Fills in the first meeting's form, for a person who has it open. */
  async fillKickoff(person: Person, { actor, kickoff, planned }: Story): Promise<void> {
    await this.fillAndSend(person, { on: kickoff.on, themes: ["applications", "jobs"], number: String(planned) });
    const couple = this.ledger.of(actor);
    couple.planned = planned;
    couple.met.push({ on: kickoff.on, themes: [] });
  }

  async #meetFirst(story: Story): Promise<void> {
    const { actor, mentor, later } = story;
    const channel = this.channelOf(actor);
    // The mentor and the coordinator take turns in filling in the form.
    const writer = story.hasConsent ? this.world.people.kaisa : this.person(mentor);
    await this.world.press(writer, channel, "kickoff:open", "kickoff:open");
    await this.fillKickoff(writer, story);
    const [next] = later;
    if (next && !next.agreedOn) await this.agree(actor, mentor, next.on);
  }

  /** `/next-meeting` in the channel, by one of the two. */
  async agree(actor: string, by: string, on: string): Promise<void> {
    await command(this.world, this.person(by), this.channelOf(actor), "/next-meeting");
    await this.fillAndSend(this.person(by), { day: on, time: "17:00", place: "Kirjasto Oodi" });
  }

  async #meet({ actor, mentor }: Story, meeting: Later, next: Later | undefined): Promise<void> {
    const writer = this.person(mentor);
    const channel = this.channelOf(actor);
    if (meeting.isNotMet) return this.world.press(writer, channel, "meeting-log:not-held", "meeting-log:not-held");
    if (meeting.log === "command") await command(this.world, writer, channel, "/meeting-log");
    else if (meeting.log === "home") await this.pressOnHome(writer, "meeting-log:open");
    else await this.world.press(writer, channel, "meeting-log:open", "meeting-log:open");
    const on = meeting.heldOn ?? meeting.on;
    await this.fillAndSend(writer, {
      on,
      themes: [...meeting.themes],
      content: "Salaisuus: mistä he puhuivat.",
      actorTasks: `Tehtävä, josta sovittiin ${on}`,
      ...(next && !next.agreedOn ? { nextOn: next.on, nextTime: "17:00" } : {}),
    });
    this.ledger.of(actor).met.push({ on, themes: meeting.themes });
  }

  async #finish({ actor, mentor, later, end }: Story): Promise<void> {
    const person = this.person(mentor);
    const { outcome = "goals", rating } = end?.mentor ?? {};
    await command(this.world, person, this.channelOf(actor), "/finish-pair");
    const unlogged = later.filter(({ log }) => log === "never");
    const held = (await person.modal())?.fields().find(({ blockId }) => blockId.startsWith("held"));
    const options = optionsOf(held?.element);
    if (options.length !== unlogged.length) throw new Error(`asked about ${options.join()}`);
    const answers = { outcome, text: "Salaisuus: palaute.", ...(rating ? { rating: String(rating) } : {}) };
    await this.fillAndSend(person, { ...answers, ...(options.length > 0 ? { held: options } : {}) });
    const couple = this.ledger.of(actor);
    for (const { on } of unlogged) couple.met.push({ on, themes: [] });
    couple.finishedOn = end?.on ?? "";
    couple.said.mentor = { outcome, ...(rating ? { rating } : {}) };
  }

  async #giveFeedback({ actor, mentor, end }: Story, side: PairRole): Promise<void> {
    const { outcome = "notTold", rating } = end?.[side] ?? {};
    await this.feedback(actor, side === "mentor" ? mentor : actor, side, { outcome, ...(rating ? { rating } : {}) });
  }

  /** Fills in the form that one of the two gets after the end. */
  async feedback(actor: string, by: string, side: PairRole, told: NonNullable<ToldAtEnd>): Promise<void> {
    const person = this.person(by);
    await this.world.press(person, "@bot", "closing:feedback", "closing:feedback");
    const { outcome, rating } = told;
    await this.fillAndSend(person, { outcome, ...(rating ? { rating: String(rating) } : {}) });
    this.ledger.finishedOf(actor).said[side] = told;
  }

  async pressOnHome(person: Person, what: string, says = ""): Promise<void> {
    if (says === "") return pressFromHome(person, what, { settle: () => this.world.settle() });
    const home = await person.home();
    if (!home) throw new Error(`${person.id} has no Home`);
    await person.press(home, placeOf(home, says, what));
    await this.world.settle();
  }

  async pressInModal(person: Person, what: string, says = ""): Promise<void> {
    const modal = await person.modal();
    if (!modal) throw new Error(`${person.id} has no modal in front of her`);
    await person.press(modal, says === "" ? what : placeOf(modal, says, what));
    await this.world.settle();
  }

  /** Fills in and submits the open modal, waits for everything that follows, and leaves no modal open. */
  async fillAndSend(person: Person, answers: Record<string, unknown>): Promise<string> {
    await person.fill(answers);
    const result = await person.submit();
    if (result.outcome === "errors" || result.outcome === "not_sent") throw new Error(JSON.stringify(result));
    await this.world.settle();
    const left = await person.modal();
    if (left) await person.closeAll();
    return saidOn(left);
  }
}

type ToldAtEnd = Ledger["couples"][number]["said"]["mentor"];
type Drawn = { type?: string; block_id?: string; text?: { text?: string }; elements?: Pressed[]; accessory?: Pressed };
type Pressed = { action_id?: string; text?: { text?: string } };

/** The button with this label in the first block below the one with this text. */
function placeOf({ blocks }: ShownSurface, says: string, what: string): string {
  const all = blocks as Drawn[];
  const from = all.findIndex(({ text }) => text?.text?.includes(says));
  const found = from < 0 ? undefined : all.slice(from).find((block) => buttonIn(block, what));
  const button = found && buttonIn(found, what);
  if (!button) throw new Error(`no "${what}" beneath "${says}":\n${saidOn({ blocks } as ShownSurface)}`);
  return `${found.block_id}:${button.action_id}`;
}

const buttonIn = ({ elements = [], accessory }: Drawn, what: string): Pressed | undefined =>
  [...elements, ...(accessory ? [accessory] : [])].find(
    ({ action_id, text }) => action_id === what || text?.text === what,
  );

function optionsOf(element: Record<string, unknown> | undefined): string[] {
  const options = (element?.options ?? []) as { value: string }[];
  return options.map(({ value }) => value);
}

const endOf = (at: string): string => `${String(Number(at.slice(0, 2)) + 1).padStart(2, "0")}:30`;
