import type { Complaints } from "../forms/reading.ts";
import { mailAddressFrom } from "../mail/rules.ts";
import { cleanName } from "../people/names.ts";

type Named = { actor: string; email: string | null; letters: readonly string[]; consentOn: string };

/** What is wrong with what a coordinator says of an actor without an account, by field. `today` is a date in the programme's time zone. */
export function complaintsAboutNamed({ actor, email, letters, consentOn }: Named, today: string): Complaints {
  const complaints: Complaints = {};
  if (cleanName(actor) === "") complaints.actor = { key: "forms.needed" };
  if (email === null && letters.length > 0) complaints.email = { key: "lightPairs.wrong.noEmail" };
  if (email !== null && mailAddressFrom(email) === undefined) complaints.email = { key: "lightPairs.wrong.email" };
  if (consentOn > today) complaints.consentOn = { key: "lightPairs.wrong.consentLater" };
  return complaints;
}

/** Who tells the actor when and where she meets her mentor: the bot in Slack, a letter, or her mentor. */
export type ToldBy = "bot" | "letter" | "mentor";
