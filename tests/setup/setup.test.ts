import { describe, expect, test } from "vitest";
import { readPair } from "../../db/pairs/pairs.ts";
import { findPersonBySlackId } from "../../db/people/people.ts";
import { readSettings } from "../../db/store/settings.ts";
import type { Person } from "../../src/playground/workspace/person.ts";
import { buttonsOf, saidOn } from "../support/reading.ts";
import { startSetUpWorld } from "../support/ready-worlds.ts";
import { part, t } from "../support/texts.ts";
import { startWorld, type World } from "../support/world.ts";

/** The settings modal, opened on Home. */
async function openSettings(world: World, person: Person, button = t("setup.settings")): Promise<void> {
  const home = await person.home();
  if (!home) throw new Error("no Home");
  await person.press(home, button);
  await world.control.idle();
}

/** Who is in the private channels she is in. */
const channelsOf = async (person: Person) =>
  Object.fromEntries(
    (await person.channels())
      .filter(({ kind }) => kind === "private")
      .map(({ name, members }) => [name, members.toSorted()]),
  );

describe("taking the mentoring into use", () => {
  test("an admin can start on Home, others are told whom to ask", async () => {
    await using world = await startWorld();
    const { kaisa, mirja } = world.people;
    expect(buttonsOf(await kaisa.home())).toContain(t("setup.start"));
    const home = await mirja.home();
    expect(buttonsOf(home)).not.toContain(t("setup.start"));
    expect(saidOn(home)).toContain(t("setup.onlyAdmin"));
  });

  test("the bot makes both channels, private, invites the people and introduces the channels", async () => {
    await using world = await startSetUpWorld();
    const { kaisa, sirpa } = world.people;
    const bot = world.workspace.botUserId;
    expect(await channelsOf(kaisa)).toEqual({
      "auroras-tyontekijat": [kaisa.id, bot],
      "auroras-mentorit": [kaisa.id, sirpa.id, bot],
    });
    expect((await kaisa.messages("#auroras-tyontekijat")).at(-1)?.text).toContain(t("setup.coordinatorsWelcome"));
    expect((await sirpa.messages("#auroras-mentorit")).at(-1)?.text).toContain(t("setup.peersWelcome"));
    expect(readSettings(world.db)).toMatchObject({
      language: "fi",
      plannedNumber: 7,
      hoursFrom: "09:00",
      hoursUntil: "20:00",
      reminderHours: 24,
      goodbyeDays: 14,
      backupDays: 14,
      privacyNoticeUrl: null,
    });
    expect(buttonsOf(await kaisa.home())).toEqual(expect.arrayContaining([t("home.newPair"), t("setup.settings")]));
  });

  test("the settings show again what was saved", async () => {
    await using world = await startWorld();
    const answers = {
      language: "sv",
      plannedNumber: "8",
      hoursFrom: "08:00",
      hoursUntil: "18:30",
      reminderHours: "48",
      goodbyeDays: "30",
      backupDays: "7",
      privacyNoticeUrl: "https://auroras.fi/tietosuoja",
    };
    await world.setUp(answers);
    const { kaisa, sirpa } = world.people;
    await openSettings(world, kaisa);
    const shown = Object.fromEntries(
      (await kaisa.modal())?.fields().map(({ blockId, value }) => [blockId, value]) ?? [],
    );
    expect(shown).toMatchObject({ ...answers, coordinators: [kaisa.id], peerOrganisers: [sirpa.id] });
    expect((await kaisa.submit()).outcome).toBe("updated");
    expect(readSettings(world.db)).toMatchObject({ language: "sv", plannedNumber: 8, hoursUntil: "18:30" });
    expect(Object.keys(await channelsOf(kaisa))).toHaveLength(2);
  });

  test("where the names are taken by others, the bot's channels get a suffix", async () => {
    await using world = await startWorld();
    const { kaisa, ulla } = world.people;
    await ulla.createChannel("auroras-tyontekijat", { private: true });
    await world.setUp();
    const names = Object.keys(await channelsOf(kaisa)).sort();
    expect(names).toEqual(["auroras-mentorit", expect.stringMatching(/^auroras-tyontekijat-[a-z0-9]{6}$/)]);
  });

  test.each(["lost-answer", "500", "reset"] as const)(
    "a channel is made once when Slack's answer is a %s",
    async (kind) => {
      await using world = await startWorld();
      await world.control.order({ method: "conversations.create", kind });
      await world.setUp();
      await world.later({ minutes: 2 });
      const { kaisa } = world.people;
      const all = (await world.control.everything()).channels.filter(({ name }) => name.startsWith("auroras-"));
      expect(all.map(({ name }) => name).sort()).toEqual(["auroras-mentorit", "auroras-tyontekijat"]);
      expect(Object.keys(await channelsOf(kaisa)).sort()).toEqual(["auroras-mentorit", "auroras-tyontekijat"]);
      expect(
        (await kaisa.messages("#auroras-tyontekijat")).filter(({ text }) =>
          text.includes(t("setup.coordinatorsWelcome")),
        ),
      ).toHaveLength(1);
    },
  );

  test("the bot stopped right after making a channel finds it again", async () => {
    await using world = await startWorld();
    await world.control.order({ method: "conversations.create", kind: "lost-answer", times: 2 });
    await world.setUp();
    expect(await channelsOf(world.people.kaisa)).toEqual({});
    await world.restart({ after: { hours: 3 } });
    expect(Object.keys(await channelsOf(world.people.kaisa)).sort()).toEqual([
      "auroras-mentorit",
      "auroras-tyontekijat",
    ]);
    const all = (await world.control.everything()).channels.filter(({ name }) => name.startsWith("auroras-"));
    expect(all).toHaveLength(2);
  });

  test("an invitation whose answer was lost is not sent again", async () => {
    await using world = await startWorld();
    await world.control.order({ method: "conversations.invite", kind: "lost-answer" });
    await world.setUp();
    await world.later({ minutes: 2 });
    const invited = (await world.control.calls()).filter(({ method }) => method === "conversations.invite");
    expect(invited).toHaveLength(3);
  });

  test("where the workspace forbids apps to make channels, the admin is told what to do", async () => {
    await using world = await startWorld();
    await world.control.policies({ appsMayCreateChannels: false });
    await world.setUp();
    const { kaisa } = world.people;
    const told = (await kaisa.dm()).map(({ text }) => text);
    expect(told).toEqual([
      expect.stringContaining(t("setup.noChannel", { which: t("setup.which.coordinators") })),
      expect.stringContaining(t("setup.noChannel", { which: t("setup.which.peers") })),
    ]);
    const own = await kaisa.createChannel("toimisto", { private: true });
    await kaisa.invite(own, world.workspace.botUserId);
    await world.press(kaisa, "@bot", t("setup.which.coordinators"), "setup:open");
    await kaisa.fill({ coordinatorsChannel: own });
    expect((await kaisa.submit()).outcome).toBe("updated");
    await world.settle();
    expect(readSettings(world.db)?.coordinatorsChannelId).toBe(own);
    expect((await kaisa.messages(own)).at(-1)?.text).toContain(t("setup.coordinatorsWelcome"));
  });

  test("a form that is sent twice is saved once", async () => {
    await using world = await startWorld();
    await world.control.order({ kind: "duplicate-envelope", method: "interactive" });
    await world.setUp();
    expect(readSettings(world.db)?.revision).toBe(1);
    expect(Object.keys(await channelsOf(world.people.kaisa))).toHaveLength(2);
  });
});

describe("who and what cannot be chosen", () => {
  test("bots, guests and people who have left are refused beside the field, and nothing typed is lost", async () => {
    await using world = await startWorld();
    const { kaisa, vera, ulla } = world.people;
    const botti = await kaisa.addPerson({ name: "Toinen Botti", bot: true });
    await openSettings(world, kaisa, t("setup.start"));
    const refusals = {
      [vera.id]: t("setup.isGuest", { name: "Vera" }),
      [ulla.id]: t("setup.isDeactivated", { name: "Ulla" }),
      [botti.id]: t("setup.isBot", { name: "Toinen" }),
    };
    for (const [id, text] of Object.entries(refusals)) {
      await kaisa.fill({ coordinators: [kaisa.id, id], plannedNumber: "6" });
      if (id === ulla.id) await kaisa.deactivate(ulla.id);
      expect(await kaisa.submit()).toMatchObject({
        outcome: "errors",
        errors: { [t("setup.form.coordinators")]: text },
      });
    }
    const fields = (await kaisa.modal())?.fields() ?? [];
    expect(fields.find(({ blockId }) => blockId === "plannedNumber")?.value).toBe("6");
    expect(readSettings(world.db)).toBeUndefined();
  });

  test("a guest may organise mentors' own meetings", async () => {
    await using world = await startWorld();
    await world.control.policies({ guestsMayBeInvited: true });
    await world.setUp({ peerOrganisers: [world.people.vera.id] });
    expect(Object.keys(await channelsOf(world.people.vera))).toEqual(["auroras-mentorit"]);
  });

  test("somebody who cannot be invited is named to the admin", async () => {
    await using world = await startWorld();
    await world.setUp({ peerOrganisers: [world.people.vera.id] });
    expect((await world.people.kaisa.dm()).at(-1)?.text).toContain(
      part("setup.notInvited", { name: "Vera", which: t("setup.which.peers") }),
    );
  });

  test("a channel without the bot, a public one, a pair's one and the same twice are refused beside the field", async () => {
    await using world = await startSetUpWorld();
    const { kaisa, mirja, amina } = world.people;
    const pair = await world.openPair({ mentor: mirja, actor: amina });
    const own = await kaisa.createChannel("toimisto", { private: true });
    await openSettings(world, kaisa);
    const errorWith = async (answers: Record<string, unknown>) => {
      await kaisa.fill(answers);
      return (await kaisa.submit()).errors;
    };
    const inviteBot = t("setup.inviteBot");
    expect(await errorWith({ coordinatorsChannel: own })).toEqual({ [t("setup.form.coordinatorsChannel")]: inviteBot });
    expect(await errorWith({ coordinatorsChannel: pair.channelId })).toEqual({
      [t("setup.form.coordinatorsChannel")]: t("setup.channelOfPair"),
    });
    await kaisa.invite(own, world.workspace.botUserId);
    expect(await errorWith({ coordinatorsChannel: own, peerChannel: own })).toEqual({
      [t("setup.form.peerChannel")]: t("setup.sameChannel"),
    });
  });

  test("hours that run backwards, an address that is not https, and numbers out of range are refused", async () => {
    await using world = await startWorld();
    const { kaisa } = world.people;
    await openSettings(world, kaisa, t("setup.start"));
    await kaisa.fill({ hoursFrom: "20:00", hoursUntil: "09:00", privacyNoticeUrl: "http://auroras.fi" });
    expect((await kaisa.submit()).errors).toEqual({
      [t("setup.form.hoursUntil")]: t("setup.hoursOrder"),
      [t("setup.form.privacyNoticeUrl")]: t("setup.notHttps"),
    });
    await kaisa.fill({ plannedNumber: "21" });
    expect((await kaisa.submit()).outcome).toBe("not_sent");
  });

  test("without any coordinator nothing is saved", async () => {
    await using world = await startSetUpWorld();
    const { kaisa } = world.people;
    await openSettings(world, kaisa);
    await kaisa.fill({ coordinators: [] });
    expect((await kaisa.submit()).outcome).toBe("not_sent");
  });
});

describe("changing the settings", () => {
  test("a new coordinator gets into the channels; one who is no more gets out, and her pairs pass on", async () => {
    await using world = await startSetUpWorld();
    const { kaisa, helena, mirja, amina, sirpa } = world.people;
    const pair = await world.openPair({ mentor: mirja, actor: amina });
    await openSettings(world, kaisa);
    await kaisa.fill({ coordinators: [kaisa.id, helena.id] });
    await kaisa.submit();
    await world.settle();
    expect(Object.keys(await channelsOf(helena)).sort()).toEqual(["auroras-mentorit", "auroras-tyontekijat"]);

    await openSettings(world, helena);
    await helena.fill({ coordinators: [helena.id] });
    await helena.submit();
    await world.settle();
    expect(saidOn(await helena.modal())).toContain("Vastaat nyt 1 parista.");
    expect(Object.keys(await channelsOf(kaisa))).not.toContain("auroras-tyontekijat");
    expect(buttonsOf(await kaisa.home())).not.toContain(t("home.newPair"));
    expect(readPair(world.db, pair.id).coordinator.id).toBe(findPersonBySlackId(world.db, helena.id)?.id);
    expect(Object.keys(await channelsOf(sirpa))).toEqual(["auroras-mentorit"]);
  });

  test("where apps may not remove people, the coordinator is asked to do it", async () => {
    await using world = await startWorld();
    await world.control.policies({ appsMayKick: false });
    const { kaisa, helena } = world.people;
    await world.setUp({ coordinators: [kaisa.id, helena.id] });
    await openSettings(world, kaisa);
    await kaisa.fill({ coordinators: [kaisa.id] });
    await kaisa.submit();
    await world.settle();
    expect((await kaisa.dm()).at(-1)?.text).toContain(part("setup.notRemoved", { name: "Helena" }));
  });

  test("the second of two who save at once is told who saved, and keeps what she typed", async () => {
    await using world = await startWorld();
    await world.control.policies({ forgetInitialValuesOnUpdate: true });
    const { kaisa, helena } = world.people;
    await world.setUp({ coordinators: [kaisa.id, helena.id] });
    await openSettings(world, kaisa);
    await openSettings(world, helena);
    await kaisa.fill({ plannedNumber: "6" });
    await kaisa.submit();
    await helena.fill({ goodbyeDays: "21" });
    expect(await helena.submit()).toEqual({ outcome: "updated" });
    const modal = await helena.modal();
    expect(saidOn(modal)).toContain(t("setup.changedMeanwhile", { name: "Kaisa", when: "maanantaina 12.1. kello 10" }));
    expect(saidOn(modal)).toContain(t("setup.stored", { value: "6" }));
    expect(modal?.fields().find(({ blockId }) => blockId.startsWith("goodbyeDays"))?.value).toBe("21");
    expect(readSettings(world.db)).toMatchObject({ plannedNumber: 6, goodbyeDays: 14 });
    expect((await helena.submit()).outcome).toBe("updated");
    expect(readSettings(world.db)).toMatchObject({ plannedNumber: 7, goodbyeDays: 21 });
  });

  test("an old button of somebody who is no coordinator any more opens nothing", async () => {
    await using world = await startWorld();
    const { kaisa, helena } = world.people;
    await world.setUp({ coordinators: [kaisa.id, helena.id] });
    const old = await helena.home();
    await openSettings(world, kaisa);
    await kaisa.fill({ coordinators: [kaisa.id] });
    await kaisa.submit();
    await world.settle();
    if (!old) throw new Error("no Home");
    await helena.press(old, "setup:open", { stale: true });
    await world.settle();
    expect(saidOn(await helena.modal())).toContain(t("setup.onlyCoordinators"));
  });

  test("the account of the last coordinator is closed: an admin can name another", async () => {
    await using world = await startWorld();
    const { kaisa, helena } = world.people;
    await world.setUp({ coordinators: [helena.id] });
    expect(buttonsOf(await kaisa.home())).not.toContain(t("setup.settings"));
    await kaisa.deactivate(helena.id);
    await world.settle();
    expect(buttonsOf(await kaisa.home())).toContain(t("setup.settings"));
  });

  test.each([
    ["Ta i bruk", "Antal träffar"],
    ["Set up", "Number of meetings"],
  ])("the form speaks the language of the button: %s", async (button, label) => {
    await using world = await startWorld();
    const { kaisa } = world.people;
    await openSettings(world, kaisa, button);
    expect((await kaisa.modal())?.fields().map((field) => field.label)).toContain(label);
  });
});
