import type { Person } from "../../src/playground/workspace/person.ts";
import { MINUTE_MS } from "../../src/programme/calendar/calendar.ts";
import { placesOf } from "../support/from-home.ts";
import { SARI } from "../support/light-pairs.ts";
import { t } from "../support/texts.ts";
import type { Acts } from "./acts.ts";
import { channelOf, DM, findPairChannel, openHomes, type Step, step, to } from "./journey.ts";
import type { Post } from "./post.ts";

/**
 * Mirja reads e-mail, Amina does not, and Sari has no Slack until she joins half-way: what is written to them while the bot is killed and restarted,
 * and while the mail server is down, asks to come again later, or does not know an address.
 */

const MIRJA = "mirja@posti.example";
const MIRJA_LATER = "uusi@posti.example";
const SARI_AT = "sari@posti.example";
const COFFEE = "Kevään kahvit";
const PEERS = "#auroras-mentorit";

const postOf = ({ world: { post } }: Acts): Post => {
  if (!post) throw new Error("this walk needs a mail server");
  return post;
};

/** Types the newest code that came to an address into the open form. One that did not come, or does not work, is sent again. */
async function typeCode(acts: Acts, person: Person, address: string, again: string): Promise<void> {
  const tried = new Set<string>();
  await acts.world.recover();
  await acts.retry(async () => {
    const modal = await person.modal();
    if (!modal) throw new Error("no form for the code is open");
    const code = await postOf(acts).newestCode(address);
    if (code === undefined || tried.has(code)) {
      await person.press(modal, again);
      await acts.world.settle();
      await acts.world.recover();
      return false;
    }
    await person.fill({ code });
    const { outcome } = await person.submit();
    if (outcome === "errors") tried.add(code);
    return outcome === "updated" && "acknowledged";
  });
  if (await person.modal()) await person.closeAll();
}

const choose = async (acts: Acts, person: Person, address: string): Promise<void> => {
  await person.fill({ choice: "all", address });
  await acts.submitToNext(person);
  await typeCode(acts, person, address, "mail:code-again");
};

/** "Näytä pari" of the only pair. */
async function showPair(acts: Acts): Promise<void> {
  const { kaisa } = acts.people;
  await acts.open(kaisa, async () => {
    const home = await kaisa.home();
    if (!home) return;
    await kaisa.choose(home, "home:filter", "open");
    await acts.world.settle();
    const shown = await kaisa.shownHome();
    const [place] = shown ? placesOf(shown, "home:pair") : [];
    if (shown && place !== undefined) await kaisa.press(shown, place, { confirm: true, stale: true });
  });
}

const two = ({ people: { mirja, amina } }: Acts) => ({ mentor: mirja, actor: amina });

/** The setup, a pair whose actor has no Slack, and one whose mentor reads e-mail: Monday 12 January. */
const beginning: readonly Step[] = [
  step("set up", async (acts) => {
    const { kaisa, sirpa } = acts.people;
    await acts.pressOnHome(kaisa, t("setup.start"));
    await acts.submit(kaisa, { coordinators: [kaisa.id], peerOrganisers: [sirpa.id], language: "fi" });
  }),
  step("light: a pair whose actor has no Slack", async (acts) => {
    const { kaisa, sirpa } = acts.people;
    await acts.command(kaisa, DM, "/new-pair");
    await acts.pressInModal(kaisa, "light-pairs:open");
    await acts.submit(kaisa, {
      ...{ actor: SARI, email: SARI_AT, letters: ["letters"], actorLanguage: "fi", consentWay: "spoken" },
      ...{ mentor: sirpa.id, day: "2026-01-13", time: "12:00", language: "fi", consent: ["consent"] },
    });
  }),
  step("light: a channel", async (acts, channels) => {
    const all = (await acts.people.sirpa.channels()).filter(({ name }) => name?.startsWith("pari-"));
    if (!all[0] || all.length > 1) throw new Error(`${all.length} channels of the light pair`);
    channels.set("light", all[0].id);
  }),
  step("light: the actor tells the code", async (acts) => {
    const { kaisa } = acts.people;
    await showPair(acts);
    await acts.pressInModal(kaisa, "light-pairs:code");
    await typeCode(acts, kaisa, SARI_AT, "light-pairs:code-again");
  }),
  step("the mentor chooses letters", async (acts) => {
    const { mirja } = acts.people;
    await acts.pressOnHome(mirja, "privacy:own-data");
    await acts.pressInModal(mirja, "mail:choose");
    await choose(acts, mirja, MIRJA);
  }),
  step("one: new pair", async (acts) => {
    const { kaisa, mirja, amina } = acts.people;
    await acts.command(kaisa, DM, "/new-pair");
    await acts.submit(kaisa, { actor: amina.id, mentor: mirja.id, day: "2026-01-14", time: "17:00", language: "fi" });
  }),
  step("one: both say yes", async (acts) => {
    const { mirja, amina } = acts.people;
    await acts.press(mirja, DM, "pairs:accept", "pairs:accept");
    await acts.press(amina, DM, "pairs:accept", "pairs:accept");
  }),
  findPairChannel("one", two),
  openHomes,
];

/** The first meetings, of which one does not suit; an announcement, and a meeting of mentors, while the mail server is down: until 16 January. */
const firstMeetings: readonly Step[] = [
  to("2026-01-13", "18:00"),
  step("light: the first form", async (acts, channels) => {
    const { sirpa } = acts.people;
    await acts.pressToOpen(sirpa, channelOf(channels, "light"), "kickoff:open", "kickoff:open");
    await acts.submit(sirpa, { themes: ["jobs"] });
  }),
  step("one: the first meeting does not suit the actor", (acts, channels) =>
    acts.press(acts.people.amina, channelOf(channels, "one"), "meetings:cannot", "meetings:cannot"),
  ),
  step("one: the coordinator moves it", async (acts) => {
    const { kaisa } = acts.people;
    await acts.pressToOpen(kaisa, DM, "meetings:move", "meetings:move");
    await acts.submit(kaisa, { day: "2026-01-15", time: "12:00" });
  }),
  step("everybody is written to, while the mail server is down", async (acts) => {
    const { kaisa } = acts.people;
    postOf(acts).goDown(40 * MINUTE_MS);
    await acts.pressOnHome(kaisa, "announcements:write");
    await kaisa.fill({ audience: "everyone", announcement: "Kesäjuhla on 5.6. Tervetuloa!" });
    await acts.submitToNext(kaisa);
    await acts.submit(kaisa);
  }),
  step("mentors are called together, and the mail server asks to come again", async (acts) => {
    const { sirpa, mirja } = acts.people;
    postOf(acts).greylist(MIRJA, 5 * MINUTE_MS);
    await acts.command(sirpa, DM, "/peer-meeting");
    await acts.submit(sirpa, { title: COFFEE, day: "2026-01-20", time: "16:00", place: "Oodi" });
    await acts.press(mirja, DM, COFFEE, "peer-support:yes");
    await acts.press(mirja, DM, "peer-support:join", "peer-support:join");
  }),
  step("the mentors' meeting is moved", async (acts) => {
    const { sirpa } = acts.people;
    await acts.pressToOpen(sirpa, PEERS, COFFEE, "peer-support:manage");
    await acts.pressInModal(sirpa, "peer-support:move");
    await acts.submit(sirpa, { time: "15:00" });
  }),
  to("2026-01-16", "11:00"),
  step("one: the first form", async (acts, channels) => {
    const { mirja } = acts.people;
    await acts.pressToOpen(mirja, channelOf(channels, "one"), "kickoff:open", "kickoff:open");
    await acts.submit(mirja, { themes: ["jobs"] });
  }),
  step("one: the coordinator leaves", (acts) => acts.press(acts.people.kaisa, DM, "kickoff:leave", "kickoff:leave")),
];

/** Meetings are agreed on, moved and cancelled; the mentor's address stops working and she gives another: until 24 January. */
const meetings: readonly Step[] = [
  step("light: agrees on a meeting", async (acts, channels) => {
    const { sirpa } = acts.people;
    await acts.command(sirpa, channelOf(channels, "light"), "/next-meeting");
    await acts.submit(sirpa, { day: "2026-01-22", time: "15:00", place: "Oodi" });
  }),
  step("one: agrees on a meeting", async (acts, channels) => {
    const { amina } = acts.people;
    await acts.command(amina, channelOf(channels, "one"), "/next-meeting");
    await acts.submit(amina, { day: "2026-01-20", time: "17:30", place: "Oodi" });
  }),
  step("one: the actor moves it", async (acts, channels) => {
    const { amina } = acts.people;
    await acts.pressToOpen(amina, channelOf(channels, "one"), "meetings:move", "meetings:move");
    await acts.submit(amina, { day: "2026-01-21" });
  }),
  to("2026-01-20", "11:00"),
  step("another meeting of mentors is called off", async (acts) => {
    const { sirpa, mirja } = acts.people;
    await acts.command(sirpa, DM, "/peer-meeting");
    await acts.submit(sirpa, { title: "Ilta", day: "2026-01-28", time: "16:00" });
    await acts.press(mirja, PEERS, "Ilta", "peer-support:maybe");
    await acts.pressToOpen(sirpa, PEERS, "Ilta", "peer-support:manage");
    await acts.pressInModal(sirpa, "peer-support:cancel");
    await acts.submit(sirpa);
  }),
  to("2026-01-20", "18:00"),
  step("one: the actor cannot come", (acts, channels) =>
    acts.press(acts.people.amina, channelOf(channels, "one"), "21.1.", "meetings:cannot"),
  ),
  step("one: agrees on another one, of which no letter arrives", async (acts, channels) => {
    const { amina } = acts.people;
    postOf(acts).forget(MIRJA);
    await acts.command(amina, channelOf(channels, "one"), "/next-meeting");
    await acts.submit(amina, { day: "2026-01-23", time: "17:00" });
  }),
  step("the mentor gives another address", async (acts) => {
    const { mirja } = acts.people;
    await acts.pressToOpen(mirja, DM, "mail:choose", "mail:choose");
    await choose(acts, mirja, MIRJA_LATER);
  }),
  openHomes,
];

/** The actor of the light pair joins Slack, and goes on getting letters: until 26 January. */
const joining: readonly Step[] = [
  to("2026-01-21", "12:00"),
  step("light: the actor joins Slack", async (acts) => {
    await acts.people.kaisa.addPerson({ name: SARI, email: SARI_AT });
    await acts.world.recover();
  }),
  step("light: she says yes", (acts) =>
    acts.press(acts.world.workspace.person(SARI), DM, "light-pairs:join", "light-pairs:join"),
  ),
  to("2026-01-22", "19:00"),
  step("light: the log, with the next meeting", async (acts, channels) => {
    const { sirpa } = acts.people;
    await acts.command(sirpa, channelOf(channels, "light"), "/meeting-log");
    await acts.submit(sirpa, { themes: ["jobs"], nextOn: "2026-01-29", nextTime: "15:00" });
  }),
  to("2026-01-24", "12:00"),
  step("the mentor stops letters", async (acts) => {
    const { mirja } = acts.people;
    await acts.pressOnHome(mirja, "privacy:own-data");
    await acts.pressInModal(mirja, "mail:choose");
    await acts.submit(mirja, { choice: "none" });
  }),
  step("one: the log, with a next meeting of which no letter is written", async (acts, channels) => {
    const { mirja } = acts.people;
    await acts.command(mirja, channelOf(channels, "one"), "/meeting-log");
    await acts.submit(mirja, { themes: ["jobs"], nextOn: "2026-01-30", nextTime: "17:00" });
  }),
  openHomes,
];

/** Codes, an invitation, and the first meetings' letters. */
export const firstLetters = beginning;

export const letters: readonly Step[] = [...beginning, ...firstMeetings, ...meetings, ...joining];
