import { saveActorProfile, saveMentorProfile } from "../../db/enrolment/profiles.ts";
import { findPersonBySlackId } from "../../db/people/people.ts";
import { sealIn } from "../../db/privacy/privacy.ts";
import { people } from "../../db/schema/index.ts";
import { eq } from "../../db/store/drizzle.ts";
import { type Db, newId } from "../../db/store/open.ts";
import type { Modal, Person } from "../../src/playground/workspace/person.ts";
import { DAY_MS } from "../../src/programme/calendar/calendar.ts";
import type { PersonId } from "../../src/programme/ids.ts";
import type { PairRole } from "../../src/programme/pairs/roles.ts";
import { profileOf } from "./acting.ts";
import { madeUp } from "./made-up.ts";
import type { World } from "./world.ts";

type ToldProfile = { fields: string; languages?: string; town?: string };

const common = ({ fields, languages = "suomi", town = "Helsinki" }: ToldProfile) => ({
  fields,
  languages,
  town,
  experience: null,
});

export const personId = (world: World, person: Person): PersonId => {
  const found = findPersonBySlackId(world.db, person.id);
  if (!found) throw new Error(`the bot has not met ${person.id}`);
  return found.id;
};

/** A person who has opened Home once and enrolled. The profile is written as the form would write it. */
export async function isMentor(
  world: World,
  person: Person,
  told: ToldProfile & { pairsAtOnce?: number },
): Promise<void> {
  await person.home();
  const profile = { ...common(told), pairsAtOnce: told.pairsAtOnce ?? 1 };
  world.db.transaction(() =>
    saveMentorProfile(world.db, profileOf(world.db, personId(world, person)), profile, world.now()),
  );
  await world.settle();
}

export async function isActor(world: World, person: Person, told: ToldProfile): Promise<void> {
  await person.home();
  const profile = { ...common(told), groupAttended: null, wantsMentoring: "yes" as const };
  world.db.transaction(() =>
    saveActorProfile(world.db, profileOf(world.db, personId(world, person)), profile, world.now()),
  );
  await world.settle();
}

type Many = { name: string; role: PairRole; isHere?: boolean; pairsAtOnce?: number } & ToldProfile;

/** A person who exists in the database only: imported, or one of very many. */
export function writeEnrolled(
  db: Db,
  { name, role, isHere = true, pairsAtOnce = 1, ...told }: Many,
  now: number,
): PersonId {
  const id = newId<PersonId>();
  const sealed = sealIn<"name">(db, { column: "people.name", row: id }, name);
  db.orm
    .insert(people)
    .values({
      id,
      slackUserId: madeUp(`U0MANY${id}`),
      name: sealed,
      createdAt: now,
      importedAt: isHere ? null : now,
    })
    .run();
  if (role === "mentor") saveMentorProfile(db, profileOf(db, id), { ...common(told), pairsAtOnce }, now);
  else saveActorProfile(db, profileOf(db, id), { ...common(told), groupAttended: null, wantsMentoring: "yes" }, now);
  // Only who has an account tells about herself here. An import tells about the others.
  if (!isHere) db.orm.update(people).set({ slackUserId: null }).where(eq(people.id, id)).run();
  return id;
}

const fields = [
  "kirjanpito",
  "Sairaanhoitaja, hoitoala",
  "ohjelmointi",
  "software developer",
  "myynti",
  "bokföring",
  "opettaja",
  "ravintola-ala",
  "logistiikka",
  "markinointi",
  "Graafinen suunnittelu",
  "kemia",
  "HR",
  "varhaiskasvatus",
  "sähköinsinööri",
  "kelloseppä",
];
const languages = ["suomi, englanti", "suomi", "Finska, engelska", "Finnish, Arabic", "venäjä, suomi", "somali"];
const towns = ["Helsinki", "Esbo", "Vantaa", "Tampere", "etänä", "Turku"];

const pick = (list: readonly string[], number: number) => list[(number * 7 + (number % 5)) % list.length] ?? "";

/** A word that is in no list of the programme; a different one for each number. */
const odd = (number: number) =>
  ["ka", "lo", "mi", "ru", "se", "ty", "vä"].map((part, index) => part + "aeiou"[(number >> index) % 5]).join("");

/** This many people, half of them actors, with realistic profiles in three languages. */
export function writeCrowd(db: Db, count: number, now: number): void {
  db.transaction(() => {
    for (let number = 0; number < count; number++) {
      const told = {
        fields: `${pick(fields, number)}, ${pick(fields, number + 3)} ${odd(number)}`,
        languages: pick(languages, number),
        town: pick(towns, number),
      };
      const role = number % 2 === 0 ? "actor" : "mentor";
      const who = { name: `Nimi ${number}`, role, pairsAtOnce: 1 + (number % 3) } as const;
      writeEnrolled(db, { ...who, ...told }, now - (number % 100) * DAY_MS);
    }
  });
}

/** Presses "Ehdota pareja" on Home. Returns the modal when it shows the proposals. */
export async function openRound(world: World, coordinator: Person): Promise<Modal> {
  const home = await coordinator.home();
  if (!home) throw new Error("no Home");
  await coordinator.press(home, "matching:propose");
  await world.settle();
  return modalOf(coordinator);
}

export async function modalOf(person: Person): Promise<Modal> {
  const modal = await person.modal();
  if (!modal) throw new Error(`${person.id} has no modal in front of her`);
  return modal;
}

type Drawn = { block_id?: string; elements?: Element[]; accessory?: Element };
type Element = { action_id?: string; value?: string };

/** Presses the button with this id, and a value that begins with `about`, in the person's open modal. */
export async function pressIn(
  world: World,
  person: Person,
  { modal, actionId, about = "" }: { modal?: Modal; actionId: string; about?: string },
): Promise<void> {
  const on = modal ?? (await modalOf(person));
  const block = (on.blocks as Drawn[]).find((one) =>
    [...(one.elements ?? []), ...(one.accessory ? [one.accessory] : [])].some(
      ({ action_id, value = "" }) => action_id === actionId && value.startsWith(about),
    ),
  );
  if (!block) throw new Error(`nothing to press: ${actionId} ${about}`);
  await person.press(on, `${block.block_id}:${actionId}`, { confirm: true, stale: modal !== undefined });
  await world.settle();
}
