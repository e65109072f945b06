import type { Person, Shown } from "../../src/playground/workspace/person.ts";
import { wordsIn } from "../../src/texts/words.ts";
import { ZONE } from "../support/world.ts";
import type { Cast, ChaosWorld } from "./world.ts";

/** The title of a modal that says something where no message can. */
const NOTICE = wordsIn("fi", ZONE).t("general.notice");
const STALE = { confirm: true, stale: true };

const saysIt = (shown: Shown, key: "import.nothing"): boolean =>
  JSON.stringify(shown.blocks).includes(wordsIn("fi", ZONE).t(key));

/** A person whom nobody answers gives up at some time. */
const MOST_TRIES = 60;

/** What people do at their clients while the bot dies and stands up again. */
export class Acts {
  readonly world: ChaosWorld;

  constructor(world: ChaosWorld) {
    this.world = world;
  }

  get people(): Cast {
    return this.world.people;
  }

  /** Does what somebody does, again and again while the bot dies or Slack fails meanwhile, as people do who see that nothing came of it. */
  async persist(act: (attempt: number) => Promise<boolean | "acknowledged">): Promise<void> {
    for (let attempt = 0; attempt < MOST_TRIES; attempt++) {
      await this.world.keeper.alive();
      const before = await this.#mishaps();
      const isDone = await act(attempt);
      await this.world.settle();
      // Whoever waits for what follows waits until it is there.
      if (isDone === "acknowledged" || (isDone && (await this.#mishaps()) === before)) return this.world.calm();
      // Nobody presses faster than that, and Slack's limits are by the minute.
      this.world.moveTo(this.world.now() + 2_000);
      await this.world.settle();
    }
    throw new Error("nobody was answered");
  }

  /** Rises with each death of the bot and each fault that a call met. */
  async #mishaps(): Promise<string> {
    const faults = await this.world.control.pendingFaults();
    const left = faults.reduce((sum, { times = 1 }) => sum + times, 0);
    return `${this.world.keeper.deaths} ${left}`;
  }

  /** Brings a modal before her: by a button, a command … One that only says that it did not work is put away, and she tries again. */
  async open(person: Person, act: () => Promise<unknown>): Promise<void> {
    await this.persist(async () => {
      if (await person.modal()) return true;
      await act();
      await this.world.settle();
      const modal = await person.modal();
      if (modal?.title === NOTICE) await person.closeAll();
      return modal !== undefined && modal.title !== NOTICE;
    });
  }

  /** What Slack got an answer for is done, whatever happens to the bot after it, and is never sent again. */
  async submit(person: Person, values: Record<string, unknown> = {}): Promise<void> {
    await this.persist(async (attempt) => {
      const modal = await person.modal();
      if (!modal) throw new Error("no modal is open");
      if (attempt === 0) await person.fill(values);
      const { deaths } = this.world.keeper;
      const { outcome, ...more } = await person.submit();
      if (outcome === "not_sent") throw new Error(`${modal.title}: ${JSON.stringify(more)}`);
      if (outcome === "errors" && deaths === this.world.keeper.deaths && attempt > 8)
        throw new Error(`${modal.title}: ${JSON.stringify(more)}`);
      return ["closed", "updated", "cleared", "pushed"].includes(outcome) && "acknowledged";
    });
    if (await person.modal()) await person.closeAll();
  }

  /** Sends a modal that another one follows. */
  async submitToNext(person: Person): Promise<void> {
    const before = (await person.modal())?.callbackId;
    await this.persist(async () => {
      if ((await person.modal())?.callbackId === before) await person.submit();
      return (await person.modal())?.callbackId !== before;
    });
  }

  /** The newest message there that says all of this. */
  async message(person: Person, channel: string, ...parts: string[]): Promise<Shown | undefined> {
    const messages = await person.messages(channel);
    return messages.findLast((message) => {
      const said = JSON.stringify([message.text, message.blocks]);
      return parts.every((part) => said.includes(part));
    });
  }

  async needed(person: Person, channel: string, ...parts: string[]): Promise<Shown> {
    const found = await this.message(person, channel, ...parts);
    if (found) return found;
    const there = (await person.messages(channel)).map(({ text }) => text).join("\n");
    throw new Error(`no message says "${parts.join('" and "')}" in ${channel}:\n${there}`);
  }

  /** Presses a button that opens nothing. A second press may find what the first one has left of it. */
  async press(person: Person, channel: string, says: string, what: string): Promise<void> {
    const shown = await this.needed(person, channel, says, what);
    await this.persist(async () => {
      const { ack } = await person.press(shown, what, { confirm: true, stale: true });
      return ack === "ok";
    });
    if (await person.modal()) await person.closeAll();
  }

  /** Presses a button that opens a modal. */
  async pressToOpen(person: Person, channel: string, says: string, what: string): Promise<void> {
    const shown = await this.needed(person, channel, says, what);
    await this.open(person, () => person.press(shown, what, { confirm: true, stale: true }));
  }

  /** The same with a button on top of a modal that puts another one there. */
  async pressInModal(person: Person, what: string): Promise<void> {
    const before = (await person.modal())?.callbackId;
    await this.persist(async () => {
      const modal = await person.modal();
      if (!modal) throw new Error("no modal is open");
      if (modal.callbackId !== before) return true;
      await person.press(modal, what, { confirm: true });
      await this.world.settle();
      return (await person.modal())?.callbackId !== before;
    });
  }

  command(person: Person, channel: string, command: string): Promise<void> {
    return this.open(person, () => person.command(channel, command));
  }

  /** Types something to the bot; Slack itself sees to it that the bot hears of it. */
  async type(person: Person, text: string): Promise<void> {
    await person.say("@bot", text);
    await this.world.calm();
  }

  /** Opens her Home until the bot has drawn it. */
  async home(person: Person): Promise<Shown> {
    let home: Shown | undefined;
    await this.persist(async () => {
      home = await person.home();
      if (home) return true;
      // Whether the first drawing has arrived may have to be found out, which takes more than a minute.
      await this.world.calm();
      home = await person.shownHome();
      return home !== undefined;
    });
    if (!home) throw new Error("Home is empty");
    return home;
  }

  /** Chooses the option that begins with this. */
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
    await this.open(person, () => person.press(home, what, { confirm: true, stale: true }));
  }

  /** Takes a list of people in, from the file to "Tuo". Whoever sees that nothing came of it begins anew; the list says then what is left to do. */
  async takeListIn(person: Person, content: string): Promise<void> {
    await this.persist(async () => {
      if (await person.modal()) await person.closeAll();
      const home = await person.home();
      if (!home) return false;
      const upload = await this.#after(person, () => person.press(home, "people:list", STALE));
      const form = upload && (await this.#after(person, () => person.press(upload, "import:open", STALE)));
      if (form?.callbackId !== "import") return false;
      const { file } = await person.upload(undefined, { name: "ihmiset.csv", bytes: Buffer.from(content) });
      await person.fill({ file: [file] });
      const preview = await this.#after(person, () => person.submit());
      // Nothing is left to be taken in: an earlier "Tuo" was not answered.
      if (preview && saysIt(preview, "import.nothing")) return true;
      if (preview?.callbackId !== "import:preview") return false;
      const { outcome } = await person.submit();
      return outcome === "updated" && "acknowledged";
    });
    if (await person.modal()) await person.closeAll();
  }

  /** The modal before her once the bot has done what it can about an act of hers. */
  async #after(person: Person, act: () => Promise<unknown>) {
    await act();
    await this.world.settle();
    const modal = await person.modal();
    return modal?.title === NOTICE ? undefined : modal;
  }
}
