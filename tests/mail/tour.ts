import type { Person } from "../../src/playground/workspace/person.ts";
import { find } from "../people/tour.ts";
import { codeIn, lastLetter } from "../support/mail.ts";
import type { Tour } from "../support/tour.ts";
import type { TourSteps } from "../support/tour-chapters.ts";

/** A mentor and an actor choose letters, one of them with a wrong code first and a second one. */
async function chooseLetters(tour: Tour): Promise<void> {
  const { mirja: mentor, amina: actor } = tour.world.people;
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

/** She has written to the coordinators that she wants no more. */
async function stopForHer(tour: Tour): Promise<void> {
  const { kaisa, mirja } = tour.world.people;
  await find(tour, kaisa, "mirja");
  await tour.press(kaisa, "modal", "people:stop-letters");
  await tour.close(kaisa);
  await tour.press(mirja, { in: "@bot" }, "mail:choose");
  await tour.close(mirja);
}

/** The mail server knows no such address: she is asked in Slack for another one. */
async function loseAnAddress(tour: Tour): Promise<void> {
  const { mirja } = tour.world.people;
  tour.world.mailServer?.order({ at: "recipient", reply: 550, text: "5.1.1 Unknown" });
  await chooseFrom(tour, mirja, "poissa@posti.example");
  await tour.close(mirja);
  await tour.press(mirja, { in: "@bot" }, "mail:choose");
  await tour.send(mirja, { choice: "none", address: null }, "updated");
}

async function endLetters(tour: Tour): Promise<void> {
  await stopForHer(tour);
  await loseAnAddress(tour);
}

export const tourSteps: TourSteps = {
  "letters are chosen": chooseLetters,
  "letters end": endLetters,
};
