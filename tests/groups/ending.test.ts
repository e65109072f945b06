import { describe, expect, test } from "vitest";
import { actorProfileFor } from "../../db/enrolment/profiles.ts";
import { groupFeedback, groups, groupWishes, peerMeetings } from "../../db/schema/index.ts";
import {
  callGroup,
  changeGroupPeople,
  GROUP,
  groupChannelsOf,
  type MadeGroup,
  makeGroup,
  press,
  putAway,
  send,
  textOf,
  worldOfGroup,
} from "../support/groups.ts";
import { isActor } from "../support/matching.ts";
import { outline, personId, told } from "../support/peers.ts";
import { startSetUpWorld } from "../support/ready-worlds.ts";
import { easy, t } from "../support/texts.ts";
import { finnish, type Name, type World } from "../support/world.ts";

const STAFF = "#auroras-tyontekijat";

const askForWishes = (world: World, group: MadeGroup) => press(world, "kaisa", "groups:ask-wishes", group.id);

async function answerWish(world: World, group: MadeGroup, name: Name, answers: Record<string, unknown>) {
  await press(world, name, "groups:wish", group.id);
  const result = await send(world, name, answers);
  const said = textOf(await world.people[name].modal());
  await putAway(world.people[name]);
  return { ...result, said };
}

async function end(world: World, group: MadeGroup): Promise<void> {
  await press(world, "kaisa", "groups:end", group.id);
  await send(world, "kaisa");
  await putAway(world.people.kaisa);
}

describe("after a meeting", () => {
  test("each mentor is asked once how many came; the first answer is for all, and an actor does not see it", async () => {
    const { world, group } = await worldOfGroup(finnish);
    await using _world = world;
    const { mirja, helena, amina } = world.people;
    await callGroup(world, group);
    await world.travelTo("2026-01-20", "19:00");
    const ask = t("groups.count.button");
    for (const mentor of [mirja, helena]) expect(await told(mentor, ask)).toHaveLength(1);
    expect(await told(amina, ask)).toEqual([]);
    const id = world.db.orm.select().from(peerMeetings).get()?.id ?? "";
    await press(world, "amina", "groups:count", id);
    expect(await amina.modal()).toBeUndefined();
    await press(world, "mirja", "groups:count", id);
    await send(world, "mirja", { came: "7", themes: ["applications", "network"] });
    await putAway(mirja);
    expect(world.db.orm.select().from(peerMeetings).get()).toMatchObject({
      came: 7,
      heldThemes: ["applications", "network"],
    });
    const [noted] = await told(helena, t("groups.count.correct"));
    expect(noted && outline(noted).join("\n")).toContain("7");
    await world.later({ days: 3 });
    expect(await told(helena, ask)).toEqual([]);
  });

  test("one that was cancelled is not asked about, and one to come cannot be noted", async () => {
    const { world, group } = await worldOfGroup(finnish);
    await using _world = world;
    await callGroup(world, group);
    const id = world.db.orm.select().from(peerMeetings).get()?.id ?? "";
    await press(world, "mirja", "groups:count", id);
    expect(await world.people.mirja.modal()).toBeUndefined();
    await press(world, "mirja", "peer-support:cancel", id);
    await send(world, "mirja");
    await world.travelTo("2026-01-21", "12:00");
    expect(await told(world.people.mirja, t("groups.count.button"))).toEqual([]);
  });
});

describe("near the end each actor is asked whether she wishes for a mentor of her own", () => {
  test("two weeks before the day of the end, once, with one reminder", async () => {
    await using world = await startSetUpWorld(finnish);
    const { amina, mirja } = world.people;
    await makeGroup(world, { endsOn: "2026-02-20" });
    await world.travelTo("2026-02-06", "11:59");
    expect(await told(amina, GROUP)).toEqual([]);
    await world.travelTo("2026-02-06", "12:01");
    expect(await told(amina, t("groups.wish.button"))).toHaveLength(1);
    expect(await told(mirja, t("groups.wish.button"))).toEqual([]);
    await world.later({ days: 20 });
    expect(await told(amina, t("groups.wish.button"))).toHaveLength(2);
  });

  test("two meetings before the last planned one", async () => {
    await using world = await startSetUpWorld(finnish);
    const { olena } = world.people;
    const group = await makeGroup(world, { number: "3" });
    await callGroup(world, group);
    await world.travelTo("2026-01-20", "17:30");
    expect(await told(olena, t("groups.wish.button"))).toEqual([]);
    await world.travelTo("2026-01-20", "18:00");
    expect(await told(olena, t("groups.wish.button"))).toHaveLength(1);
  });

  test("a yes puts her among those who wait, by the field that she hopes for; a later no takes her out", async () => {
    const { world, group } = await worldOfGroup(finnish);
    await using _world = world;
    const amina = personId(world, world.people.amina);
    await askForWishes(world, group);
    const empty = await answerWish(world, group, "amina", { wishes: "yes", field: "" });
    expect(empty).toMatchObject({
      outcome: "errors",
      errors: {
        [t("groups.form.field")]: t("groups.wish.fieldNeeded"),
        [t("people.form.languages")]: t("forms.needed"),
      },
    });
    const yes = await answerWish(world, group, "amina", {
      wishes: "yes",
      field: "kirjanpito",
      languages: " arabia, suomi ",
      learned: "Osaan kertoa",
    });
    expect(yes.said).toContain(t("groups.wish.doneYes"));
    expect(actorProfileFor(world.db, { personId: amina }, amina)).toMatchObject({
      fields: "kirjanpito",
      languages: "arabia, suomi",
      wantsMentoring: "yes",
      groupAttended: GROUP,
    });
    await press(world, "kaisa", "groups:wishes", `${group.id}:1`);
    expect(textOf(await world.people.kaisa.modal())).toContain("Osaan kertoa");
    await putAway(world.people.kaisa);
    await answerWish(world, group, "amina", { wishes: "no" });
    expect(actorProfileFor(world.db, { personId: amina }, amina)?.wantsMentoring).toBe("no");
    expect(world.db.orm.select().from(groupWishes).all()).toHaveLength(2);
  });

  test("who has told her languages is not asked again, a no needs none, and one whose languages are gone is led on", async () => {
    const { world, group } = await worldOfGroup(finnish);
    await using _world = world;
    const { amina, olena } = world.people;
    await askForWishes(world, group);
    const no = await answerWish(world, group, "olena", { wishes: "no" });
    expect(no.said).toContain(t("groups.wish.doneNo"));
    expect(actorProfileFor(world.db, { personId: personId(world, olena) }, personId(world, olena))).toBeUndefined();
    await isActor(world, amina, { fields: "kirjanpito", languages: "arabia" });
    await press(world, "amina", "groups:wish", group.id);
    const labels = (await amina.modal())?.fields().map(({ label }) => label);
    expect(labels).not.toContain(t("people.form.languages"));
    await isActor(world, amina, { fields: "kirjanpito", languages: "" });
    await send(world, "amina", { wishes: "yes" });
    expect(textOf(await amina.modal())).toContain("people:enrol-actor");
  });

  test("a mentor is not asked, and sees no answer", async () => {
    const { world, group } = await worldOfGroup(finnish);
    await using _world = world;
    await askForWishes(world, group);
    await answerWish(world, group, "amina", {
      wishes: "yes",
      field: "kirjanpito",
      languages: "suomi",
      learned: "zzsalaisuuszz",
    });
    for (const what of ["groups:wish", "groups:wishes", "groups:show"]) {
      await press(world, "mirja", what, what === "groups:wishes" ? `${group.id}:1` : group.id);
      expect(textOf(await world.people.mirja.modal())).not.toContain("zzsalaisuuszz");
      await putAway(world.people.mirja);
    }
  });

  test("who comes afterwards is asked too", async () => {
    const { world, group } = await worldOfGroup(finnish);
    await using _world = world;
    const { amina, olena, ulla } = world.people;
    await askForWishes(world, group);
    await changeGroupPeople(world, group, { actors: [amina.id, olena.id, ulla.id] });
    await world.later({ minutes: 5 });
    expect(await told(ulla, t("groups.wish.button"))).toHaveLength(1);
  });

  test("what she learned fills the blank Liite 1 of her and of the coordinator, not of her mentor", async () => {
    const { world, group } = await worldOfGroup(finnish);
    await using _world = world;
    const { mirja, amina, kaisa } = world.people;
    await askForWishes(world, group);
    await answerWish(world, group, "amina", {
      wishes: "yes",
      field: "kirjanpito",
      languages: "suomi",
      learned: "Osaan kertoa",
    });
    const pair = await world.openPair({ mentor: mirja, actor: amina });
    const learnedIn = async (name: Name) => {
      await press(world, name, "kickoff:open", pair.id);
      const field = (await world.people[name].modal())?.fields().find(({ blockId }) => blockId === "actorLearned");
      await putAway(world.people[name]);
      return field?.value ?? null;
    };
    expect(await learnedIn("mirja")).toBeNull();
    expect(await learnedIn("amina")).toBe("Osaan kertoa");
    expect(await learnedIn("kaisa")).toBe("Osaan kertoa");
    await press(world, "kaisa", "kickoff:open", pair.id);
    await kaisa.fill({ actorLearned: "Osaan kertoa työstäni", themes: ["jobs"] });
    await kaisa.submit();
    await world.settle();
    expect(await learnedIn("mirja")).toBe("Osaan kertoa työstäni");
  });
});

describe("the end", () => {
  test("meetings ahead are cancelled, all are asked for feedback, the coordinators get the numbers, the channel is archived", async () => {
    const { world, group } = await worldOfGroup(finnish);
    await using _world = world;
    const { kaisa, mirja, amina, olena } = world.people;
    await callGroup(world, group);
    await world.travelTo("2026-01-20", "19:00");
    const id = world.db.orm.select().from(peerMeetings).get()?.id ?? "";
    await press(world, "mirja", "groups:count", id);
    await send(world, "mirja", { came: "7", themes: ["applications"] });
    await putAway(mirja);
    await askForWishes(world, group);
    await answerWish(world, group, "amina", { wishes: "yes", field: "kirjanpito", languages: "suomi" });
    await callGroup(world, group, { title: "Päätösjuhla", day: "2026-02-10" });
    await end(world, group);
    expect(
      world.db.orm
        .select()
        .from(peerMeetings)
        .all()
        .map(({ state }) => state),
    ).toEqual(["planned", "cancelled"]);
    const digest = outline(await world.message(kaisa, STAFF, GROUP)).join("\n");
    for (const line of [
      t("groups.digest.people", { mentors: 2, actors: 2 }),
      t("groups.view.held", { held: 1 }),
      t("groups.digest.came", { came: 7 }),
      t("groups.digest.themes", { themes: `${t("themes.applications")} 1` }),
      t("groups.view.wishes", { asked: 2, yes: 1, no: 0 }),
    ])
      expect(digest).toContain(line);
    await world.later({ hours: 20 });
    for (const person of [mirja, amina, olena])
      expect(await told(person, t("groups.feedback.ask", { group: GROUP }))).toHaveLength(1);
    await press(world, "olena", "groups:feedback", group.id);
    await send(world, "olena", { rating: "5", text: "Hyvä ryhmä" });
    await putAway(olena);
    expect(outline(await world.message(kaisa, STAFF, GROUP)).join("\n")).toContain(
      t("groups.digest.ratings", { given: 1, mean: "5.0" }),
    );
    await press(world, "kaisa", "groups:show-feedback", `${group.id}:1`);
    expect(textOf(await kaisa.modal())).toContain("Hyvä ryhmä");
    await putAway(kaisa);
    await world.later({ days: 4 });
    expect(await told(olena, t("groups.feedback.reminder", { group: GROUP }))).toEqual([]);
    expect(await told(amina, t("groups.feedback.reminder", { group: GROUP }))).toHaveLength(1);
    await world.later({ days: 14 });
    expect(world.db.orm.select().from(groups).get()).toMatchObject({ state: "ended", channelState: "archived" });
    expect((await groupChannelsOf(mirja)).filter((name) => !/^ryhma-\w{5}$/.test(name ?? ""))).toEqual([]);
    await press(world, "mirja", "groups:meeting", group.id);
    expect(await mirja.modal()).toBeUndefined();
  });

  test("only a coordinator ends it, and only the one who gave it reads feedback beside coordinators", async () => {
    const { world, group } = await worldOfGroup(finnish);
    await using _world = world;
    const { mirja, amina } = world.people;
    await press(world, "mirja", "groups:end", group.id);
    expect(await mirja.modal()).toBeUndefined();
    await end(world, group);
    await press(world, "amina", "groups:feedback", group.id);
    await send(world, "amina", { text: "zzpalautezz" });
    await putAway(amina);
    expect(world.db.orm.select().from(groupFeedback).all()).toHaveLength(1);
    for (const what of ["groups:show-feedback", "groups:feedback"]) {
      await press(world, "mirja", what, what === "groups:feedback" ? group.id : `${group.id}:1`);
      expect(textOf(await mirja.modal())).not.toContain("zzpalautezz");
      await putAway(mirja);
    }
  });
});

test("easy Finnish asks in its own words", () => {
  expect(easy("groups.wish.ask", { group: GROUP })).not.toBe(t("groups.wish.ask", { group: GROUP }));
});
