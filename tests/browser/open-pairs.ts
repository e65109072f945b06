import { Control } from "../../src/playground/workspace/control.ts";
import { Person, post } from "../../src/playground/workspace/person.ts";
import { madeUp } from "../support/made-up.ts";

type Session = { cast: { id: string; role: string }[] };

const HOUR_MS = 3_600_000;

/** Moves the playground's clock, as the page does, so that the bot does what becomes due. */
const travel = (url: string, byMs: number) => post(`${url}/playground/travel`, { by: byMs });

/** Sets the bot up and opens so many pairs of new people, by people's acts. Resolves to the coordinator, the first of the cast. */
export async function openPairs(url: string, pairs: number): Promise<Person> {
  const control = new Control(url);
  const { cast } = await post<Session>(`${url}/playground/session`, {});
  const kaisa = new Person(url, cast[0]?.id ?? madeUp(""));
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
    if (number % 10 === 9) await travel(url, HOUR_MS / 20);
  }
  await travel(url, HOUR_MS);
  return kaisa;
}

const name = (number: number) => `${String.fromCharCode(65 + (number % 26))}${number}`;
