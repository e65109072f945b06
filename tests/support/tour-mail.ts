import type { Person } from "../../src/playground/workspace/person.ts";
import { codeIn, lastLetter } from "./mail.ts";
import type { Tour } from "./tour.ts";
import type { TourPair } from "./tour-pairs.ts";

/** The two of a pair choose letters, one of them with a wrong code first and a second one. */
export async function chooseLetters(tour: Tour, { mentor, actor }: TourPair): Promise<void> {
  await chooseFrom(tour, mentor, "mentori@posti.example");
  await tour.send(mentor, { code: codeIn(await lastLetter(tour.world)) }, "updated");
  await chooseFrom(tour, actor, "aktori@posti.example");
  await tour.fill(actor, { code: "000000" });
  await tour.submit(actor, "errors");
  await tour.close(actor);
  await tour.press(actor, "home", "privacy:own-data");
  await tour.press(actor, "modal", "mail:enter-code");
  await tour.press(actor, "modal", "mail:code-again");
  await tour.send(actor, { code: codeIn(await lastLetter(tour.world)) }, "updated");
}

async function chooseFrom(tour: Tour, person: Person, address: string): Promise<void> {
  await tour.press(person, "home", "privacy:own-data");
  await tour.press(person, "modal", "mail:choose");
  await tour.fill(person, { choice: "all", address });
  await tour.submit(person, "updated");
}
