import { DAY_MS, dateOf, instantOf } from "../programme/calendar/calendar.ts";
import type { NewPerson } from "./workspace/users.ts";

/** What a person is in the page's story. The workspace and the bot do not have it. */
export type Role = "coordinator" | "mentor" | "actor" | "organiser" | "guest" | "newcomer";

export type CastMember = NewPerson & { role: Role; field?: Field };

/** A person's line of work: a key of `fields` in the page's words (page/words). */
export type Field = "laboratory" | "accounting" | "software" | "nursing" | "teaching" | "design";

/** The people of a new playground. The page shows the first three of them in its columns. */
export const cast: readonly CastMember[] = [
  { name: "Kaisa Lehtonen", role: "coordinator", admin: true },
  { name: "Mirja Virtanen", role: "mentor", field: "laboratory" },
  { name: "Amina Hassan", role: "actor", field: "laboratory" },
  { name: "Helena Korhonen", role: "mentor", field: "accounting" },
  { name: "Leena Nyström", role: "mentor", field: "software" },
  { name: "Tiina Mäkelä", role: "mentor", field: "nursing" },
  { name: "Sirpa Mäkinen", role: "organiser", field: "teaching" },
  { name: "Olena Kovalenko", role: "actor", field: "accounting" },
  { name: "Nasrin Rahimi", role: "actor", field: "teaching" },
  { name: "Linh Nguyễn", role: "actor", field: "design" },
  { name: "Vera Sokolova", role: "guest", guest: true },
  { name: "Maryam Aden", role: "newcomer", field: "nursing" },
];

/** The messages in #yleinen before the bot connects, oldest first. `who` is a name in `cast`. */
export const smallTalk: readonly { who: string; text: string }[] = [
  { who: "Kaisa Lehtonen", text: "Huomenta kaikille! Syksyn mentorointi alkaa pian." },
  { who: "Sirpa Mäkinen", text: "Hienoa. Varasin meille Oodista huoneen mentorien tapaamista varten." },
  { who: "Amina Hassan", text: "Hei! Olen uusi täällä. Etsin töitä laboratoriosta." },
  { who: "Mirja Virtanen", text: "Tervetuloa Amina. Olen itse ollut laboratoriossa töissä 20 vuotta." },
];

/** Sunday and Saturday, as `Date.getUTCDay` numbers them. */
const WEEKEND = [0, 6];

/** When a new story begins: 10:00 today in `zone`, on a weekend 10:00 on the next Monday. In milliseconds since 1970 UTC, as `now`. */
export function storyStartAt(now: number, zone: string): number {
  let day = now;
  while (WEEKEND.includes(weekdayOf(dateOf(day, zone)))) day += DAY_MS;
  return instantOf(dateOf(day, zone), "10:00", zone) ?? now;
}

const weekdayOf = (on: string) => new Date(`${on}T12:00:00Z`).getUTCDay();
