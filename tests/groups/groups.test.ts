import { describe, expect, test } from "vitest";
import { groups } from "../../db/schema/index.ts";
import { groupChannelName } from "../../src/programme/groups/rules.ts";
import {
  changeGroupPeople,
  GROUP,
  groupChannelsOf,
  makeGroup,
  membersIn,
  openNewGroup,
  press,
  pressInModal,
  putAway,
  send,
  textOf,
  worldOfGroup,
} from "../support/groups.ts";
import { outline, told } from "../support/peers.ts";
import { startSetUpWorld } from "../support/ready-worlds.ts";
import { t } from "../support/texts.ts";
import { finnish } from "../support/world.ts";

const errorsOf = (result: { outcome: string; errors?: unknown }) =>
  result.outcome === "errors" ? result.errors : result.outcome;

describe("a coordinator makes a group", () => {
  test("from Home: everybody is invited into one private channel with a topic and a pinned welcome that says who is who", async () => {
    await using world = await startSetUpWorld(finnish);
    const { kaisa, mirja, helena, amina, olena, ulla } = world.people;
    const group = await makeGroup(world, { language: "fi" });
    const { channelSuffix } = world.db.orm.select().from(groups).get() ?? { channelSuffix: "" };
    for (const person of [kaisa, mirja, helena, amina, olena])
      expect(await groupChannelsOf(person)).toEqual([groupChannelName(GROUP, channelSuffix)]);
    expect(await groupChannelsOf(ulla)).toEqual([]);

    const { channels } = await world.control.everything();
    const made = channels.find(({ id }) => id === group.channelId);
    expect(made?.topic).toMatchObject({ value: t("groups.topic", { group: GROUP }) });
    const welcome = await world.message(mirja, group.channelId, t("groups.welcome.hello", { group: GROUP }));
    expect(outline(welcome)[1]).toContain(t("groups.welcome.mentors", { people: `<@${mirja.id}>, <@${helena.id}>` }));
    expect(outline(welcome)[1]).toContain(t("groups.welcome.actors", { people: `<@${amina.id}>, <@${olena.id}>` }));
    expect(outline(welcome)[1]).toContain(t("groups.welcome.coordinator", { coordinator: `<@${kaisa.id}>` }));
    expect(welcome).toHaveProperty("pinned", true);
    for (const person of [mirja, amina]) expect(await told(person, t("groups.notice.what"))).toHaveLength(1);
  });

  test("one channel is made, whatever Slack's answers do", async () => {
    await using world = await startSetUpWorld();
    await world.control.order({ kind: "lost-answer", method: "conversations.create" });
    await world.control.order({ kind: "lost-answer", method: "conversations.invite", times: 2 });
    await world.control.order({ kind: "lost-answer", method: "conversations.setTopic" });
    await world.control.order({ kind: "duplicate-envelope", method: "interactive" });
    const { kaisa, mirja, amina } = world.people;
    await openNewGroup(world);
    await kaisa.fill({ name: GROUP, mentors: [mirja.id], actors: [amina.id] });
    await kaisa.submit();
    await world.later({ minutes: 30 });
    expect(await world.control.pendingFaults()).toEqual([]);
    expect(world.db.orm.select().from(groups).all()).toHaveLength(1);
    expect(await groupChannelsOf(mirja)).toHaveLength(1);
    expect(await groupChannelsOf(amina)).toHaveLength(1);
  });

  test("bots, strangers, closed accounts, people in both roles and a coordinator inside are refused beside the field", async () => {
    await using world = await startSetUpWorld(finnish);
    const { kaisa, mirja, amina, ulla, vera } = world.people;
    await openNewGroup(world);
    const submitted = async (answers: Record<string, unknown>) => {
      await kaisa.fill({ name: GROUP, mentors: [mirja.id], actors: [], ...answers });
      return errorsOf(await kaisa.submit());
    };
    const bot = world.workspace.botUserId;
    expect(await submitted({ mentors: [bot] })).toEqual({
      [t("groups.form.mentors")]: t("pairs.wrong.bot", { name: "auroras" }),
    });
    await kaisa.fill({ mentors: [mirja.id], actors: [ulla.id] });
    await kaisa.deactivate(ulla.id);
    expect(errorsOf(await kaisa.submit())).toEqual({
      [t("groups.form.actors")]: t("pairs.wrong.deactivated", { name: "Ulla" }),
    });
    expect(await submitted({ actors: [mirja.id] })).toEqual({
      [t("groups.form.actors")]: t("groups.wrong.bothRoles", { name: "Mirja" }),
    });
    expect(await submitted({ actors: [kaisa.id] })).toEqual({
      [t("groups.form.coordinator")]: t("groups.wrong.coordinatorInGroup"),
    });
    expect(await submitted({ coordinator: mirja.id, mentors: [amina.id] })).toEqual({
      [t("groups.form.coordinator")]: t("pairs.wrong.noCoordinator"),
    });
    expect(await submitted({ coordinator: kaisa.id, endsOn: "2026-01-11" })).toEqual({
      [t("groups.form.endsOn")]: t("groups.wrong.past"),
    });
    expect(world.db.orm.select().from(groups).all()).toEqual([]);
    expect(await submitted({ endsOn: "2026-05-20", actors: [vera.id] })).toBe("updated");
    expect((await kaisa.modal())?.blocks).toBeDefined();
  });

  test("a second group of the same name is refused, a name without letters is not", async () => {
    const { world } = await worldOfGroup(finnish);
    await using _world = world;
    const { kaisa, mirja } = world.people;
    await openNewGroup(world);
    await kaisa.fill({ name: `  ${GROUP.toUpperCase()} `, mentors: [mirja.id] });
    expect(await kaisa.submit()).toEqual({
      outcome: "errors",
      errors: { [t("groups.form.name")]: t("groups.wrong.exists") },
    });
    await kaisa.fill({ name: "😀 <!channel>" });
    expect(await kaisa.submit()).toMatchObject({ outcome: "updated" });
    await world.settle();
    expect((await groupChannelsOf(mirja)).at(-1)).toMatch(/^ryhma-channel-\w{5}$/);
  });

  test("who is no coordinator cannot, and is told what she can do", async () => {
    const { world, group } = await worldOfGroup();
    await using _world = world;
    for (const what of ["groups:list", "groups:new", "groups:show", "groups:edit", "groups:people"]) {
      for (const name of ["mirja", "amina", "ulla"] as const) {
        await press(world, name, what, group.id);
        expect(textOf(await world.people[name].modal())).not.toContain(t("groups.submit"));
        await putAway(world.people[name]);
      }
    }
    expect(membersIn(world)).toHaveLength(4);
  });
});

describe("people come and go", () => {
  test("a newcomer is invited and in the welcome; who goes is taken out and hears nothing more", async () => {
    const { world, group } = await worldOfGroup(finnish);
    await using _world = world;
    const { mirja, helena, amina, olena, sirpa, ulla } = world.people;
    await world.later({ days: 1 });
    await changeGroupPeople(world, group, { mentors: [mirja.id, sirpa.id], actors: [amina.id, ulla.id] });
    await world.later({ minutes: 5 });
    for (const person of [sirpa, ulla]) expect(await groupChannelsOf(person)).toHaveLength(1);
    for (const person of [helena, olena]) {
      expect(await groupChannelsOf(person)).toEqual([]);
      expect(await told(person, t("groups.removed"))).toHaveLength(1);
    }
    const welcome = await world.message(mirja, group.channelId, "groups:meeting");
    expect(JSON.stringify(welcome.blocks)).toContain(`<@${sirpa.id}>`);
    expect(JSON.stringify(welcome.blocks)).not.toContain(`<@${olena.id}>`);
    await press(world, "olena", "groups:return", group.id);
    expect(await groupChannelsOf(olena)).toEqual([]);
  });

  test("who comes back is invited again", async () => {
    const { world, group } = await worldOfGroup();
    await using _world = world;
    const { mirja, amina, olena } = world.people;
    await changeGroupPeople(world, group, { actors: [amina.id] });
    await changeGroupPeople(world, group, { actors: [amina.id, olena.id] });
    await world.later({ minutes: 5 });
    expect(await groupChannelsOf(olena)).toHaveLength(1);
    expect(await groupChannelsOf(mirja)).toHaveLength(1);
  });

  test("a form that is older than the last change is not saved over it", async () => {
    const { world, group } = await worldOfGroup(finnish);
    await using _world = world;
    const { kaisa, mirja, amina } = world.people;
    await press(world, "kaisa", "groups:people", group.id);
    const modal = await kaisa.modal();
    expect(modal).toBeDefined();
    world.db.orm.update(groups).set({ revision: 7 }).run();
    await kaisa.fill({ mentors: [mirja.id], actors: [amina.id] });
    expect(await kaisa.submit()).toMatchObject({ outcome: "errors" });
    expect(membersIn(world).filter(({ leftAt }) => leftAt === null)).toHaveLength(4);
  });

  test("somebody whom Slack refuses is named to the coordinator, who can try again", async () => {
    await using world = await startSetUpWorld(finnish);
    const { kaisa, mirja, ulla } = world.people;
    await world.control.order({ method: "conversations.invite", kind: "error", error: "user_is_restricted" });
    await openNewGroup(world);
    await kaisa.fill({ name: GROUP, mentors: [ulla.id], actors: [mirja.id] });
    await kaisa.submit();
    await world.settle();
    const [message] = await told(kaisa, t("groups.trouble.notInvited", { name: "Ulla", group: GROUP }));
    expect(message).toBeDefined();
    if (message) await kaisa.press(message, "groups:invite-again");
    await world.later({ minutes: 2 });
    expect(await groupChannelsOf(ulla)).toHaveLength(1);
  });

  test("who has left by accident is offered the way back", async () => {
    const { world, group } = await worldOfGroup(finnish);
    await using _world = world;
    const { amina } = world.people;
    await amina.leave(group.channelId);
    await world.later({ minutes: 1 });
    const [message] = await told(amina, t("groups.trouble.left", { group: GROUP }));
    if (message) await amina.press(message, "groups:return");
    await world.later({ minutes: 1 });
    expect(await groupChannelsOf(amina)).toHaveLength(1);
  });
});

describe("its channel", () => {
  test("an outsider is named in it, a coordinator is not", async () => {
    const { world, group } = await worldOfGroup();
    await using _world = world;
    const { kaisa, mirja, ulla } = world.people;
    await mirja.invite(group.channelId, ulla.id);
    await world.later({ minutes: 1 });
    const outsider = t("groups.trouble.outsider", { who: "" }).slice(0, 15);
    const said = (await kaisa.messages(group.channelId)).filter(({ text }) => text.startsWith(outsider));
    expect(said).toHaveLength(1);
  });

  test("closed by hand: mentors and coordinator are told once, and the coordinator opens another one", async () => {
    const { world, group } = await worldOfGroup(finnish);
    await using _world = world;
    const { kaisa, mirja, amina } = world.people;
    await mirja.archive(group.channelId);
    await world.later({ minutes: 10 });
    for (const person of [kaisa, mirja])
      expect(await told(person, t("groups.trouble.archived", { group: GROUP }))).toHaveLength(1);
    expect(await told(amina, t("groups.trouble.archived", { group: GROUP }))).toEqual([]);
    const [message] = await told(kaisa, t("groups.trouble.archived", { group: GROUP }));
    if (message) await kaisa.press(message, "groups:new-channel");
    await world.later({ minutes: 10 });
    expect((await groupChannelsOf(amina)).length).toBeGreaterThanOrEqual(1);
    expect(world.db.orm.select().from(groups).get()?.channelId).not.toBe(group.channelId);
  });

  test("a new name follows into topic and channel", async () => {
    const { world, group } = await worldOfGroup(finnish);
    await using _world = world;
    await press(world, "kaisa", "groups:edit", group.id);
    await send(world, "kaisa", { name: "Syksyn ryhmä" });
    await world.later({ minutes: 1 });
    expect((await groupChannelsOf(world.people.mirja))[0]).toMatch(/^ryhma-syksyn-ryhma-/);
    const { channels } = await world.control.everything();
    const { topic } = channels.find(({ id }) => id === group.channelId) ?? {};
    expect(topic).toMatchObject({ value: t("groups.topic", { group: "Syksyn ryhmä" }) });
  });
});

test("the coordinators' list has every group, ten on a page, and one group's people", async () => {
  const { world, group } = await worldOfGroup(finnish);
  await using _world = world;
  const { kaisa } = world.people;
  await press(world, "kaisa", "groups:list", "");
  expect(textOf(await kaisa.modal())).toContain(GROUP);
  await pressInModal(world, kaisa, "groups:show", group.id);
  expect(textOf(await kaisa.modal())).toContain(`<@${world.people.olena.id}>`);
  expect(textOf(await kaisa.modal())).not.toContain(t("groups.view.join"));
  await kaisa.closeAll();
  await kaisa.leave(group.channelId);
  await world.later({ minutes: 1 });
  await press(world, "kaisa", "groups:show", group.id);
  await pressInModal(world, kaisa, "groups:return");
  await world.later({ minutes: 1 });
  expect(await groupChannelsOf(kaisa)).toHaveLength(1);
});
