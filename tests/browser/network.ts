import { Control } from "../../src/playground/workspace/control.ts";
import { Person, post, type ShownSurface } from "../../src/playground/workspace/person.ts";
import { pressFromHome } from "../support/from-home.ts";
import { madeUp } from "../support/made-up.ts";
import { listOfPeople } from "./people-list.ts";

type Session = { cast: { id: string; role: string }[] };

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** A small network in the playground and the acts of its people. Kaisa is the coordinator. */
export class Network {
  readonly url: string;
  readonly control: Control;
  readonly kaisa: Person;
  /** By name. */
  readonly #people = new Map<string, Person>();

  private constructor(url: string, kaisa: Person) {
    this.url = url;
    this.control = new Control(url);
    this.kaisa = kaisa;
  }

  static async at(url: string): Promise<Network> {
    const { cast } = await post<Session>(`${url}/playground/session`, {});
    return new Network(url, new Person(url, cast[0]?.id ?? madeUp("")));
  }

  person(name: string): Person {
    const found = this.#people.get(name);
    if (!found) throw new Error(`nobody is called ${name}`);
    return found;
  }

  /** Moves the playground's clock, as the page does, so that the bot does what becomes due. */
  async travel(byMs: number): Promise<void> {
    await post(`${this.url}/playground/travel`, { by: byMs });
    await this.control.idle();
  }

  /** Moves the clock to an ISO date and time with its offset. Does nothing for a time in the past. */
  async travelTo(at: string): Promise<void> {
    const byMs = Date.parse(at) - (await this.control.now());
    if (byMs > 0) await this.travel(byMs);
  }

  async pressOnHome(person: Person, what: string): Promise<void> {
    await pressFromHome(person, what, { settle: () => this.control.idle(), confirm: true });
  }

  async press(person: Person, on: ShownSurface, what: string): Promise<void> {
    await person.press(on, what, { confirm: true });
    await this.control.idle();
  }

  /** Presses the newest button with this text or action_id in the conversation. */
  async pressNewest(person: Person, channel: string, what: string): Promise<void> {
    const message = (await person.messages(channel)).findLast((one) => JSON.stringify(one.blocks).includes(what));
    if (!message) throw new Error(`no message has ${what}`);
    await this.press(person, message, what);
  }

  async pressInModal(person: Person, what: string): Promise<void> {
    const modal = await person.modal();
    if (!modal) throw new Error(`no modal with "${what}"`);
    await this.press(person, modal, what);
  }

  async submit(person: Person, values: Record<string, unknown>): Promise<void> {
    await person.fill(values);
    const result = await person.submit();
    if (!["closed", "updated", "cleared", "pushed"].includes(result.outcome))
      throw new Error(`${JSON.stringify(result)} after ${JSON.stringify(values)}`);
    await this.control.idle();
  }

  /** Closes the person's modals, if any is open. */
  async closeModals(person: Person): Promise<void> {
    if (await person.modal()) await person.closeAll();
  }

  /** Sets the bot up and imports the list of people, most of whom join. */
  async begin(): Promise<void> {
    await this.#setUp();
    await this.#importList();
    await this.#joinExcept(["Priya Nair", "Johanna Laine", "Zeynep Kaya"]);
  }

  async #setUp(): Promise<void> {
    const { kaisa } = this;
    await this.pressOnHome(kaisa, "Ota käyttöön");
    await this.submit(kaisa, { coordinators: [kaisa.id] });
    await this.closeModals(kaisa);
    await this.travel(MINUTE_MS);
  }

  async #importList(): Promise<void> {
    const { kaisa } = this;
    await this.pressOnHome(kaisa, "Ihmiset");
    await this.pressInModal(kaisa, "Tuo CSV-tiedosto");
    const { file } = await kaisa.upload(undefined, { name: "ihmiset.csv", bytes: Buffer.from(listOfPeople) });
    await this.submit(kaisa, { file: [file] });
    await this.submit(kaisa, {});
    await this.closeModals(kaisa);
  }

  /** Adds the people of the list to the workspace, except those named here. */
  async #joinExcept(names: readonly string[]): Promise<void> {
    for (const { name, email } of validRows()) {
      if (names.includes(name)) continue;
      const id = await this.control.addPerson({ name, email });
      this.#people.set(name, new Person(this.url, id));
    }
    await this.travel(HOUR_MS);
  }
}

/** The list ends with so many rows that the import refuses. */
const WRONG_ROWS = 4;

function validRows(): { name: string; email: string }[] {
  const [, ...lines] = listOfPeople.trim().split("\n");
  return lines.slice(0, -WRONG_ROWS).map((line) => {
    const [name = "", email = ""] = line.split(";");
    return { name, email };
  });
}
