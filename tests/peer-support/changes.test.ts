import { describe, expect, test } from "vitest";
import { upcomingPeerMeetings } from "../../db/peer-support/peer-support.ts";
import { peerMeetings } from "../../db/schema/index.ts";
import { languages } from "../../src/texts/languages.ts";
import {
  ANSWERS,
  announced,
  answerTo,
  BENEATH,
  callTogether,
  INVITATION,
  manage,
  move,
  outline,
  PEERS,
  personId,
  told,
  worldOfPeers,
} from "../support/peers.ts";
import { t } from "../support/texts.ts";

describe("a move", () => {
  test("tells those who come or may come, once each, draws everything anew, and reminds of the new time only", async () => {
    await using world = await worldOfPeers();
    const { kaisa, sirpa, mirja, helena } = world.people;
    await callTogether(world);
    await world.press(kaisa, PEERS, "Kevään kahvit", t("peerSupport.answer.no"));
    await world.press(sirpa, PEERS, "Kevään kahvit", t("peerSupport.answer.yes"));
    await world.press(mirja, "@bot", "Kevään kahvit", t("peerSupport.answer.yes"));
    await world.press(helena, "@bot", "Kevään kahvit", t("peerSupport.answer.maybe"));

    const { outcome } = await move(world, sirpa, {
      [t("peerSupport.form.day")]: "2026-01-22",
      [t("peerSupport.form.time")]: "18:00",
      [t("peerSupport.form.place")]: "Pasila",
    });
    expect(outcome).toBe("updated");
    await sirpa.closeAll();
    expect(await sirpa.modal()).toBeUndefined();
    const details = [
      t("peerSupport.when", { when: "torstaina 22.1. kello 18", minutes: "90" }),
      t("peerSupport.place", { place: "Pasila" }),
    ].join("\n");
    expect(outline(await announced(world))).toEqual([
      INVITATION[0],
      INVITATION[1],
      [details, t("peerSupport.caller", { name: "Sirpa" })].join("\n"),
      INVITATION[3],
      "*Tulen (2):* Sirpa, Mirja\n*Ehkä (1):* Helena\n*En tule (1):* Kaisa",
      ANSWERS,
      BENEATH,
    ]);
    for (const [person, answer] of [
      [mirja, t("peerSupport.answer.yes")],
      [helena, t("peerSupport.answer.maybe")],
    ] as const) {
      expect((await told(person, "siirtyi")).map(outline)).toEqual([
        [
          [t("peerSupport.moved", { title: "Kevään kahvit" }), details].join("\n"),
          t("peerSupport.said", { answer }),
          ANSWERS,
        ],
      ]);
      const [direct] = await told(person, "Vertaistukikanavalla on kutsu");
      expect(direct && outline(direct)[2]).toBe([details, t("peerSupport.caller", { name: "Sirpa" })].join("\n"));
    }
    for (const person of [kaisa, sirpa]) expect(await told(person, "siirtyi")).toEqual([]);

    await world.travelTo("2026-01-20", "18:00");
    expect(await told(mirja, "on pian")).toEqual([]);
    expect(outline(await announced(world))).toContain(ANSWERS);
    await world.travelTo("2026-01-21", "18:00");
    for (const person of [mirja, helena, sirpa]) expect(await told(person, "on pian")).toHaveLength(1);
    expect(await told(kaisa, "on pian")).toEqual([]);
  });

  test("saved again without a change tells nobody anything", async () => {
    await using world = await worldOfPeers();
    const { sirpa, mirja } = world.people;
    await callTogether(world);
    await world.press(mirja, "@bot", "Kevään kahvit", t("peerSupport.answer.yes"));
    await move(world, sirpa, {});
    expect(outline((await sirpa.modal()) ?? { blocks: [] })).toEqual([t("peerSupport.sameAsBefore")]);
    expect(await told(mirja, "siirtyi")).toEqual([]);
    expect(world.db.orm.select().from(peerMeetings).get()?.revision).toBe(0);
  });

  test("only of the place says so", async () => {
    await using world = await worldOfPeers();
    const { kaisa, mirja } = world.people;
    await callTogether(world);
    await world.press(mirja, "@bot", "Kevään kahvit", t("peerSupport.answer.yes"));
    await move(world, kaisa, { [t("peerSupport.form.place")]: "Pasila" });
    expect((await told(mirja, "tiedot muuttuivat")).length).toBe(1);
  });

  test("a yes to the old time is no yes to the new one", async () => {
    await using world = await worldOfPeers();
    const { kaisa, sirpa } = world.people;
    await callTogether(world);
    const old = await announced(world);
    await move(world, sirpa, { [t("peerSupport.form.day")]: "2026-01-22" });
    await kaisa.press(old, t("peerSupport.answer.yes"), { stale: true });
    await world.settle();
    expect(await answerTo(kaisa, PEERS)).toEqual([t("peerSupport.answerMoved", { when: "torstaina 22.1. kello 17" })]);
    expect(outline(await announced(world))).not.toContain("*Tulen (1):* Kaisa");
  });

  test("by two at once: the second is told what the first did", async () => {
    await using world = await worldOfPeers();
    const { kaisa, sirpa } = world.people;
    await callTogether(world);
    await manage(world, kaisa, t("peerSupport.move"));
    await kaisa.fill({ [t("peerSupport.form.day")]: "2026-01-23" });
    await move(world, sirpa, { [t("peerSupport.form.day")]: "2026-01-22" });
    const told = t("peerSupport.movedByOther", { when: "torstaina 22.1. kello 17" });
    const errors = { [t("peerSupport.form.day")]: `${told} Voit vielä kopioida tekstisi.` };
    expect(await kaisa.submit()).toEqual({ outcome: "errors", errors });
    expect((await kaisa.modal())?.fields()[0]?.value).toBe("2026-01-23");
  });

  test("sends a new calendar file to who took one, with a higher SEQUENCE", async () => {
    await using world = await worldOfPeers();
    const { sirpa, mirja, helena } = world.people;
    await callTogether(world);
    await world.press(mirja, "@bot", "Kevään kahvit", t("peerSupport.addToCalendar"));
    expect((await answerTo(mirja, "@bot"))[0]).toContain("https://calendar.google.com/calendar/render?action=TEMPLATE");
    await world.press(mirja, "@bot", "Kevään kahvit", t("peerSupport.addToCalendar"));
    await move(world, sirpa, { [t("peerSupport.form.day")]: "2026-01-22" });
    await sirpa.closeAll();
    await manage(world, sirpa, t("peerSupport.cancel"));
    await sirpa.submit();
    await world.settle();
    const files = (await mirja.dm()).flatMap(({ files, text }) => files.map((file) => ({ text, id: String(file.id) })));
    const contents = await Promise.all(files.map(({ id }) => mirja.download(id)));
    const facts = contents.map((content) =>
      content
        .toString("utf8")
        .split("\r\n")
        .filter((line) => /^(METHOD|SEQUENCE|DTSTART|STATUS|SUMMARY)/.test(line)),
    );
    expect(facts).toEqual([
      ["METHOD:PUBLISH", "SEQUENCE:0", "DTSTART:20260120T150000Z", "SUMMARY:Kevään kahvit", "STATUS:CONFIRMED"],
      ["METHOD:PUBLISH", "SEQUENCE:1", "DTSTART:20260122T150000Z", "SUMMARY:Kevään kahvit", "STATUS:CONFIRMED"],
      ["METHOD:CANCEL", "SEQUENCE:2", "DTSTART:20260122T150000Z", "SUMMARY:Kevään kahvit", "STATUS:CANCELLED"],
    ]);
    const uids = new Set(contents.map((content) => /UID:(.*)/.exec(content.toString("utf8"))?.[1]));
    expect(uids.size).toBe(1);
    expect(files.map(({ text }) => text)).toEqual([
      expect.stringContaining(t("meetings.file.added")),
      expect.stringContaining("Tapaaminen muuttui."),
      expect.stringContaining(t("meetings.fate.cancelled")),
    ]);
    expect((await helena.dm()).flatMap(({ files: more }) => more)).toEqual([]);
  });
});

describe("a cancellation", () => {
  test("tells those who would have come, draws everything anew and leaves no reminder", async () => {
    await using world = await worldOfPeers();
    const { kaisa, sirpa, mirja, helena } = world.people;
    await callTogether(world);
    await world.press(mirja, "@bot", "Kevään kahvit", t("peerSupport.answer.yes"));
    await world.press(helena, "@bot", "Kevään kahvit", t("peerSupport.answer.no"));
    const old = await announced(world);
    await manage(world, kaisa, t("peerSupport.cancel"));
    await kaisa.submit();
    await world.settle();
    expect((await told(mirja, "on peruttu: Kevään kahvit")).map(outline)).toEqual([
      [t("peerSupport.cancelled", { title: "Kevään kahvit", when: "tiistaina 20.1. kello 17" })],
    ]);
    for (const person of [kaisa, sirpa, helena]) expect(await told(person, "on peruttu: Kevään kahvit")).toEqual([]);
    const cancelled = [INVITATION[1], t("peerSupport.isCancelled"), INVITATION[2]];
    expect(outline(await announced(world))).toEqual([INVITATION[0], ...cancelled]);
    const [direct] = await told(helena, "Vertaistukikanavalla on kutsu");
    // It was the bot's first message to her, below which the languages stand.
    const row = languages.map((language) => `[${t(`people.language.${language}`)}]`).join(" ");
    expect(direct && outline(direct).slice(1)).toEqual([...cancelled, row]);

    await kaisa.press(old, t("peerSupport.answer.yes"), { stale: true });
    await world.settle();
    expect(await answerTo(kaisa, PEERS)).toEqual([t("peerSupport.answerCancelled")]);
    await world.later({ days: 10 });
    expect(await told(mirja, "on pian")).toEqual([]);
    expect(upcomingPeerMeetings(world.db, personId(world, mirja), world.now())).toEqual([]);
  });

  test("twice is once", async () => {
    await using world = await worldOfPeers();
    const { kaisa, sirpa, mirja } = world.people;
    await callTogether(world);
    await world.press(mirja, "@bot", "Kevään kahvit", t("peerSupport.answer.yes"));
    await manage(world, kaisa, t("peerSupport.cancel"));
    await manage(world, sirpa, t("peerSupport.cancel"));
    await kaisa.submit();
    await sirpa.submit();
    await world.settle();
    expect(outline((await sirpa.modal()) ?? { blocks: [] })).toEqual([t("peerSupport.isCancelled")]);
    expect(await told(mirja, "on peruttu: Kevään kahvit")).toHaveLength(1);
  });
});
