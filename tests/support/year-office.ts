import { readFileSync } from "node:fs";
import { dateOf, timeOf } from "../../src/programme/calendar/calendar.ts";
import { ZONE } from "./helsinki.ts";
import { saidOn } from "./reading.ts";
import { readReport, reportFiles } from "./report.ts";
import { t } from "./texts.ts";
import type { World } from "./world.ts";
import type { Year } from "./year-acts.ts";
import { tablesIn, tablesOf } from "./year-report.ts";
import { type Story, storyOf } from "./year-story.ts";

/** The list of people that the playground offers for upload. */
export const LIST = readFileSync("src/playground/page/example-people.csv", "utf8");

/** The people of the list, by name and address. */
export const listed = LIST.trim()
  .split("\n")
  .slice(1)
  .map((line) => {
    const [name = "", email = ""] = line.split(";");
    return { name, email };
  });

export const isHere = (world: World, name: string): boolean =>
  Object.values(world.workspace.state().users).some(({ realName }) => realName === name);

/** Goes through the pages and presses "Tee pari" beside each proposal for one of these. Returns who was proposed to whom. */
export async function acceptAll(year: Year, actors: readonly string[]): Promise<Record<string, string>> {
  const { kaisa } = year.world.people;
  const accepted: Record<string, string> = {};
  while (actors.some((actor) => !(actor in accepted))) {
    const proposals = [...saidOn(await kaisa.modal()).matchAll(/\*(.+)\* \(aktori\) ja \*(.+)\* \(mentori\)/g)];
    const [says, actor = "", mentor = ""] = proposals.find(([, name = ""]) => actors.includes(name)) ?? [];
    if (says === undefined) await year.pressInModal(kaisa, "matching:page");
    else {
      await year.pressInModal(kaisa, t("matching.makePair"), says);
      await fillNewPair(year, actor, mentor);
      accepted[actor] = mentor;
    }
  }
  await kaisa.closeAll();
  return accepted;
}

/** Submits the form of a new pair, in which the two are filled in. Afterwards the modal with the proposals is open. */
async function fillNewPair(year: Year, actor: string, mentor: string): Promise<void> {
  const { kaisa } = year.world.people;
  const fields = (await kaisa.modal())?.fields() ?? [];
  for (const [name, person] of [
    ["actor", year.person(actor)],
    ["mentor", year.person(mentor)],
    ["coordinator", kaisa],
  ] as const) {
    const value = fields.find(({ blockId }) => blockId.replace(/~.*$/, "") === name)?.value;
    if (value !== person.id) throw new Error(`${name} of ${actor} and ${mentor} is ${value}`);
  }
  const { kickoff, hasConsent } = storyOf(actor);
  await kaisa.fill({ day: kickoff.on, time: kickoff.at, consent: hasConsent ? ["consent"] : [] });
  const { outcome } = await kaisa.submit();
  if (outcome !== "closed") throw new Error(`the form of ${actor} and ${mentor}: ${outcome}`);
  await year.world.settle();
}

/** Checks that the two have got a channel today, with the coordinator in it. */
export async function beginTogether(year: Year, story: Story): Promise<void> {
  const { mentor, actor } = story;
  const channel = (await year.person(mentor).channels()).find(({ name }) => name.startsWith("pari-"));
  const inside = [year.person(mentor), year.person(actor), year.world.people.kaisa];
  if (!channel || !inside.every(({ id }) => channel.members.includes(id)))
    throw new Error(`${mentor} and ${actor} have no channel`);
  year.begin(story, channel.id, dateOf(year.world.now(), ZONE));
}

/** Asks for "Raportti", "Viime vuosi" on Home. Returns the report that the coordinator has got. */
export async function reportOf(year: Year, period: { from: string; until: string }, { isNamed }: { isNamed: boolean }) {
  const { kaisa } = year.world.people;
  const before = (await reportFiles(kaisa)).length;
  await year.pressOnHome(kaisa, "reports:open");
  await year.pressInModal(kaisa, "reports:last-year");
  await year.fillAndSend(kaisa, isNamed ? { names: ["names"] } : {});
  const files = (await reportFiles(kaisa)).slice(before);
  const sheets = await readReport(files[0]?.bytes ?? Buffer.alloc(0));
  return { files, tables: tablesIn(sheets, tablesOf(year.ledger.couples, period, { isNamed })) };
}

/** Every message of the bot as a line: when and where it was sent, and its text as sent, not as redrawn later. */
export async function everythingSaid(world: World): Promise<string[]> {
  const { users, channels } = await world.control.everything();
  const names = new Map(users.map(({ id, realName }) => [id, realName]));
  const said = (await world.control.calls()).filter(
    ({ method, answer }) => /^(chat\.post|files\.complete)/u.test(method) && answer.ok === true,
  );
  return said.map(({ args, at }) => {
    const place = String(args.channel ?? args.channel_id);
    const channel = channels.find(({ id }) => id === place);
    const readers = channel?.members.map((id) => names.get(id)).join(" and ");
    const who = args.user === undefined ? "" : ` for ${names.get(String(args.user))}`;
    const where = `${channel?.name || readers || place} (${place})${who}`;
    return `${dateOf(at, ZONE)} ${timeOf(at, ZONE)} ${where}: ${args.text ?? args.initial_comment}`;
  });
}
