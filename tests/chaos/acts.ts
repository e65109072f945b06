import type { Person, ShownSurface } from "../../src/playground/workspace/person.ts";
import { wordsIn } from "../../src/texts/words.ts";
import { placesOf } from "../support/from-home.ts";
import { ZONE } from "../support/helsinki.ts";
import type { Cast, ChaosWorld } from "./world.ts";

/** The title of the bot's modal that only says something, e.g. that an act had no effect. */
const NOTICE_TITLE = wordsIn("fi", ZONE).t("general.notice");
/** People press what they have on the screen, and confirm it. */
const STALE = { confirm: true, stale: true };

const saysText = (shown: ShownSurface, key: "import.nothing"): boolean =>
  JSON.stringify(shown.blocks).includes(wordsIn("fi", ZONE).t(key));

/** After this many tries without an answer a person gives up, and the walk fails. */
const MAX_TRIES = 60;
/** Errors beside the fields in later tries than this one are not the effect of a killed bot. */
const MAX_TRIES_WITH_ERRORS = 8;
/** A person waits so long before the next try: Slack's rate limits are per minute. */
const BETWEEN_TRIES_MS = 2_000;

/** What people do at their clients while the bot is killed and restarted. Every act is tried again until it succeeds. */
export class Acts {
  readonly world: ChaosWorld;

  constructor(world: ChaosWorld) {
    this.world = world;
  }

  get people(): Cast {
    return this.world.people;
  }

  /**
   * Does an act until it returns true in a try without a death of the bot or a fault, or returns "acknowledged", after which Slack never
   * sends it again. Resolves when what follows from it is delivered.
   */
  async retry(act: (attempt: number) => Promise<boolean | "acknowledged">): Promise<void> {
    for (let attempt = 0; attempt < MAX_TRIES; attempt++) {
      await this.world.supervisor.untilReady();
      const before = await this.#disturbances();
      const isDone = await act(attempt);
      await this.world.settle();
      if (isDone === "acknowledged" || (isDone && (await this.#disturbances()) === before)) return this.world.recover();
      this.world.moveTo(this.world.now() + BETWEEN_TRIES_MS);
      await this.world.settle();
    }
    throw new Error("nobody was answered");
  }

  /** A text that changes with each death of the bot and each fault that a call meets. */
  async #disturbances(): Promise<string> {
    const faults = await this.world.control.pendingFaults();
    const left = faults.reduce((sum, { times = 1 }) => sum + times, 0);
    return `${this.world.supervisor.deaths} ${left}`;
  }

  /** Opens a modal by this act, e.g. a press or a command. A modal that says that it had no effect is closed, and she tries again. */
  async open(person: Person, act: () => Promise<unknown>): Promise<void> {
    await this.retry(async () => {
      if (await person.modal()) return true;
      await act();
      await this.world.settle();
      const modal = await person.modal();
      if (modal?.title === NOTICE_TITLE) await person.closeAll();
      return modal !== undefined && modal.title !== NOTICE_TITLE;
    });
  }

  /** Fills in and submits the open modal. Once the submission is acknowledged it is not repeated, whatever happens to the bot. */
  async submit(person: Person, values: Record<string, unknown> = {}): Promise<void> {
    await this.retry(async (attempt) => {
      const modal = await person.modal();
      if (!modal) throw new Error("no modal is open");
      if (attempt === 0) await person.fill(values);
      const { deaths } = this.world.supervisor;
      const { outcome, ...more } = await person.submit();
      if (outcome === "not_sent") throw new Error(`${modal.title}: ${JSON.stringify(more)}`);
      if (outcome === "errors" && deaths === this.world.supervisor.deaths && attempt > MAX_TRIES_WITH_ERRORS)
        throw new Error(`${modal.title}: ${JSON.stringify(more)}`);
      return ["closed", "updated", "cleared", "pushed"].includes(outcome) && "acknowledged";
    });
    if (await person.modal()) await person.closeAll();
  }

  /** Submits a modal until another one has replaced it. */
  async submitToNext(person: Person): Promise<void> {
    const before = (await person.modal())?.callbackId;
    await this.retry(async () => {
      if ((await person.modal())?.callbackId === before) await person.submit();
      return (await person.modal())?.callbackId !== before;
    });
  }

  /** The newest message there with all these parts in its text or blocks. */
  async findMessage(person: Person, channel: string, ...parts: string[]): Promise<ShownSurface | undefined> {
    const messages = await person.messages(channel);
    return messages.findLast((message) => {
      const said = JSON.stringify([message.text, message.blocks]);
      return parts.every((part) => said.includes(part));
    });
  }

  /** The same; throws an Error if there is none. */
  async message(person: Person, channel: string, ...parts: string[]): Promise<ShownSurface> {
    const found = await this.findMessage(person, channel, ...parts);
    if (found) return found;
    const there = (await person.messages(channel)).map(({ text }) => text).join("\n");
    throw new Error(`no message says "${parts.join('" and "')}" in ${channel}:\n${there}`);
  }

  /** Presses a button that opens no modal, in the newest message that says `says`. A modal that a repeated press opens is closed. */
  async press(person: Person, channel: string, says: string, what: string): Promise<void> {
    const shown = await this.message(person, channel, says, what);
    await this.retry(async () => {
      const { ack } = await person.press(shown, what, { confirm: true, stale: true });
      return ack === "ok";
    });
    if (await person.modal()) await person.closeAll();
  }

  /** Presses a button that opens a modal. */
  async pressToOpen(person: Person, channel: string, says: string, what: string): Promise<void> {
    const shown = await this.message(person, channel, says, what);
    await this.open(person, () => person.press(shown, what, { confirm: true, stale: true }));
  }

  /** Presses a button in the top modal until another modal has replaced it. */
  async pressInModal(person: Person, what: string): Promise<void> {
    const before = (await person.modal())?.callbackId;
    await this.retry(async () => {
      const modal = await person.modal();
      if (!modal) throw new Error("no modal is open");
      if (modal.callbackId !== before) return true;
      await person.press(modal, what, { confirm: true });
      await this.world.settle();
      return (await person.modal())?.callbackId !== before;
    });
  }

  /** Presses a button in the top modal until that shows another button. */
  async pressToSee(person: Person, what: string, wanted: string): Promise<void> {
    await this.retry(async () => {
      const modal = await person.modal();
      if (!modal) throw new Error("no modal is open");
      if (placesOf(modal, wanted).length > 0) return true;
      await person.press(modal, placesOf(modal, what)[0] ?? what, { confirm: true });
      await this.world.settle();
      const shown = await person.modal();
      return shown !== undefined && placesOf(shown, wanted).length > 0;
    });
  }

  command(person: Person, channel: string, command: string): Promise<void> {
    return this.open(person, () => person.command(channel, command));
  }

  /** Sends a message to the bot. One try is enough: Slack retries the event. */
  async type(person: Person, text: string): Promise<void> {
    await person.say("@bot", text);
    await this.world.recover();
  }

  /** Opens her Home until the bot has drawn it. */
  async home(person: Person): Promise<ShownSurface> {
    let home: ShownSurface | undefined;
    await this.retry(async () => {
      home = await person.home();
      if (home) return true;
      // The bot may not know whether views.publish took effect; it finds out after more than a minute.
      await this.world.recover();
      home = await person.shownHome();
      return home !== undefined;
    });
    if (!home) throw new Error("Home is empty");
    return home;
  }

  /** Chooses the option whose text begins with `start`. */
  async chooseFirst(person: Person, field: string, start: string): Promise<void> {
    const modal = await person.modal();
    const found = modal?.fields().find(({ blockId }) => blockId === field);
    type Option = { text: { text: string }; value: string };
    const options = (found?.element.options ?? []) as Option[];
    const option = options.find(({ text }) => text.text.startsWith(start));
    if (!option) throw new Error(`no option "${start}" in ${JSON.stringify(options)}`);
    await person.fill({ [field]: option.value });
  }

  async pressOnHome(person: Person, what: string): Promise<void> {
    const home = await this.home(person);
    const options = { confirm: true, stale: true };
    if (placesOf(home, what).length > 0) return this.open(person, () => person.press(home, what, options));
    const [menu = ""] = placesOf(home, "home:more");
    await this.open(person, () => person.press(home, menu, options));
    await this.pressInModal(person, what);
  }

  /** Imports a list of people, from the upload to "Tuo". Each try begins with the upload: the preview says what is left to import. */
  async importList(person: Person, content: string): Promise<void> {
    await this.retry(async () => {
      if (await person.modal()) await person.closeAll();
      const home = await person.home();
      if (!home) return false;
      const upload = await this.#modalAfter(person, () => person.press(home, "people:list", STALE));
      const form = upload && (await this.#modalAfter(person, () => person.press(upload, "import:open", STALE)));
      if (form?.callbackId !== "import") return false;
      const { file } = await person.upload(undefined, { name: "ihmiset.csv", bytes: Buffer.from(content) });
      await person.fill({ file: [file] });
      const preview = await this.#modalAfter(person, () => person.submit());
      // An earlier "Tuo" imported everything, but its answer was lost.
      if (preview && saysText(preview, "import.nothing")) return true;
      if (preview?.callbackId !== "import:preview") return false;
      const { outcome } = await person.submit();
      return outcome === "updated" && "acknowledged";
    });
    if (await person.modal()) await person.closeAll();
  }

  /** The person's top modal after an act and all that follows from it; undefined for a modal that only says that it had no effect. */
  async #modalAfter(person: Person, act: () => Promise<unknown>) {
    await act();
    await this.world.settle();
    const modal = await person.modal();
    return modal?.title === NOTICE_TITLE ? undefined : modal;
  }
}
