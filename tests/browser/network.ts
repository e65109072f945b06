import { Control } from "../../src/playground/workspace/control.ts";
import { overHttp, Person, post, type Shown } from "../../src/playground/workspace/person.ts";
import { listOfPeople } from "./people-list.ts";

type Session = { cast: { id: string; role: string }[] };

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** A small network in the playground, moved by what its people press and write; Kaisa is the coordinator. */
export class Network {
  readonly url: string;
  readonly control: Control;
  readonly kaisa: Person;
  /** By name. */
  readonly #people = new Map<string, Person>();

  private constructor(url: string, kaisa: Person) {
    this.url = url;
    this.control = new Control(overHttp(url));
    this.kaisa = kaisa;
  }

  static async at(url: string): Promise<Network> {
    const { cast } = await post<Session>(`${url}/desk/session`, {});
    return new Network(url, new Person(overHttp(url), cast[0]?.id ?? ""));
  }

  person(name: string): Person {
    const found = this.#people.get(name);
    if (!found) throw new Error(`nobody is called ${name}`);
    return found;
  }

  /** The time goes on, as from the page, so that what waits for its turn is done. */
  async travel(by: number): Promise<void> {
    await post(`${this.url}/desk/travel`, { by });
    await this.control.idle();
  }

  /** To a clock time in Helsinki in winter, or in summer time. */
  async travelTo(at: string): Promise<void> {
    const by = Date.parse(at) - (await this.control.now());
    if (by > 0) await this.travel(by);
  }

  async onHome(person: Person, what: string): Promise<void> {
    const home = await person.home();
    if (!home) throw new Error("no Home");
    await this.press(person, home, what);
  }

  async press(person: Person, on: Shown, what: string): Promise<void> {
    await person.press(on, what, { confirm: true });
    await this.control.idle();
  }

  /** The newest button of this kind in the conversation. */
  async pressNewest(person: Person, channel: string, what: string): Promise<void> {
    const message = (await person.messages(channel)).findLast((one) => JSON.stringify(one.blocks).includes(what));
    if (!message) throw new Error(`no message has ${what}`);
    await this.press(person, message, what);
  }

  async inModal(person: Person, what: string): Promise<void> {
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

  /** Closes whatever is open before her. */
  async away(person: Person): Promise<void> {
    if (await person.modal()) await person.closeAll();
  }

  /** Everybody is on the list and most have come. */
  async begin(): Promise<void> {
    await this.#setUp();
    await this.#importList();
    await this.#join(["Priya Nair", "Johanna Laine", "Zeynep Kaya"]);
  }

  async #setUp(): Promise<void> {
    const { kaisa } = this;
    await this.onHome(kaisa, "Ota käyttöön");
    await this.submit(kaisa, { coordinators: [kaisa.id] });
    await this.away(kaisa);
    await this.travel(MINUTE);
  }

  async #importList(): Promise<void> {
    const { kaisa } = this;
    await this.onHome(kaisa, "Ihmiset");
    await this.inModal(kaisa, "Tuo CSV-tiedosto");
    const { file } = await kaisa.upload(undefined, { name: "ihmiset.csv", bytes: Buffer.from(listOfPeople) });
    await this.submit(kaisa, { file: [file] });
    await this.submit(kaisa, {});
    await this.away(kaisa);
  }

  /** Everybody of the list but those named comes to the workspace. */
  async #join(but: readonly string[]): Promise<void> {
    for (const { name, email } of rightRows()) {
      if (but.includes(name)) continue;
      const id = await this.control.addPerson({ name, email });
      this.#people.set(name, new Person(overHttp(this.url), id));
    }
    await this.travel(HOUR);
  }
}

/** The last four are wrong. */
const WRONG_ROWS = 4;

function rightRows(): { name: string; email: string }[] {
  const [, ...lines] = listOfPeople.trim().split("\n");
  return lines.slice(0, -WRONG_ROWS).map((line) => {
    const [name = "", email = ""] = line.split(";");
    return { name, email };
  });
}
