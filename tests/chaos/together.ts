import { t } from "../support/texts.ts";
import type { Acts } from "./acts.ts";
import { channelOf, DM, findPairChannel, openHomes, type Step, step, to } from "./journey.ts";

/** A group and the common meetings of a programme: what people do there, while the bot is killed and restarted. */

const GROUP = "ryhmä";
const GROUP_MEETING = "CV-ilta";
const COMMON = "Yhteinen ilta";

/** Opens the group's page from the list on Home. */
async function showGroup(acts: Acts): Promise<void> {
  const { kaisa } = acts.people;
  await acts.pressOnHome(kaisa, "groups:list");
  await acts.pressToSee(kaisa, "groups:show", "groups:people");
}

/** The setup, a programme from the template "Vaasa", and two pairs in it: Monday 12 January. */
const beginning: readonly Step[] = [
  step("set up", async (acts) => {
    const { kaisa, sirpa } = acts.people;
    await acts.pressOnHome(kaisa, t("setup.start"));
    await acts.submit(kaisa, { coordinators: [kaisa.id], peerOrganisers: [sirpa.id], language: "fi" });
  }),
  openHomes,
  step("a programme with common meetings", async (acts) => {
    const { kaisa } = acts.people;
    await acts.pressOnHome(kaisa, "programmes:list");
    await acts.pressInModal(kaisa, "programmes:add");
    await acts.submit(kaisa, { name: "Vaasa", template: "vaasa" });
  }),
  step("one: new pair", async (acts) => {
    const { kaisa, mirja, amina } = acts.people;
    await acts.command(kaisa, DM, "/new-pair");
    await acts.chooseFirst(kaisa, "programme", "Vaasa");
    const answers = { day: "2026-01-13", time: "17:00", consent: ["consent"] };
    await acts.submit(kaisa, { actor: amina.id, mentor: mirja.id, ...answers });
  }),
  findPairChannel("one", ({ people: { mirja, amina } }) => ({ mentor: mirja, actor: amina })),
  step("a group is made", async (acts) => {
    const { kaisa, mirja, amina, olena } = acts.people;
    await acts.pressOnHome(kaisa, "groups:list");
    await acts.pressInModal(kaisa, "groups:new");
    const people = { mentors: [mirja.id], actors: [amina.id, olena.id] };
    await acts.submit(kaisa, { name: "Kevään ryhmä", ...people, endsOn: "2026-02-02", number: "3" });
  }),
  step("its channel is there", async (acts, channels) => {
    const all = (await acts.people.mirja.channels()).filter(({ name }) => name?.startsWith("ryhma-"));
    if (!all[0] || all.length > 1) throw new Error(`${all.length} channels of the group`);
    channels.set(GROUP, all[0].id);
  }),
];

/** Meetings of both kinds are announced, answered, moved, held and counted: until 20 January. */
const meetings: readonly Step[] = [
  step("the pairs are invited", async (acts) => {
    const { kaisa, mirja, amina } = acts.people;
    await acts.pressOnHome(kaisa, "common-meetings:list");
    await acts.pressInModal(kaisa, "common-meetings:new");
    await acts.submit(kaisa, { title: COMMON, day: "2026-01-19", time: "16:00", place: "Kirjasto" });
    await acts.press(amina, DM, COMMON, "peer-support:yes");
    await acts.press(mirja, DM, COMMON, "peer-support:maybe");
    await acts.press(amina, DM, COMMON, "peer-support:calendar");
  }),
  step("a pair begins later", async (acts) => {
    const { kaisa, helena, ulla } = acts.people;
    await acts.command(kaisa, DM, "/new-pair");
    await acts.chooseFirst(kaisa, "programme", "Vaasa");
    const answers = { day: "2026-01-14", time: "17:00", consent: ["consent"] };
    await acts.submit(kaisa, { actor: ulla.id, mentor: helena.id, ...answers });
    await acts.press(ulla, DM, COMMON, "peer-support:yes");
  }),
  step("the common meeting is moved", async (acts) => {
    const { kaisa } = acts.people;
    await acts.pressOnHome(kaisa, "peer-support:manage");
    await acts.pressInModal(kaisa, "peer-support:move");
    await acts.submit(kaisa, { time: "17:00" });
  }),
  step("the group is invited", async (acts, channels) => {
    const { mirja, amina, olena } = acts.people;
    const channel = channelOf(channels, GROUP);
    await acts.pressToOpen(mirja, channel, "groups:meeting", "groups:meeting");
    await acts.submit(mirja, { title: GROUP_MEETING, day: "2026-01-16", time: "16:00" });
    await acts.press(amina, channel, GROUP_MEETING, "peer-support:yes");
    await acts.press(olena, channel, GROUP_MEETING, "peer-support:no");
  }),
  step("somebody joins the group", async (acts) => {
    const { kaisa, mirja, amina, olena, sirpa } = acts.people;
    await showGroup(acts);
    await acts.pressInModal(kaisa, "groups:people");
    await acts.submit(kaisa, { mentors: [mirja.id], actors: [amina.id, olena.id, sirpa.id] });
  }),
  to("2026-01-18", "18:00"),
  step("the mentor notes how many came to the group", async (acts) => {
    const { mirja } = acts.people;
    await acts.pressToOpen(mirja, DM, "groups:count", "groups:count");
    await acts.submit(mirja, { came: "2", themes: ["applications"] });
  }),
  to("2026-01-20", "12:00"),
  step("the coordinator notes how many came together", async (acts) => {
    const { kaisa } = acts.people;
    await acts.pressToOpen(kaisa, DM, "groups:count", "groups:count");
    await acts.submit(kaisa, { came: "4", themes: ["network"] });
  }),
];

/** An actor wishes for a mentor, a meeting is called off, and the group ends: until its channel is archived. */
const ending: readonly Step[] = [
  step("an actor wishes for a mentor", async (acts) => {
    const { olena } = acts.people;
    await acts.pressToOpen(olena, DM, "groups:wish", "groups:wish");
    await acts.submit(olena, { wishes: "yes", field: "kirjanpito", languages: "suomi", learned: "Opin paljon." });
  }),
  step("another meeting is called off", async (acts) => {
    const { kaisa, amina } = acts.people;
    await acts.pressOnHome(kaisa, "common-meetings:list");
    await acts.pressInModal(kaisa, "common-meetings:new");
    await acts.submit(kaisa, { title: "Kevätjuhla", day: "2026-02-10", time: "17:00" });
    await acts.press(amina, DM, "Kevätjuhla", "peer-support:yes");
    await acts.pressOnHome(kaisa, "peer-support:manage");
    await acts.pressInModal(kaisa, "peer-support:cancel");
    await acts.submit(kaisa);
  }),
  step("the group ends", async (acts) => {
    const { kaisa } = acts.people;
    await showGroup(acts);
    await acts.pressInModal(kaisa, "groups:end");
    await acts.submit(kaisa);
  }),
  step("a mentor tells how it was", async (acts) => {
    const { mirja } = acts.people;
    await acts.pressToOpen(mirja, DM, "groups:feedback", "groups:feedback");
    await acts.submit(mirja, { rating: "5", text: "Hyvä ryhmä." });
  }),
  to("2026-02-05", "12:00"),
];

export const together: readonly Step[] = [beginning, meetings, ending].flatMap((part) => [...part, openHomes]);
