import { describe, expect, test } from "vitest";
import { announcementRecipients, announcements } from "../../db/schema/index.ts";
import { announce, enrol, got, leaveWithoutAccount, moreMentors, readOf, writeTo } from "../support/announcing.ts";
import { anythingIn, pressForged } from "../support/forging.ts";
import { madeUp } from "../support/made-up.ts";
import { buttonsOf, saidOn } from "../support/reading.ts";
import { startSetUpWorld, startWorldWithPair } from "../support/ready-worlds.ts";
import { t } from "../support/texts.ts";
import { finnish, type World } from "../support/world.ts";

const TEXT = "Hei! Kesäjuhla on 5.6.\nIlmoittaudu: https://auroras.fi/juhla?a=1&b=2.\n<!channel> *tervetuloa*";
/** The same as each sees it. */
const SHOWN =
  "Hei! Kesäjuhla on 5.6.\nIlmoittaudu: <https://auroras.fi/juhla?a=1&b=2|https://auroras.fi/juhla?a=1&amp;b=2>.\n&lt;!channel&gt; ∗tervetuloa∗";

/** The newest message that shows how it went. */
const progressOf = async (world: World, person = world.people.kaisa) =>
  readOf(await world.message(person, "@bot", "Saajat:"));

describe("an announcement", () => {
  test("is seen before it is sent just as each gets it, in her own language around the text, once", async () => {
    const { world, kaisa, mirja, amina, helena } = await startWorldWithPair({
      locales: { ...finnish.locales, helena: "sv-SE" },
    });
    await using _ = world;
    await helena.command("@bot", "/mentoring");
    await world.settle();
    enrol(world, helena.id, "Helena Korhonen");
    const preview = await writeTo(world, kaisa, "everyone", TEXT);
    expect(saidOn(preview)).toBe(
      [
        t("announcements.previewSeen"),
        t("announcements.from", { name: "Kaisa" }),
        SHOWN,
        t("announcements.answer", { sender: `<@${kaisa.id}>` }),
        [
          t("announcements.to", { audience: t("announcements.audience.everyone") }),
          t("announcements.reach", { count: 4 }),
          t("announcements.takes", { count: 1 }),
        ].join("\n"),
        t("announcements.edit"),
      ].join("\n"),
    );
    expect(await kaisa.submit()).toEqual({ outcome: "updated" });
    expect(saidOn(await kaisa.modal())).toBe(t("announcements.sending"));
    await world.settle();
    const own = saidOn(preview).split("\n").slice(1, -4).join("\n");
    expect([await got(mirja, "Kesäjuhla"), await got(amina, "Kesäjuhla")]).toEqual([[own], [own]]);
    expect(await got(helena, "Kesäjuhla")).toEqual([
      own
        .replace(t("announcements.from", { name: "Kaisa" }), "*Kaisa* (koordinator) skriver:")
        .replace("Jos haluat vastata, kirjoita suoraan:", "Om du vill svara, skriv direkt till:"),
    ]);
    expect(await got(kaisa, "Kesäjuhla")).toEqual([]);
    expect(await progressOf(world)).toEqual({
      says: [
        t("announcements.isSent", { audience: t("announcements.audience.everyone") }),
        t("announcements.delivered", { number: "4", all: "4" }),
      ].join("\n"),
      buttons: [],
    });
    const [kept] = world.db.orm.select().from(announcements).all();
    expect(kept?.text).not.toContain("Kesäjuhla");
  });

  test("can be written on after a look at it, with nothing lost", async () => {
    const { world, kaisa, mirja } = await startWorldWithPair();
    await using _ = world;
    const preview = await writeTo(world, kaisa, "mentors", TEXT);
    await kaisa.press(preview, "announcements:edit");
    await world.control.idle();
    expect((await kaisa.modal())?.fields().map(({ value }) => value)).toEqual(["mentors", TEXT]);
    await kaisa.fill({ "announcement~1": `${TEXT} Uusi!` });
    expect(await kaisa.submit()).toEqual({ outcome: "updated" });
    expect(await kaisa.submit()).toEqual({ outcome: "updated" });
    await world.settle();
    expect(await got(mirja, "Uusi!")).toHaveLength(1);
    expect(await got(mirja, "Kesäjuhla")).toHaveLength(1);
  });

  test("reaches each of these once, also who is in two pairs and both mentor and actor", async () => {
    const { world, kaisa, mirja, amina, helena, olena } = await startWorldWithPair();
    await using _ = world;
    await world.openPair({ mentor: mirja, actor: helena });
    await world.openPair({ mentor: amina, actor: olena });
    const everybody = { mirja, amina, helena, olena };
    const counts = async (text: string) =>
      Object.fromEntries(
        await Promise.all(
          Object.entries(everybody).map(async ([name, person]) => [name, (await got(person, text)).length] as const),
        ),
      );
    for (const audience of ["mentors", "actors", "everyone", "open-pairs"]) {
      await announce(world, kaisa, audience, `Tämä on: ${audience}`);
      await world.later({ minutes: 1 });
    }
    expect(await counts("Tämä on: mentors")).toEqual({ mirja: 1, amina: 1, helena: 0, olena: 0 });
    expect(await counts("Tämä on: actors")).toEqual({ mirja: 0, amina: 1, helena: 1, olena: 1 });
    expect(await counts("Tämä on: everyone")).toEqual({ mirja: 1, amina: 1, helena: 1, olena: 1 });
    expect(await counts("Tämä on: open-pairs")).toEqual({ mirja: 1, amina: 1, helena: 1, olena: 1 });
  });

  test("does not stop at those who have left, have no account or are refused, and their names stand behind a button", async () => {
    await using world = await startSetUpWorld();
    const { kaisa, mirja, helena, vera, olena, ulla } = world.people;
    await announce(world, kaisa, "everyone", "Ensimmäinen");
    await world.settle();
    for (const person of [helena, vera, olena, ulla, mirja])
      enrol(world, person.id, person === vera ? "Vera Vieras" : "Helena Korhonen", person === vera);
    leaveWithoutAccount(world, "Wanja Waiting");
    await kaisa.deactivate(helena.id);
    await world.settle();
    await writeTo(world, kaisa, "mentors", TEXT);
    expect(saidOn(await kaisa.modal())).toContain(
      [
        t("announcements.reach", { count: 4 }),
        t("announcements.takes", { count: 1 }),
        t("announcements.unreachable", { count: 2 }),
      ].join("\n"),
    );
    await world.control.order({ kind: "error", method: "conversations.open", error: "user_disabled" });
    // The first is what tells Kaisa how it goes.
    await world.control.order({ kind: "error", method: "chat.postMessage", error: "restricted_action", after: 1 });
    expect(await kaisa.submit()).toEqual({ outcome: "updated" });
    await kaisa.closeAll();
    await world.later({ minutes: 1 });
    const { says, buttons } = await progressOf(world);
    expect(says.split("\n").slice(0, 3)).toEqual([
      t("announcements.isSent", { audience: t("announcements.audience.mentors") }),
      t("announcements.delivered", { number: "2", all: "6" }),
      t("announcements.undelivered", { number: "4" }),
    ]);
    expect(buttons).toEqual([t("announcements.names")]);
    await world.press(kaisa, "@bot", "Saajat:", "announcements:names");
    const names = saidOn(await kaisa.modal());
    expect(names).toContain(`${t("announcements.why.deactivated")}\n`);
    expect(names).toContain("Helena Korhonen");
    expect(names).toContain([t("announcements.why.noAccount"), "Wanja Waiting"].join("\n"));
    const delivered = await Promise.all([mirja, vera, olena, ulla].map((person) => got(person, "Kesäjuhla")));
    expect(delivered.flat()).toHaveLength(2);
  });

  test("is sent once, however often it is submitted, and survives a restart in the middle", async () => {
    await using world = await startSetUpWorld();
    const { kaisa } = world.people;
    const mentors = await moreMentors(world, 20);
    await writeTo(world, kaisa, "mentors", TEXT);
    await world.control.order({ kind: "duplicate-envelope", method: "interactive", times: 2 });
    await world.control.order({ kind: "lost-answer", method: "chat.postMessage" });
    await kaisa.submit();
    await world.control.idle();
    await world.control.clearFaults();
    await world.restart({ after: { minutes: 1 } });
    await world.later({ minutes: 3 });
    expect(world.db.orm.select().from(announcements).all()).toHaveLength(1);
    const each = await Promise.all(mentors.map(async (mentor) => (await got(mentor, "Kesäjuhla")).length));
    expect(each).toEqual(mentors.map(() => 1));
    expect((await progressOf(world)).says).toContain(t("announcements.delivered", { number: "20", all: "20" }));
  });

  test("moves before her eyes, and stops where she stops it", async () => {
    await using world = await startSetUpWorld();
    const { kaisa } = world.people;
    const mentors = await moreMentors(world, 30);
    await announce(world, kaisa, "mentors", TEXT);
    await world.later({ minutes: 0 });
    const first = await progressOf(world);
    expect(first.buttons).toEqual([t("announcements.stop")]);
    await world.later({ minutes: 0.35 });
    const second = await progressOf(world);
    expect(second.says).toMatch(
      /^\*Tiedote lähtee\.\* Saajat: Mentorit\nPerillä (1\d|2[0-5]) \/ 30\nAikaa menee vielä noin 1 minuutti\.\nKeskeytä/u,
    );
    await kaisa.press(await world.message(kaisa, "@bot", "Saajat:"), "announcements:stop", { confirm: true });
    await world.later({ minutes: 5 });
    const last = await progressOf(world);
    const delivered = (await Promise.all(mentors.map((mentor) => got(mentor, "Kesäjuhla")))).flat().length;
    expect(delivered).toBeLessThan(28);
    expect(last).toEqual({
      says: [
        t("announcements.isStopped", { audience: t("announcements.audience.mentors") }),
        t("announcements.delivered", { number: delivered, all: "30" }),
        t("announcements.notSent", { number: 30 - delivered }),
      ].join("\n"),
      buttons: [],
    });
  });
});

describe("only a coordinator", () => {
  test("sends one, and only she who sent it stops it or sees who did not get it", async () => {
    const { world, mirja, kaisa } = await startWorldWithPair();
    await using _ = world;
    await announce(world, kaisa, "mentors", TEXT);
    await world.settle();
    const sent = world.db.orm.select().from(announcements).all()[0];
    const shown = await world.message(mirja, "@bot", "Kesäjuhla");
    for (const what of ["announcements:write", "announcements:to-pair", "announcements:stop", "announcements:names"]) {
      await pressForged(mirja, shown, what, sent?.id ?? madeUp(""));
      await world.settle();
      expect(await mirja.modal()).toBeUndefined();
    }
    expect(buttonsOf(shown)).toEqual([]);
    expect(world.db.orm.select().from(announcementRecipients).all()).toEqual([
      expect.objectContaining({ state: "delivered", announcementId: sent?.id }),
    ]);
  });
});

describe("the two of a pair", () => {
  test("are written to by a coordinator who is not one of them, each in her own conversation", async () => {
    const { world, pair, kaisa, mirja, amina } = await startWorldWithPair();
    await using _ = world;
    await pressForged(kaisa, await anythingIn(world, kaisa), "announcements:to-pair", pair.id);
    await world.control.idle();
    expect(saidOn(await kaisa.modal())).toContain(
      t("announcements.seenByPair", { mentor: `<@${mirja.id}>`, actor: `<@${amina.id}>` }),
    );
    await kaisa.fill({ announcement: "Miten teillä menee?" });
    expect(await kaisa.submit()).toEqual({ outcome: "updated" });
    expect(await kaisa.submit()).toEqual({ outcome: "updated" });
    await world.settle();
    for (const person of [mirja, amina]) expect(await got(person, "Miten teillä menee?")).toHaveLength(1);
    expect((await progressOf(world)).says).toBe(
      [
        t("announcements.isSent", { audience: t("announcements.audience.pair") }),
        t("announcements.delivered", { number: "2", all: "2" }),
      ].join("\n"),
    );
  });
});
