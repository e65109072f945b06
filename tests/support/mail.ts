import ICAL from "ical.js";
import { type ParsedMail, simpleParser } from "mailparser";
import type { Person } from "../../src/playground/workspace/person.ts";
import { anythingIn, pressForged } from "./forging.ts";
import { worldAfter } from "./ready-worlds.ts";
import { command, pairUnderWay, submit, type UnderWay } from "./under-way.ts";
import { finnish, type World } from "./world.ts";

/** The letters that the mail server has, as a mail program reads them. */
export const lettersIn = async ({ mailServer }: World, to?: string): Promise<ParsedMail[]> =>
  Promise.all(
    (mailServer?.letters ?? [])
      .filter((letter) => to === undefined || letter.to === to)
      .map(({ raw }) => simpleParser(raw)),
  );

export async function lastLetter(world: World, to?: string): Promise<ParsedMail> {
  const letter = (await lettersIn(world, to)).at(-1);
  if (!letter) throw new Error(`no letter ${to === undefined ? "" : `to ${to} `}has come`);
  return letter;
}

/** The calendar file of a letter, read by a calendar program's library. */
export function invitationIn({ attachments }: ParsedMail) {
  const file = attachments.find(({ contentType }) => contentType === "text/calendar");
  if (!file) return undefined;
  const calendar = new ICAL.Component(ICAL.parse(file.content.toString()));
  const component = calendar.getFirstSubcomponent("vevent");
  if (!component) throw new Error("no event in the calendar file");
  const event = new ICAL.Event(component);
  const [attendee] = event.attendees;
  return {
    method: calendar.getFirstPropertyValue("method"),
    uid: event.uid,
    sequence: event.sequence,
    summary: event.summary,
    location: event.location,
    startsAt: event.startDate.toJSDate().toISOString(),
    endsAt: event.endDate.toJSDate().toISOString(),
    status: component.getFirstPropertyValue("status"),
    organizer: event.organizer,
    attendees: event.attendees.map((one) => one.getFirstValue()),
    rsvp: attendee?.getFirstParameter("rsvp"),
    isAnswered: attendee?.getFirstParameter("partstat"),
  };
}

/** Presses a button of "Omat tietoni" by its id, and waits for everything that follows. */
async function press(world: World, person: Person, action: string): Promise<void> {
  await pressForged(person, await anythingIn(world, person), action, "");
  await world.settle();
}

/** Chooses letters to an address in Slack. Returns the result of the submission. */
export async function chooseLetters(world: World, person: Person, answers: Record<string, unknown>) {
  await press(world, person, "mail:choose");
  await person.fill(answers);
  const result = await person.submit();
  await world.settle();
  return result;
}

export const codeIn = ({ text }: ParsedMail): string => /\b\d{6}\b/.exec(text ?? "")?.[0] ?? "no code";

/** Gets letters from now on, with the code that came by e-mail. */
export async function getLetters(
  world: World,
  person: Person,
  address: string,
  choice: "meetings" | "all" = "meetings",
): Promise<void> {
  await chooseLetters(world, person, { choice, address });
  await person.fill({ code: codeIn(await lastLetter(world, address)) });
  const result = await person.submit();
  await world.settle();
  if (result.outcome !== "updated") throw new Error(`not confirmed: ${JSON.stringify(result)}`);
  await person.closeAll();
}

/** Amina's address in `startWithLetters`. */
export const AMINA = "amina@posti.example";

/** A pair under way; Amina gets letters about meetings. It is Thursday 15 January at 10. */
export async function startWithLetters(): Promise<{ world: World; pair: UnderWay }> {
  const { world, facts } = await worldAfter("letters", { ...finnish, hasMail: true }, async (fresh) => {
    const { id, channelId } = await pairUnderWay(fresh);
    await getLetters(fresh, fresh.people.amina, AMINA);
    return { id, channelId };
  });
  return { world, pair: { ...facts, mentor: world.people.mirja, actor: world.people.amina } };
}

/** Somebody of the pair agrees on a meeting: on Tuesday 20 January at 17.30, if nothing else is said. */
export async function agree(world: World, { channelId }: UnderWay, answers = {}, person = world.people.mirja) {
  await command(world, person, channelId, "/next-meeting");
  await person.fill({ day: "2026-01-20", time: "17:30", place: "Oodi", ...answers });
  await submit(world, person);
}
