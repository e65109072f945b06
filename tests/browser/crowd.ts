import { Control } from "../../src/playground/workspace/control.ts";
import { overHttp, Person, post } from "../../src/playground/workspace/person.ts";

type Session = { cast: { id: string; role: string }[] };

const HOUR = 3_600_000;

/** The time goes on, as from the page, so that what waits for its turn is done. */
const travel = (url: string, by: number) => post(`${url}/desk/travel`, { by });

/** Sets the bot up and opens this many pairs of people of their own, through what people do; the first of the cast is the coordinator. */
export async function openPairs(url: string, pairs: number): Promise<Person> {
  const control = new Control(overHttp(url));
  const { cast } = await post<Session>(`${url}/desk/session`, {});
  const kaisa = new Person(overHttp(url), cast[0]?.id ?? "");
  const home = await kaisa.home();
  if (!home) throw new Error("no Home");
  await kaisa.press(home, "Ota käyttöön");
  await control.idle();
  await kaisa.fill({ coordinators: [kaisa.id] });
  await kaisa.submit();
  await kaisa.closeAll();
  for (let number = 0; number < pairs; number += 1) {
    const mentor = await control.addPerson({ name: `Mentori ${name(number)}` });
    const actor = await control.addPerson({ name: `Aktori ${name(number)}` });
    await kaisa.command("@bot", "/new-pair");
    await control.idle();
    await kaisa.fill({ actor, mentor, day: "2026-01-20", time: "17:00", consent: ["consent"] });
    const { outcome } = await kaisa.submit();
    if (outcome !== "updated" && outcome !== "closed") throw new Error(`no pair: ${outcome}`);
    await kaisa.closeAll();
    if (number % 10 === 9) await travel(url, HOUR / 20);
  }
  await travel(url, HOUR);
  return kaisa;
}

const name = (number: number) => `${String.fromCharCode(65 + (number % 26))}${number}`;
