import { describe, expect, test } from "vitest";
import { livePairsOf } from "../../db/pairs/pairs.ts";
import { standingConsent } from "../../db/peer-support/contacts.ts";
import { upcomingPeerMeetings } from "../../db/peer-support/peer-support.ts";
import { permit } from "../../db/privacy/privacy.ts";
import { auditLog, peerContacts, peerMeetings, people } from "../../db/schema/index.ts";
import { eq } from "../../db/store/drizzle.ts";
import type { Person, ShownSurface } from "../../src/playground/workspace/person.ts";
import { madeUp } from "../support/made-up.ts";
import {
  ANSWERS,
  announced,
  answerTo,
  BENEATH,
  callTogether,
  INVITATION,
  makeMentor,
  manage,
  outline,
  PEERS,
  personId,
  told,
  worldOfPeers,
} from "../support/peers.ts";
import { part, t } from "../support/texts.ts";
import { finnish, type World } from "../support/world.ts";

describe("who may do what", () => {
  test("somebody else is told why she cannot call the mentors together, and what she can do", async () => {
    await using world = await worldOfPeers(finnish);
    const { mirja, amina } = world.people;
    await amina.command("@bot", "/peer-meeting");
    await mirja.command("@bot", "/peer-meeting");
    await world.settle();
    expect(await answerTo(amina, "@bot")).toEqual([expect.stringContaining(t("peerSupport.notCaller"))]);
    expect(await answerTo(mirja, "@bot")).toEqual([
      expect.stringContaining(t("peerSupport.notCallerMentor")),
      "[Välitä yhteystietoni] [Liity vertaistukikanavalle]",
    ]);
    expect(await mirja.modal()).toBeUndefined();
  });

  test("a mentor may not manage the meeting, nor another organiser", async () => {
    await using world = await worldOfPeers();
    const { kaisa, sirpa, mirja } = world.people;
    await callTogether(world, {}, kaisa);
    await world.press(mirja, "@bot", "Kevään kahvit", "peer-support:join");
    for (const person of [mirja, sirpa]) {
      await person.press(await announced(world, person), t("peerSupport.manage"));
      await world.settle();
      expect(await person.modal()).toBeUndefined();
      expect(await answerTo(person, PEERS)).toEqual([t("peerSupport.notManager")]);
    }
  });

  test("whoever lost the right while the modal was open changes nothing", async () => {
    await using world = await worldOfPeers();
    const { sirpa } = world.people;
    await callTogether(world);
    await sirpa.closeAll();
    await manage(world, sirpa, t("peerSupport.move"));
    await sirpa.fill({ day: "2026-01-22" });
    world.db.orm.update(people).set({ peerOrganiserSince: null }).where(eq(people.slackUserId, sirpa.id)).run();
    await sirpa.submit();
    expect(world.db.orm.select().from(peerMeetings).get()?.revision).toBe(0);
  });

  test("an outsider in the channel cannot answer, take the file or join, and reads nothing through a forged button", async () => {
    await using world = await worldOfPeers();
    const { kaisa, ulla } = world.people;
    await callTogether(world);
    await kaisa.invite((await kaisa.channel(PEERS)).id, ulla.id);
    await world.settle();
    for (const what of [t("peerSupport.answer.yes"), t("peerSupport.addToCalendar"), t("peerSupport.manage")]) {
      await world.press(ulla, PEERS, "Kevään kahvit", what);
      expect(await answerTo(ulla, PEERS)).toEqual([
        expect.stringContaining(t("peerSupport.notPeer")),
        "[Ilmoittaudu mentoriksi]",
      ]);
    }
    const message = await announced(world, ulla);
    const text = JSON.stringify(message.blocks).replaceAll("peer-support:manage", "peer-support:join");
    const forged: ShownSurface["blocks"] = JSON.parse(text);
    await ulla.press({ ...message, blocks: forged }, t("peerSupport.manage"), { stale: true });
    await world.settle();
    expect((await answerTo(ulla, PEERS))[0]).toContain(t("peerSupport.notJoiner"));
    expect(outline(await announced(world))).toEqual([...INVITATION, ANSWERS, BENEATH]);
    expect(upcomingPeerMeetings(world.db, personId(world, ulla), world.now())).toEqual([]);
    expect(await ulla.dm()).toEqual([]);
  });

  test("a forged meeting is not found, and a forged look at contacts shows nothing", async () => {
    await using world = await worldOfPeers();
    const { kaisa } = world.people;
    await callTogether(world);
    const message = await announced(world);
    const forge = (from: RegExp, to: string): ShownSurface["blocks"] =>
      JSON.parse(JSON.stringify(message.blocks).replace(from, to));
    await kaisa.press(
      { ...message, blocks: forge(/"value":"[^"]*"/, '"value":"no-such:0"') },
      t("peerSupport.answer.yes"),
      {
        stale: true,
      },
    );
    await world.settle();
    expect(await answerTo(kaisa, PEERS)).toEqual([expect.stringContaining(t("peerSupport.notFound"))]);
    await kaisa.press(
      { ...message, blocks: forge(/peer-support:yes/, "peer-support:contact-show") },
      t("peerSupport.answer.yes"),
      {
        stale: true,
      },
    );
    await world.settle();
    expect(await answerTo(kaisa, PEERS)).toEqual([t("peerSupport.contact.notOrganiser")]);
  });

  test("sitting in the peers' channel or being a mentor opens nothing of any pair", async () => {
    await using world = await worldOfPeers();
    const { helena, mirja, amina } = world.people;
    const pairId = livePairsOf(world.db, personId(world, mirja))[0]?.id;
    const viewers = [{ channel: "peers" as const }, { personId: personId(world, helena) }];
    for (const viewer of viewers) {
      for (const kind of ["meeting", "meeting-log", "task", "kickoff"] as const) {
        expect(permit(world.db, viewer, kind, { pairId })).toBeUndefined();
        expect(permit(world.db, viewer, kind)).toBeUndefined();
      }
      expect(permit(world.db, viewer, "peer-meeting")).toBeDefined();
    }
    expect(permit(world.db, { personId: personId(world, amina) }, "peer-meeting")).toBeUndefined();
    expect(permit(world.db, { channelOfPair: pairId ?? madeUp("") }, "peer-meeting", { pairId })).toBeUndefined();
  });
});

describe("joining the peers' channel", () => {
  test("brings a mentor in, the button goes, and once more is fine", async () => {
    await using world = await worldOfPeers();
    const { mirja } = world.people;
    await callTogether(world);
    const [before] = await told(mirja, "Kevään kahvit");
    await world.press(mirja, "@bot", "Kevään kahvit", "peer-support:join");
    expect((await mirja.channels()).map(({ name }) => name)).toContain("auroras-mentorit");
    expect((await told(mirja, "Kevään kahvit")).map((message) => outline(message).at(-1))).toEqual([
      "[Lisää kalenteriin]",
    ]);
    await world.later({ minutes: 5 });
    if (before) await mirja.press(before, "peer-support:join", { stale: true });
    await world.settle();
    expect(await answerTo(mirja, "@bot")).toEqual([t("peerSupport.joining")]);
    expect(await told(mirja, "En voinut kutsua")).toEqual([]);

    await callTogether(world, { title: "Kesän kahvit", day: "2026-06-02" });
    expect(await told(mirja, "Kesän kahvit")).toEqual([]);
  });

  test("a guest whom Slack does not let in is told why", async () => {
    await using world = await worldOfPeers();
    await world.control.policies({ guestsMayBeInvited: false });
    await makeMentor(world, "vera");
    await callTogether(world);
    await world.press(world.people.vera, "@bot", "Kevään kahvit", "peer-support:join");
    expect((await told(world.people.vera, "En voinut kutsua")).map(outline)).toEqual([
      [t("peerSupport.notJoined.guest")],
    ]);
  });
});

describe("passing contacts on", () => {
  const CONTACT = "040 123 4567, iltaisin";

  /** "Välitä yhteystietoni", from the answer to /peer-meeting. */
  async function openContact(world: World, person: Person): Promise<void> {
    await person.command("@bot", "/peer-meeting");
    await world.settle();
    await world.press(person, "@bot", part("peerSupport.notCallerMentor"), "peer-support:contact");
  }

  async function passOn(world: World, person: Person): Promise<void> {
    await openContact(world, person);
    await person.fill({ contact: CONTACT, consent: ["consent"] });
    await person.submit();
    await world.settle();
    await person.closeAll();
  }

  const everythingSaid = async (world: World) =>
    JSON.stringify((await world.control.everything()).channels.flatMap(({ messages }) => Object.values(messages)));

  test("the organisers get them behind a button, the look is in the audit log, and no message carries them", async () => {
    await using world = await worldOfPeers(finnish);
    const { sirpa, mirja, kaisa } = world.people;
    await passOn(world, mirja);
    expect((await told(sirpa, "Mirja Virtanen haluaa mukaan")).map(outline)).toEqual([
      [t("peerSupport.contact.message", { name: "Mirja Virtanen" }), "[Näytä]"],
    ]);
    expect(await told(kaisa, "haluaa mukaan")).toEqual([]);
    await world.press(sirpa, "@bot", part("peerSupport.contact.message"), "peer-support:contact-show");
    expect(outline((await sirpa.modal()) ?? { blocks: [] })).toContain(CONTACT);
    expect(await everythingSaid(world)).not.toContain("040 123");
    expect(looksIn(world)).toMatchObject([
      { personId: personId(world, sirpa), action: "peer-support:contact-show", at: world.now() },
    ]);
    expect(standingConsent(world.db, personId(world, mirja))).toMatchObject({ givenAt: world.now(), stands: true });
    const [row] = world.db.orm.select().from(peerContacts).all();
    expect(row?.contact).not.toContain("040");
  });

  test("without the tick nothing is stored", async () => {
    await using world = await worldOfPeers();
    const { mirja } = world.people;
    await openContact(world, mirja);
    await mirja.fill({ contact: CONTACT });
    expect(await mirja.submit()).toMatchObject({ outcome: "not_sent" });
    expect(world.db.orm.select().from(peerContacts).all()).toEqual([]);
  });

  test("the consent can be withdrawn: the text is erased, and what the organisers got is drawn anew", async () => {
    await using world = await worldOfPeers(finnish);
    const { sirpa, mirja } = world.people;
    await passOn(world, mirja);
    const old = await world.message(sirpa, "@bot", part("peerSupport.contact.message"));
    await world.later({ days: 2 });
    await openContact(world, mirja);
    const modal = await mirja.modal();
    expect(outline(modal ?? { blocks: [] })).toEqual([
      `${t("peerSupport.contact.seenBy")} ${t("peerSupport.contact.organisers", { names: "Sirpa" })}`,
      t("peerSupport.contact.stands", { date: "12.1.2026" }),
      CONTACT,
      t("peerSupport.contact.change"),
      "[Peru suostumus]",
    ]);
    if (modal) await mirja.press(modal, "peer-support:withdraw");
    await world.settle();
    expect(outline((await mirja.modal()) ?? { blocks: [] })).toEqual([t("peerSupport.contact.withdrawn")]);
    expect(world.db.orm.select().from(peerContacts).all()).toMatchObject([{ contact: null, withdrawnAt: world.now() }]);
    expect((await told(sirpa, "on perunut suostumuksensa")).map(outline)).toEqual([
      [t("peerSupport.contact.messageWithdrawn", { name: "Mirja" })],
    ]);
    await sirpa.press(old, "peer-support:contact-show", { stale: true });
    await world.settle();
    expect(await answerTo(sirpa, "@bot")).toEqual([t("peerSupport.contact.gone")]);
    expect(await sirpa.modal()).toBeUndefined();
    expect(standingConsent(world.db, personId(world, mirja))).toBeUndefined();
  });

  test("twice is once, and an organiser no more sees nothing", async () => {
    await using world = await worldOfPeers();
    const { sirpa, mirja } = world.people;
    await world.control.order({ kind: "duplicate-envelope", method: "interactive", times: 5 });
    await passOn(world, mirja);
    expect(world.db.orm.select().from(peerContacts).all()).toHaveLength(1);
    expect(await told(sirpa, "haluaa mukaan")).toHaveLength(1);
    world.db.orm.update(people).set({ peerOrganiserSince: null }).where(eq(people.slackUserId, sirpa.id)).run();
    await world.press(sirpa, "@bot", part("peerSupport.contact.message"), "peer-support:contact-show");
    expect(await answerTo(sirpa, "@bot")).toEqual([t("peerSupport.contact.notOrganiser")]);
    expect(looksIn(world)).toEqual([]);
  });

  test("where nobody organises she is told to ask the coordinator", async () => {
    await using world = await worldOfPeers();
    world.db.orm.update(people).set({ peerOrganiserSince: null }).run();
    await openContact(world, world.people.mirja);
    expect(await answerTo(world.people.mirja, "@bot")).toEqual([
      t("peerSupport.contact.noOrganisers"),
      `[${t("peerSupport.contact.ask")}]`,
    ]);
  });
});

const looksIn = (world: World) => world.db.orm.select().from(auditLog).all();
