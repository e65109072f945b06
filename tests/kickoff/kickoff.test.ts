import { describe, expect, test } from "vitest";
import { supportRequests } from "../../db/schema/index.ts";
import type { Person } from "../../src/playground/workspace/person.ts";
import type { SlackChannelId } from "../../src/programme/ids.ts";
import { finish } from "../support/closing.ts";
import { madeUp } from "../support/made-up.ts";
import { buttonsOf, headOf, saidOn, textsOf } from "../support/reading.ts";
import { startWorldWithPair } from "../support/ready-worlds.ts";
import { easy, easyPart, part, t } from "../support/texts.ts";
import { finnish, type World } from "../support/world.ts";

async function openForm(world: World, person: Person, channelId: SlackChannelId) {
  const welcome = await world.message(person, channelId, easyPart("pairs.welcome.hello"));
  // Once it is saved, the form is corrected from its sheet.
  const isSaved = !JSON.stringify(welcome.blocks).includes("kickoff:open");
  await world.press(person, channelId, easyPart("pairs.welcome.hello"), isSaved ? "kickoff:show" : "kickoff:open");
  const shown = await person.modal();
  if (isSaved && shown) {
    await person.press(shown, "kickoff:open");
    await world.settle();
  }
  return person.modal();
}

const filled = {
  themes: ["applications", "network"],
  number: "6",
  actorWishes: "Haluan <!channel> työtä & harjoitella :smile: suomea 👩‍🔬",
};

describe("Liite 1", () => {
  test("says who sees it, knows the names and the day, and never the contacts", async () => {
    const { world, pair, amina } = await startWorldWithPair(finnish);
    await using _ = world;
    const modal = await openForm(world, amina, pair.channelId);
    expect(modal?.title).toBe(t("kickoff.title"));
    expect(JSON.stringify(modal?.blocks[0])).toContain(t("kickoff.seenBy"));
    expect(modal?.fields().map(({ label, optional, value }) => [label, !optional, value])).toEqual([
      [t("kickoff.form.actorContact"), false, "Amina Hassan"],
      [t("kickoff.form.mentorContact"), false, "Mirja Virtanen"],
      [t("kickoff.form.on"), true, "2026-01-13"],
      [t("kickoff.form.actorBackground"), false, null],
      [t("kickoff.form.mentorBackground"), false, null],
      [t("kickoff.form.actorLearned"), false, null],
      [t("kickoff.form.actorWishes"), false, null],
      [t("kickoff.form.mentorWishes"), false, null],
      [t("kickoff.form.goals"), false, null],
      [t("kickoff.form.themes"), true, []],
      [t("kickoff.form.number"), true, "7"],
      [t("kickoff.form.workerWishes"), false, null],
      [t("kickoff.form.important"), false, []],
    ]);
  });

  test("saved, gives one line in the channel without its texts, and the form behind a button", async () => {
    const { world, pair, mirja, amina } = await startWorldWithPair();
    await using _ = world;
    await openForm(world, mirja, pair.channelId);
    await mirja.fill(filled);
    expect((await mirja.submit()).outcome).toBe("closed");
    await world.settle();
    const line = (await amina.messages(pair.channelId)).at(-1);
    expect(headOf(line)).toBe(
      [
        easy("kickoff.saved", { date: "13.1.2026" }),
        easy("kickoff.savedThemes", { themes: [easy("themes.applications"), easy("themes.network")].join(", ") }),
        easy("kickoff.savedNumber", { count: 6 }),
      ].join("\n"),
    );
    expect(JSON.stringify(await amina.messages(pair.channelId))).not.toContain("harjoitella");
    await world.press(amina, pair.channelId, easyPart("kickoff.saved"), "kickoff:show");
    const sheet = JSON.stringify((await amina.modal())?.blocks);
    expect(sheet).toContain("Haluan <!channel> työtä & harjoitella :smile: suomea 👩‍🔬");
    expect(sheet).toContain(part("kickoff.savedBy", { name: "Mirja" }));
  });

  test("has its line redrawn when it is corrected, and never a second line", async () => {
    const { world, pair, mirja, amina } = await startWorldWithPair();
    await using _ = world;
    await openForm(world, mirja, pair.channelId);
    await mirja.fill(filled);
    await mirja.submit();
    await world.settle();
    await openForm(world, amina, pair.channelId);
    await amina.fill({ number: "8" });
    await amina.submit();
    await world.settle();
    const lines = textsOf(await mirja.messages(pair.channelId)).filter((text) =>
      text.includes(easyPart("kickoff.saved")),
    );
    expect(lines).toEqual([
      [
        easy("kickoff.saved", { date: "13.1.2026" }),
        easy("kickoff.savedThemes", { themes: [easy("themes.applications"), easy("themes.network")].join(", ") }),
        easy("kickoff.savedNumber", { count: 8 }),
      ].join("\n"),
    ]);
  });

  test.each([
    ["0", t("forms.wholeNumber", { least: "1", most: "20" })],
    ["21", t("forms.wholeNumber", { least: "1", most: "20" })],
  ])("refuses %s meetings", async (number, _error) => {
    const { world, pair, mirja } = await startWorldWithPair();
    await using _ = world;
    await openForm(world, mirja, pair.channelId);
    await mirja.fill({ ...filled, number: number });
    expect((await mirja.submit()).outcome).toBe("not_sent");
  });

  test("refuses a day that has not come, beside its field", async () => {
    const { world, pair, mirja } = await startWorldWithPair();
    await using _ = world;
    await openForm(world, mirja, pair.channelId);
    await mirja.fill({ ...filled, on: "2026-01-14" });
    expect(await mirja.submit()).toMatchObject({
      outcome: "errors",
      errors: { [t("kickoff.form.on")]: t("kickoff.wrong.future") },
    });
  });

  test("saved by two at once: the second is told who saved what when, keeps her text, and can save it", async () => {
    const { world, pair, mirja, amina } = await startWorldWithPair(finnish);
    await using _ = world;
    await openForm(world, mirja, pair.channelId);
    await openForm(world, amina, pair.channelId);
    await mirja.fill(filled);
    await mirja.submit();
    await world.settle();
    await amina.fill({
      ...filled,
      number: "8",
      actorLearned: "Opin, miten CV tehdään.",
    });
    expect((await amina.submit()).outcome).toBe("updated");
    const modal = await amina.modal();
    expect(JSON.stringify(modal?.blocks)).toContain(
      t("kickoff.conflict", { name: "Mirja", when: "maanantaina 12.1. kello 10" }),
    );
    expect(JSON.stringify(modal?.blocks)).toContain(t("kickoff.theirs", { name: "Mirja", text: "6" }));
    expect(modal?.fields().find(({ label }) => label === t("kickoff.form.actorLearned"))?.value).toBe(
      "Opin, miten CV tehdään.",
    );
    // The channel gets no second line for what she has changed, so the modal tells her that it is saved.
    expect((await amina.submit()).outcome).toBe("updated");
    await world.settle();
    expect(saidOn(await amina.modal())).toContain(t("forms.saved"));
    await world.press(mirja, pair.channelId, easyPart("kickoff.saved"), "kickoff:show");
    expect(JSON.stringify((await mirja.modal())?.blocks)).toContain("Opin, miten CV tehdään.");
  });

  test("brings the wishes to the worker to the coordinators, and their text only behind a button", async () => {
    const { world, pair, mirja, kaisa } = await startWorldWithPair();
    await using _ = world;
    await openForm(world, mirja, pair.channelId);
    await mirja.fill({ ...filled, workerWishes: "Soittaisitko Aminalle" });
    await mirja.submit();
    await world.settle();
    const { channels } = await world.control.everything();
    const said = JSON.stringify(channels.flatMap(({ messages }) => messages));
    expect(said).not.toContain("Soittaisitko");
    const coordinators = (await kaisa.channels()).find(({ name }) => name?.includes("tyontekijat"));
    expect(textsOf(await kaisa.messages(coordinators?.id ?? madeUp(""))).join("\n")).toContain(
      t("support.wish", { name: `<@${mirja.id}>` }),
    );
  });

  test("brings a changed wish to the coordinators in place of the one before, and none after the end", async () => {
    const { world, pair, mirja, kaisa } = await startWorldWithPair();
    await using _ = world;
    const wishes = () =>
      world.db.orm
        .select()
        .from(supportRequests)
        .all()
        .map(({ state }) => state);
    await openForm(world, mirja, pair.channelId);
    await mirja.fill({ ...filled, workerWishes: "Soittaisitko Aminalle" });
    await mirja.submit();
    await world.settle();
    await world.press(kaisa, "#auroras-tyontekijat", "support:show", "support:show");
    expect(saidOn(await kaisa.modal())).toContain(t("support.wishInForm"));
    await kaisa.closeAll();
    await openForm(world, mirja, pair.channelId);
    await mirja.fill({ workerWishes: "Soittaisitko minulle" });
    await mirja.submit();
    await world.settle();
    expect(wishes()).toEqual(["done", "open"]);
    const channel = await kaisa.messages("#auroras-tyontekijat");
    expect(channel.filter((message) => buttonsOf(message).includes(t("support.take")))).toHaveLength(1);
    await world.press(kaisa, "#auroras-tyontekijat", "support:take", "support:take");
    await finish(world, { ...pair, mentor: mirja, actor: world.people.amina });
    expect(wishes()).toEqual(["done", "done"]);
    // Kaisa had taken it, and nobody knows that she has helped.
    const after = (await kaisa.messages("#auroras-tyontekijat")).map((message) => JSON.stringify(message));
    expect(after.filter((message) => message.includes(t("general.over")))).toHaveLength(2);
    expect(after.filter((message) => message.includes(part("support.doneBy")))).toEqual([]);
  });

  test("opens for nobody outside the pair, whatever she presses", async () => {
    const { world, pair, mirja } = await startWorldWithPair();
    await using _ = world;
    const { helena } = world.people;
    await mirja.invite(pair.channelId, helena.id);
    await world.settle();
    await world.press(helena, pair.channelId, easyPart("pairs.welcome.hello"), "kickoff:open");
    expect(await helena.modal()).toBeUndefined();
    expect((await helena.messages(pair.channelId)).at(-1)).toMatchObject({
      ephemeral: true,
      text: expect.stringContaining(t("pairs.notYours")),
    });
  });
});

describe("after the first meeting", () => {
  test("the coordinator can leave at once, and the channel is told that it is the two's own", async () => {
    const { world, pair, mirja, kaisa } = await startWorldWithPair();
    await using _ = world;
    await openForm(world, mirja, pair.channelId);
    await mirja.fill(filled);
    await mirja.submit();
    await world.travelTo("2026-01-13", "18:30");
    await world.press(kaisa, "@bot", "Ensimmäinen tapaaminen on ohi", "kickoff:leave");
    expect((await kaisa.channels()).map(({ id }) => id)).not.toContain(pair.channelId);
    const lines = textsOf(await mirja.messages(pair.channelId)).filter((text) =>
      text.includes(easy("kickoff.ownChannel")),
    );
    expect(lines).toHaveLength(1);
    await world.later({ days: 3 });
    expect(
      textsOf(await mirja.messages(pair.channelId)).filter((text) => text.includes(easy("kickoff.ownChannel"))),
    ).toEqual(lines);
  });

  test("the bot takes her out after a day", async () => {
    const { world, pair, mirja, kaisa } = await startWorldWithPair();
    await using _ = world;
    await openForm(world, mirja, pair.channelId);
    await mirja.fill(filled);
    await mirja.submit();
    await world.travelTo("2026-01-14", "17:59");
    expect((await kaisa.channels()).map(({ id }) => id)).toContain(pair.channelId);
    expect((await kaisa.dm()).flatMap((message) => buttonsOf(message))).toEqual([t("kickoff.leave")]);
    await world.travelTo("2026-01-14", "18:01");
    expect((await kaisa.channels()).map(({ id }) => id)).not.toContain(pair.channelId);
    expect((await kaisa.dm()).flatMap((message) => buttonsOf(message))).toEqual([]);
    expect(textsOf(await kaisa.dm()).at(-1)).toContain(part("kickoff.left"));
  });

  test("a bot that is no longer in the channel, and was not told so, notices it then and says how to let it in", async () => {
    const { world, pair, mirja, kaisa } = await startWorldWithPair();
    await using _ = world;
    await openForm(world, mirja, pair.channelId);
    await mirja.fill(filled);
    await mirja.submit();
    await world.control.order({ kind: "lost-event", method: "group_left" });
    await mirja.remove(pair.channelId, world.workspace.botUserId);
    await world.travelTo("2026-01-14", "18:01");
    expect(textsOf(await mirja.dm()).at(-1)).toContain("En näe enää kanavaanne");
    expect((await kaisa.channels()).map(({ id }) => id)).toContain(pair.channelId);
  });

  test("where the workspace forbids that she is asked three times", async () => {
    const { world, pair, mirja, kaisa } = await startWorldWithPair();
    await using _ = world;
    await world.control.policies({ appsMayKick: false });
    await openForm(world, mirja, pair.channelId);
    await mirja.fill(filled);
    await mirja.submit();
    await world.travelTo("2026-01-25", "12:00");
    expect(textsOf(await kaisa.dm()).filter((text) => text.includes("/leave"))).toHaveLength(3);
    await kaisa.leave(pair.channelId);
    await world.settle();
    expect(
      textsOf(await mirja.messages(pair.channelId)).filter((text) => text.includes(easy("kickoff.ownChannel"))),
    ).toHaveLength(1);
  });

  test("a missing form is asked for once a day, three times", async () => {
    const { world, pair, amina } = await startWorldWithPair();
    await using _ = world;
    const asked = async () =>
      textsOf(await amina.messages(pair.channelId)).filter((text) => text.includes(easy("kickoff.missing"))).length;
    await world.travelTo("2026-01-14", "17:00");
    expect(await asked()).toBe(0);
    await world.travelTo("2026-01-14", "18:30");
    expect(await asked()).toBe(1);
    await world.travelTo("2026-01-30", "12:00");
    expect(await asked()).toBe(3);
  });

  test("stopped for a week, the bot asks for the missing form once and goes on from there", async () => {
    const { world, pair, amina } = await startWorldWithPair();
    await using _ = world;
    await world.restart({ after: { days: 7 } });
    await world.settle();
    const asked = async () =>
      textsOf(await amina.messages(pair.channelId)).filter((text) => text.includes(easy("kickoff.missing"))).length;
    expect(await asked()).toBe(0);
    await world.later({ days: 1 });
    expect(await asked()).toBe(1);
  });
});
