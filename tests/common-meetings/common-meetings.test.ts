import { describe, expect, test } from "vitest";
import { answerAs, callPairs, count, MEETING, newestMeeting, VAASA, worldOfVaasa } from "../support/common-meetings.ts";
import { press, putAway, send, textOf } from "../support/groups.ts";
import { answerTo, outline, told } from "../support/peers.ts";
import { openProgramme, pressOn } from "../support/programmes.ts";
import { t } from "../support/texts.ts";
import { finnish, type Name, type World } from "../support/world.ts";

const invited = ["mirja", "amina", "helena", "olena"] as const;

const said = async (world: World, name: Name, text: string) =>
  (await told(world.people[name], text)).map((message) => outline(message).join("\n"));

const endPair = async (world: World, id: string) => {
  await press(world, "mirja", "closing:open", id);
  await send(world, "mirja", { outcome: "goals" });
  await putAway(world.people.mirja);
};

describe("a common meeting", () => {
  test("reaches the two of each open pair alone, and nobody else", async () => {
    const { world, programmeId } = await worldOfVaasa(finnish);
    await using _world = world;
    await callPairs(world, programmeId, { guest: "Liisa, Wärtsilä", theme: "network" });
    for (const name of invited) {
      const [message = ""] = await said(world, name, MEETING.title);
      expect(message).toContain(t("commonMeetings.invitationDirect"));
      expect(message).toContain(t("groups.meeting.theme", { theme: t("themes.network") }));
      expect(message).toContain("[Tulen] [Ehkä] [En tule]");
    }
    for (const name of ["kaisa", "sirpa", "ulla"] as const) expect(await said(world, name, MEETING.title)).toEqual([]);
    await press(world, "ulla", "peer-support:yes", `${newestMeeting(world)}:0`);
    expect(await answerTo(world.people.ulla, "@bot")).toEqual([t("commonMeetings.notYours")]);
  });

  test("tells each how many come, and only coordinators who", async () => {
    const { world, programmeId } = await worldOfVaasa(finnish);
    await using _world = world;
    const { kaisa } = world.people;
    const id = await callPairs(world, programmeId);
    await answerAs(world, "amina", "yes", id);
    await answerAs(world, "helena", "maybe", id);
    await world.later({ minutes: 60 });
    const numbers = t("commonMeetings.numbers", { yes: 1, maybe: 1 });
    for (const name of invited) {
      const messages = await said(world, name, MEETING.title);
      expect(messages).toHaveLength(1);
      expect(messages[0]).toContain(numbers);
      const others = ["Mirja", "Amina", "Helena", "Olena"].filter((other) => other.toLowerCase() !== name);
      for (const other of others) expect(messages[0]).not.toContain(other);
    }
    await press(world, "kaisa", "common-meetings:open", programmeId);
    expect(outline((await kaisa.modal()) ?? { blocks: [] }).join("\n")).toContain("Tulee 1, ehkä 1, ei tule 0.");
    await pressOn(world, kaisa, await kaisa.modal(), "peer-support:manage", id);
    expect(textOf(await kaisa.modal())).toContain("Amina");
    await putAway(kaisa);
    await press(world, "mirja", "peer-support:manage", id);
    expect(await answerTo(world.people.mirja, "@bot")).toEqual([t("commonMeetings.notManager")]);
  });

  test("reminds those who come, tells them of another time, and sends the calendar file again", async () => {
    const { world, programmeId } = await worldOfVaasa(finnish);
    await using _world = world;
    const id = await callPairs(world, programmeId);
    await answerAs(world, "amina", "yes", id);
    await answerAs(world, "olena", "no", id);
    await press(world, "amina", "peer-support:calendar", id);
    await press(world, "kaisa", "peer-support:move", id);
    await send(world, "kaisa", { time: "18:00" });
    await putAway(world.people.kaisa);
    const title = { title: MEETING.title };
    expect(await said(world, "amina", t("commonMeetings.moved", title))).toHaveLength(1);
    expect(await said(world, "olena", t("commonMeetings.moved", title))).toEqual([]);
    const [old = ""] = await said(world, "olena", t("commonMeetings.invitationDirect"));
    expect(old).toContain("kello 18");
    await world.travelTo("2026-01-19", "18:00");
    expect(await said(world, "amina", t("commonMeetings.reminderYes", title))).toHaveLength(1);
    expect(await said(world, "olena", t("commonMeetings.reminderYes", title))).toEqual([]);
    await press(world, "kaisa", "peer-support:cancel", id);
    await send(world, "kaisa");
    await putAway(world.people.kaisa);
    await world.later({ minutes: 1 });
    const when = "tiistaina 20.1. kello 18";
    expect(await said(world, "amina", t("commonMeetings.cancelled", { ...title, when }))).toHaveLength(1);
    const files = (await world.people.amina.dm()).flatMap((message) => (message.files ?? []) as { name: string }[]);
    expect(files.map(({ name }) => name.replace(/-\w{8}\./, "."))).toEqual(Array(3).fill("yhteinen-tapaaminen.ics"));
    for (const name of invited)
      for (const message of await said(world, name, MEETING.title)) expect(message).not.toContain("[Tulen]");
  });

  test("a pair that begins later is invited, and one that has ended is no longer asked", async () => {
    const { world, programmeId, pairs } = await worldOfVaasa(finnish);
    await using _world = world;
    const id = await callPairs(world, programmeId);
    const { kaisa, ulla } = world.people;
    const dina = await kaisa.addPerson({ name: "Dina Nieminen", locale: "fi-FI" });
    await world.openPair({ mentor: ulla, actor: dina }, { programme: programmeId });
    for (const person of [ulla, dina]) expect(await told(person, MEETING.title)).toHaveLength(1);
    await answerAs(world, "amina", "yes", id);
    await answerAs(world, "ulla", "yes", id);
    await endPair(world, pairs[0]?.id ?? "");
    for (const name of ["mirja", "amina"] as const) {
      expect(await said(world, name, "[Tulen]")).toEqual([]);
      await answerAs(world, name, "yes", id);
      expect(await answerTo(world.people[name], "@bot")).toEqual([t("commonMeetings.notYours")]);
    }
    await world.later({ minutes: 60 });
    const [olenas = ""] = await said(world, "olena", MEETING.title);
    expect(olenas).toContain(t("commonMeetings.numbers", { yes: 1, maybe: 0 }));
    // The end is undone: she is invited again, and her answer counts.
    await press(world, "mirja", "closing:undo", pairs[0]?.id ?? "");
    const [aminas = ""] = await said(world, "amina", MEETING.title);
    expect(aminas).toContain(t("commonMeetings.numbers", { yes: 2, maybe: 0 }));
    await world.travelTo("2026-01-19", "17:30");
    expect(await said(world, "amina", t("commonMeetings.reminderYes", { title: MEETING.title }))).toHaveLength(1);
  });

  test("is noted by a coordinator afterwards, from a message or Home", async () => {
    const { world, programmeId } = await worldOfVaasa(finnish);
    await using _world = world;
    const { kaisa, sirpa } = world.people;
    const id = await callPairs(world, programmeId);
    const home = async (name: Name) => outline((await world.people[name].home()) ?? { blocks: [] }).join("\n");
    for (const name of [...invited, "kaisa"] as const) expect(await home(name)).toContain(MEETING.title);
    await world.travelTo("2026-01-20", "19:00");
    const day = t("groups.count.ask", { title: MEETING.title, day: "tiistaina 20.1." });
    expect(await said(world, "kaisa", day)).toHaveLength(1);
    for (const name of [...invited, "sirpa"] as const) expect(await said(world, name, day)).toEqual([]);
    const waits = t("groups.home.uncounted", { title: MEETING.title, day: "tiistaina 20.1." });
    expect(await home("kaisa")).toContain(waits);
    expect(await home("mirja")).not.toContain(waits);
    await press(world, "mirja", "groups:count", id);
    expect(await answerTo(world.people.mirja, "@bot")).toEqual([t("commonMeetings.notCounter")]);
    await count(world, id, 3, ["network"]);
    expect(await home("kaisa")).not.toContain(waits);
    await press(world, "kaisa", "common-meetings:open", programmeId);
    expect(textOf(await kaisa.modal())).toContain("tuli 3");
    expect(await home("sirpa")).not.toContain(MEETING.title);
    await putAway(sirpa);
  });

  test("is offered where the programme has such meetings, and nowhere else", async () => {
    const { world, programmeId } = await worldOfVaasa(finnish);
    await using _world = world;
    const { kaisa, mirja } = world.people;
    await pressOn(world, kaisa, await kaisa.home(), "common-meetings:list");
    expect(textOf(await kaisa.modal())).toContain(VAASA);
    await putAway(kaisa);
    await openProgramme(world, kaisa, programmeId);
    await pressOn(world, kaisa, await kaisa.modal(), "programmes:basics", programmeId);
    await kaisa.fill({ parts: ["hasGoals"] });
    await kaisa.submit();
    await world.settle();
    await putAway(kaisa);
    expect(textOf(await kaisa.home())).not.toContain("common-meetings:list");
    await press(world, "kaisa", "common-meetings:open", programmeId);
    expect(await answerTo(kaisa, "@bot")).toEqual([t("commonMeetings.off")]);
    await press(world, "mirja", "common-meetings:new", programmeId);
    expect(await answerTo(mirja, "@bot")).toEqual([t("commonMeetings.onlyCoordinators")]);
  });
});
