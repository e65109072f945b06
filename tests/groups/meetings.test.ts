import { describe, expect, test } from "vitest";
import { peerMeetings } from "../../db/schema/index.ts";
import { callGroup, changeGroupPeople, type MadeGroup, press, putAway, send, worldOfGroup } from "../support/groups.ts";
import { answerTo, outline, told } from "../support/peers.ts";
import { t } from "../support/texts.ts";
import { finnish, type World } from "../support/world.ts";

/** The newest invitation in the group's channel. */
const invitationIn = (world: World, { channelId }: MadeGroup) =>
  world.message(world.people.kaisa, channelId, "CV-ilta");

const meetingId = (world: World) => world.db.orm.select().from(peerMeetings).get()?.id ?? "";

describe("a meeting of a group", () => {
  test("is announced in its channel with theme and guest, and answers are kept up to date in place", async () => {
    const { world, group } = await worldOfGroup(finnish);
    await using _world = world;
    const { amina, olena, ulla } = world.people;
    await callGroup(world, group, { guest: "Liisa, Nokia" });
    for (const [person, answer] of [
      [amina, "peer-support:yes"],
      [olena, "peer-support:maybe"],
    ] as const) {
      await person.press(await world.message(person, group.channelId, "CV-ilta"), answer);
      await world.settle();
    }
    const shown = outline(await invitationIn(world, group)).join("\n");
    expect(shown).toContain(t("groups.meeting.theme", { theme: t("themes.applications") }));
    expect(shown).toContain(t("groups.meeting.guest", { guest: "Liisa, Nokia" }));
    expect(shown).toContain(t("peerSupport.names", { answer: t("peerSupport.answer.yes"), number: 1, names: "Amina" }));
    expect(await told(ulla, "CV-ilta")).toEqual([]);
  });

  test("only those who come or may come are reminded the day before, and told of another time", async () => {
    const { world, group } = await worldOfGroup(finnish);
    await using _world = world;
    const { amina, olena, mirja } = world.people;
    await callGroup(world, group);
    const id = meetingId(world);
    await press(world, "amina", "peer-support:yes", `${id}:0`);
    await press(world, "olena", "peer-support:no", `${id}:0`);
    await press(world, "mirja", "peer-support:move", id);
    expect(await send(world, "mirja", { time: "18:00" })).toMatchObject({ outcome: "updated" });
    await putAway(mirja);
    expect(await told(amina, t("groups.meeting.moved", { title: "CV-ilta" }))).toHaveLength(1);
    expect(await told(olena, t("groups.meeting.moved", { title: "CV-ilta" }))).toEqual([]);
    await world.travelTo("2026-01-19", "18:00");
    expect(await told(amina, t("groups.meeting.reminderYes", { title: "CV-ilta" }))).toHaveLength(1);
    expect(await told(olena, t("groups.meeting.reminderYes", { title: "CV-ilta" }))).toEqual([]);
  });

  test("a calendar file is sent again when it is cancelled", async () => {
    const { world, group } = await worldOfGroup(finnish);
    await using _world = world;
    const { amina } = world.people;
    await callGroup(world, group);
    const id = meetingId(world);
    await press(world, "amina", "peer-support:yes", `${id}:0`);
    await press(world, "amina", "peer-support:calendar", id);
    await press(world, "helena", "peer-support:cancel", id);
    await send(world, "helena");
    await world.later({ minutes: 1 });
    const files = (await amina.dm()).flatMap(({ files = [] }) => files as { name: string }[]);
    expect(files.map(({ name }) => name.replace(/-\w{8}/, ""))).toEqual(["ryhma.ics", "ryhma.ics"]);
    const when = "tiistaina 20.1. kello 17";
    expect(await told(amina, t("groups.meeting.cancelled", { title: "CV-ilta", when }))).toHaveLength(1);
  });

  test("an actor neither calls nor moves one; somebody outside sees nothing of it", async () => {
    const { world, group } = await worldOfGroup(finnish);
    await using _world = world;
    const { amina, ulla, sirpa } = world.people;
    await callGroup(world, group);
    const id = meetingId(world);
    await press(world, "amina", "groups:meeting", group.id);
    expect(await amina.modal()).toBeUndefined();
    await press(world, "amina", "peer-support:manage", id);
    expect(await amina.modal()).toBeUndefined();
    for (const [name, person] of [
      ["ulla", ulla],
      ["sirpa", sirpa],
    ] as const) {
      for (const what of ["peer-support:yes", "peer-support:calendar", "peer-support:manage"])
        await press(world, name, what, id);
      expect(JSON.stringify([await person.dm(), await answerTo(person, "@bot")])).not.toContain("CV-ilta");
    }
  });

  test("while an outsider reads along its time goes to each alone, and back into the channel when she has left", async () => {
    const { world, group } = await worldOfGroup(finnish);
    await using _world = world;
    const { amina, mirja, ulla } = world.people;
    await mirja.invite(group.channelId, ulla.id);
    await world.later({ minutes: 1 });
    await callGroup(world, group);
    await world.later({ minutes: 1 });
    expect(JSON.stringify(await ulla.messages(group.channelId))).not.toContain("CV-ilta");
    expect(await told(amina, t("groups.meeting.invitationDirect"))).toHaveLength(1);
    await ulla.leave(group.channelId);
    await world.later({ minutes: 10 });
    expect(outline(await invitationIn(world, group)).join("\n")).toContain("Oodi");
  });

  test("somebody who was removed hears no more of it, and her name is not in it", async () => {
    const { world, group } = await worldOfGroup(finnish);
    await using _world = world;
    const { amina, olena } = world.people;
    await callGroup(world, group);
    await press(world, "olena", "peer-support:yes", `${meetingId(world)}:0`);
    await changeGroupPeople(world, group, { actors: [amina.id] });
    await world.travelTo("2026-01-21", "10:00");
    expect(await told(olena, t("groups.meeting.reminderYes", { title: "CV-ilta" }))).toEqual([]);
    expect(JSON.stringify(await invitationIn(world, group))).not.toContain("Olena");
  });
});
