import { DAY, dateOf, instantOf } from "../programme/calendar/calendar.ts";
import type { NewPerson } from "./workspace/users.ts";

/** What a person is in the story, in the page's own words; the workspace and the bot know nothing of it. */
export type Role = "coordinator" | "mentor" | "actor" | "organiser" | "guest" | "newcomer";

export type CastMember = NewPerson & { role: Role; field?: Field };

/** A key of the page's words. */
export type Field = "laboratory" | "accounting" | "software" | "nursing" | "teaching" | "design";

/** Who is there when somebody opens the playground for the first time. The first three stand side by side. */
export const cast: readonly CastMember[] = [
  { name: "Kaisa Lehtonen", role: "coordinator", admin: true },
  { name: "Mirja Virtanen", role: "mentor", field: "laboratory" },
  { name: "Amina Hassan", role: "actor", field: "laboratory" },
  { name: "Helena Korhonen", role: "mentor", field: "accounting" },
  { name: "Leena Nyström", role: "mentor", field: "software", locale: "sv-SE" },
  { name: "Tiina Mäkelä", role: "mentor", field: "nursing" },
  { name: "Sirpa Mäkinen", role: "organiser", field: "teaching" },
  { name: "Olena Kovalenko", role: "actor", field: "accounting" },
  { name: "Nasrin Rahimi", role: "actor", field: "teaching", locale: "en-GB" },
  { name: "Linh Nguyễn", role: "actor", field: "design" },
  { name: "Vera Sokolova", role: "guest", guest: true },
  { name: "Maryam Aden", role: "newcomer", field: "nursing" },
];

/** What the people had written to each other before the bot came: the newest last. */
export const smallTalk: readonly { who: string; text: string }[] = [
  { who: "Kaisa Lehtonen", text: "Huomenta kaikille! Syksyn mentorointi alkaa pian." },
  { who: "Sirpa Mäkinen", text: "Hienoa. Varasin meille Oodista huoneen mentorien tapaamista varten." },
  { who: "Amina Hassan", text: "Hei! Olen uusi täällä. Etsin töitä laboratoriosta." },
  { who: "Mirja Virtanen", text: "Tervetuloa Amina. Olen itse ollut laboratoriossa töissä 20 vuotta." },
];

const WEEKEND = [0, 6];

/** Ten in the morning of today, or of the next Monday on a weekend: a time at which such work is done. */
export function beginningOf(now: number, zone: string): number {
  let day = now;
  while (WEEKEND.includes(weekdayOf(dateOf(day, zone)))) day += DAY;
  return instantOf(dateOf(day, zone), "10:00", zone) ?? now;
}

const weekdayOf = (on: string) => new Date(`${on}T12:00:00Z`).getUTCDay();
