import { describe, expect, test } from "vitest";
import { groupFeedback, groupMembers, groups, groupWishes, peerMeetings } from "../../db/schema/index.ts";
import { erase } from "../support/acting.ts";
import {
  callGroup,
  changeGroupPeople,
  GROUP,
  groupChannelsOf,
  press,
  putAway,
  send,
  textOf,
  worldOfGroup,
} from "../support/groups.ts";
import { outline, personId } from "../support/peers.ts";
import { t } from "../support/texts.ts";
import { finnish, type Name, type World } from "../support/world.ts";

const homeOf = async (world: World, name: Name): Promise<string> => {
  const home = await world.people[name].home();
  await world.settle();
  return outline((await world.people[name].shownHome()) ?? home ?? { blocks: [] }).join("\n");
};

describe("on Home", () => {
  test("her group, its next meeting with her answer, and what waits for her", async () => {
    const { world, group } = await worldOfGroup(finnish);
    await using _world = world;
    const { amina, mirja } = world.people;
    expect(await homeOf(world, "amina")).toContain(t("groups.home.group", { group: GROUP }));
    await callGroup(world, group);
    expect(await homeOf(world, "amina")).toContain("CV-ilta");
    const home = await amina.shownHome();
    if (home) await amina.press(home, "peer-support:yes");
    await world.settle();
    expect(textOf(await world.message(mirja, group.channelId, "CV-ilta"))).toContain("Amina");
    await press(world, "kaisa", "groups:ask-wishes", group.id);
    expect(await homeOf(world, "amina")).toContain(t("groups.wish.ask", { group: GROUP }));
    await world.travelTo("2026-01-21", "10:00");
    expect(await homeOf(world, "mirja")).toContain(
      t("groups.home.uncounted", { title: "CV-ilta", day: "tiistaina 20.1." }),
    );
    expect(await homeOf(world, "ulla")).not.toContain(GROUP);
  });

  test("who was removed sees nothing of it, and is a newcomer again", async () => {
    const { world, group } = await worldOfGroup(finnish);
    await using _world = world;
    const { amina } = world.people;
    await homeOf(world, "olena");
    await changeGroupPeople(world, group, { actors: [amina.id] });
    expect(await homeOf(world, "olena")).not.toContain(GROUP);
  });
});

describe("her own data", () => {
  test("is downloaded, and erased: she is out of the group and its channel, numbers stay", async () => {
    const { world, group } = await worldOfGroup(finnish);
    await using _world = world;
    const { amina, kaisa } = world.people;
    await homeOf(world, "amina");
    await press(world, "kaisa", "groups:ask-wishes", group.id);
    await press(world, "amina", "groups:wish", group.id);
    await send(world, "amina", { wishes: "yes", field: "kirjanpito", languages: "suomi", learned: "zzoppinutzz" });
    await putAway(amina);
    await press(world, "amina", "privacy:download", "");
    await world.later({ minutes: 2 });
    const files = (await amina.dm()).flatMap(({ files = [] }) => files as { id: string; name: string }[]);
    const file = files.find(({ name }) => name.endsWith(".json"));
    const text = file ? (await amina.download(file.id)).toString("utf8") : "";
    expect(JSON.parse(text).groups).toMatchObject([
      { name: GROUP, role: "actor", wish: { answer: { wishes: "yes", field: "kirjanpito", learned: "zzoppinutzz" } } },
    ]);

    const id = personId(world, amina);
    erase(world.db, id, world.now());
    await world.later({ hours: 1 });
    const wishes = world.db.orm.select().from(groupWishes).all();
    expect(wishes.find(({ personId: whose }) => whose === id)).toMatchObject({
      wishes: true,
      field: null,
      learned: null,
    });
    const gone = world.db.orm
      .select()
      .from(groupMembers)
      .all()
      .find(({ personId: whose }) => whose === id);
    expect(gone?.leftAt).not.toBeNull();
    expect(await groupChannelsOf(amina)).toEqual([]);
    const welcome = await world.message(kaisa, group.channelId, "groups:meeting");
    expect(textOf(welcome)).not.toContain(amina.id);
  });

  test("texts of a group are deleted some months after its end; yes, ratings and numbers stay", async () => {
    const { world, group } = await worldOfGroup(finnish);
    await using _world = world;
    await press(world, "kaisa", "groups:ask-wishes", group.id);
    await press(world, "amina", "groups:wish", group.id);
    await send(world, "amina", { wishes: "yes", field: "kirjanpito", languages: "suomi", learned: "zzoppinutzz" });
    await putAway(world.people.amina);
    await press(world, "kaisa", "groups:end", group.id);
    await send(world, "kaisa");
    await press(world, "amina", "groups:feedback", group.id);
    await send(world, "amina", { rating: "4", text: "zzpalautezz" });
    await putAway(world.people.amina);
    await world.travelTo("2026-07-20", "12:00");
    expect(world.db.orm.select().from(groups).get()?.textsDeletedAt).not.toBeNull();
    expect(world.db.orm.select().from(groupFeedback).all()).toMatchObject([{ rating: 4, text: null }]);
    expect(
      world.db.orm
        .select()
        .from(groupWishes)
        .all()
        .filter(({ learned }) => learned !== null),
    ).toEqual([]);
    await press(world, "amina", "groups:feedback", group.id);
    expect(await world.people.amina.modal()).toBeUndefined();
  });
});

test("an account that was closed and is opened again is back in the group's channel", async () => {
  const { world, group } = await worldOfGroup(finnish);
  await using _world = world;
  const { kaisa, amina } = world.people;
  const channel = world.workspace.workspace.channel(group.channelId);
  await kaisa.deactivate(amina.id);
  world.workspace.workspace.removeMember(channel, amina.id);
  await world.later({ days: 1 });
  await kaisa.reactivate(amina.id);
  await world.later({ minutes: 5 });
  expect(world.workspace.workspace.isMember(channel, amina.id)).toBe(true);
  expect(world.db.orm.select().from(peerMeetings).all()).toEqual([]);
});
