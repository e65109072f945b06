import { describe, expect, test } from "vitest";
import { upcomingPeerMeetings } from "../../db/peer-support/peer-support.ts";
import { outbox, peerMeetings } from "../../db/schema/index.ts";
import { noteChannel } from "../../db/store/settings.ts";
import type { Person } from "../../src/playground/workspace/person.ts";
import { madeUp } from "../support/made-up.ts";
import {
  ANSWERS,
  announced,
  answerTo,
  BENEATH,
  COFFEE,
  callTogether,
  INVITATION,
  outline,
  PEERS,
  personId,
  told,
  worldOfPeers,
} from "../support/peers.ts";
import { part, t } from "../support/texts.ts";
import { finnish } from "../support/world.ts";

describe("an organiser calls the mentors together", () => {
  test("in the peers' channel, and by direct message to the mentors who are not in it, once", async () => {
    await using world = await worldOfPeers(finnish);
    const { kaisa, sirpa, mirja, helena, amina, olena, ulla } = world.people;
    const { outcome } = await callTogether(world);
    expect(outcome).toBe("updated");
    expect(outline((await sirpa.modal()) ?? { blocks: [] })[0]).toContain(t("peerSupport.announced"));
    await sirpa.closeAll();

    expect(outline(await announced(world))).toEqual([...INVITATION, ANSWERS, BENEATH]);
    for (const mentor of [mirja, helena]) {
      const [direct, ...more] = await told(mentor, "Kevään kahvit");
      expect(more).toEqual([]);
      expect(direct && outline(direct)).toEqual([
        t("peerSupport.invitationDirect"),
        ...INVITATION.slice(1),
        ANSWERS,
        "[Lisää kalenteriin] [Liity vertaistukikanavalle]",
      ]);
    }
    for (const other of [kaisa, sirpa, amina, olena, ulla]) expect(await told(other, "Kevään kahvit")).toEqual([]);
  });

  test("the members of the channel are asked for once", async () => {
    await using world = await worldOfPeers();
    await world.control.clearCalls();
    await callTogether(world);
    const calls = (await world.control.calls()).filter(({ method }) => method === "conversations.members");
    expect(calls).toHaveLength(1);
  });

  test("each mentor gets one message, also when Slack's answers are lost", async () => {
    await using world = await worldOfPeers();
    await world.control.order({ kind: "lost-answer", method: "chat.postMessage", times: 3 });
    await world.control.order({ kind: "lost-answer", method: "conversations.members" });
    await callTogether(world);
    await world.later({ minutes: 10 });
    expect(await world.control.pendingFaults()).toEqual([]);
    const inChannel = (await world.people.kaisa.messages(PEERS)).filter(({ text }) => text.includes("Kevään kahvit"));
    expect(inChannel).toHaveLength(1);
    expect(await told(world.people.mirja, "Kevään kahvit")).toHaveLength(1);
    expect(await told(world.people.helena, "Kevään kahvit")).toHaveLength(1);
  });

  test("a coordinator does it on Home, and her modal, sent twice by Slack, makes one meeting", async () => {
    await using world = await worldOfPeers();
    const { kaisa } = world.people;
    const home = await kaisa.home();
    if (home) await kaisa.press(home, "peer-support:new");
    await world.control.idle();
    await kaisa.fill(COFFEE);
    await world.control.order({ kind: "duplicate-envelope", method: "interactive" });
    await kaisa.submit();
    await world.later({ minutes: 1 });
    expect(await world.control.pendingFaults()).toEqual([]);
    expect(world.db.orm.select().from(peerMeetings).all()).toHaveLength(1);
    expect(await told(world.people.mirja, "Kevään kahvit")).toHaveLength(1);
  });

  test("what is wrong stands beside its field, what she typed stays, and nothing is announced", async () => {
    await using world = await worldOfPeers();
    const { sirpa } = world.people;
    const day = { [t("peerSupport.form.day")]: t("meetings.wrong.past") };
    expect(await callTogether(world, { [t("peerSupport.form.day")]: "2026-01-11" })).toEqual({
      outcome: "errors",
      errors: day,
    });
    const again = async (answers: Record<string, string>) => {
      await sirpa.fill(answers);
      return sirpa.submit();
    };
    expect(await again({ [t("peerSupport.form.day")]: "2026-01-12", [t("peerSupport.form.time")]: "10:00" })).toEqual({
      outcome: "errors",
      errors: { [t("peerSupport.form.time")]: t("meetings.wrong.pastTime") },
    });
    expect(await again({ [t("peerSupport.form.day")]: "2026-03-29", [t("peerSupport.form.time")]: "03:30" })).toEqual({
      outcome: "errors",
      errors: { [t("peerSupport.form.time")]: t("meetingLog.clocksJump") },
    });
    expect((await sirpa.modal())?.fields().map(({ value }) => value)).toContain(COFFEE.description);
    expect(world.db.orm.select().from(peerMeetings).all()).toEqual([]);
  });

  test("what looks like mentions in her text calls nobody", async () => {
    await using world = await worldOfPeers();
    const hostile = "<!channel> <@U00000003> <https://x.fi|y>";
    await callTogether(world, { title: hostile, place: hostile, description: hostile });
    const message = await world.message(world.people.kaisa, PEERS, t("peerSupport.invitation"));
    expect(outline(message)[2]).toContain("&lt;!channel&gt; &lt;@U00000003&gt; &lt;<https://x.fi|https://x.fi>|y&gt;");
    expect(message.blocks.filter(({ text }) => JSON.stringify(text)?.includes("<!channel>"))).toMatchObject([
      { type: "header", text: { type: "plain_text" } },
      { type: "section", text: { type: "plain_text" } },
    ]);
    expect(message).toHaveProperty("text", expect.stringContaining("&lt;!channel&gt;"));
  });

  test("without a peers' channel she is told so", async () => {
    await using world = await worldOfPeers();
    const { sirpa } = world.people;
    await sirpa.command("@bot", "/peer-meeting");
    await world.control.idle();
    await sirpa.fill(COFFEE);
    noteChannel(world.db, "peerChannelId", madeUp(""));
    const { outcome, errors } = await sirpa.submit();
    expect(outcome).toBe("errors");
    expect(errors?.[t("peerSupport.form.title")]).toContain(t("peerSupport.noChannel"));
    await sirpa.closeAll();
    await sirpa.command("@bot", "/peer-meeting");
    await world.settle();
    expect(await answerTo(sirpa, "@bot")).toEqual([expect.stringContaining(t("peerSupport.noChannel"))]);
    expect(await sirpa.modal()).toBeUndefined();
  });

  test("the bot taken out of the channel: she who set it up is told, and the invitation follows when it is back", async () => {
    await using world = await worldOfPeers();
    const { kaisa } = world.people;
    const { id } = await kaisa.channel(PEERS);
    await kaisa.remove(id, world.workspace.botUserId);
    await callTogether(world);
    expect((await kaisa.dm()).some(({ text }) => text.includes("/invite"))).toBe(true);
    await kaisa.invite(id, world.workspace.botUserId);
    await world.later({ hours: 2 });
    expect(outline(await announced(world))).toEqual([...INVITATION, ANSWERS, BENEATH]);
    expect(await told(world.people.mirja, "Kevään kahvit")).toHaveLength(1);
  });
});

describe("answers", () => {
  test("stand in the announcement with names and numbers, can be changed, and twice the same changes nothing", async () => {
    await using world = await worldOfPeers();
    const { kaisa, sirpa, mirja } = world.people;
    await callTogether(world);
    await world.press(kaisa, PEERS, "Kevään kahvit", "peer-support:yes");
    await world.press(sirpa, PEERS, "Kevään kahvit", "peer-support:yes");
    await world.press(mirja, "@bot", "Kevään kahvit", "peer-support:maybe");
    const names = (lines: string) => [...INVITATION, lines, ANSWERS, BENEATH];
    expect(outline(await announced(world))).toEqual(names("*Tulen (2):* Kaisa, Sirpa\n*Ehkä (1):* Mirja"));
    const [direct] = await told(mirja, "Kevään kahvit");
    expect(direct && outline(direct)).toContain(t("peerSupport.said", { answer: "Ehkä" }));
    const meetings = upcomingPeerMeetings(world.db, personId(world, mirja), world.now());
    expect(meetings).toMatchObject([{ title: "Kevään kahvit", place: "Oodi", answer: "maybe", mayManage: false }]);

    await world.control.clearCalls();
    await world.press(mirja, "@bot", "Kevään kahvit", "peer-support:maybe");
    expect((await world.control.calls()).filter(({ method }) => method.startsWith("chat."))).toEqual([]);

    await world.press(mirja, "@bot", "Kevään kahvit", "peer-support:no");
    expect(outline(await announced(world))).toEqual(names("*Tulen (2):* Kaisa, Sirpa\n*En tule (1):* Mirja"));
  });

  test("who comes is reminded the day before, who may come is asked, who does not come is left alone", async () => {
    await using world = await worldOfPeers();
    const { kaisa, mirja, helena } = world.people;
    await callTogether(world);
    await world.press(kaisa, PEERS, "Kevään kahvit", "peer-support:no");
    await world.press(mirja, "@bot", "Kevään kahvit", "peer-support:yes");
    await world.press(helena, "@bot", "Kevään kahvit", "peer-support:yes");
    await world.press(helena, "@bot", "Kevään kahvit", "peer-support:maybe");
    await world.travelTo("2026-01-19", "16:59");
    expect(await told(mirja, "on pian")).toEqual([]);
    await world.travelTo("2026-01-19", "17:00");
    const details = `\n${t("peerSupport.when", { when: "tiistaina 20.1. kello 17", minutes: "90" })}\n${t("peerSupport.place", { place: "Oodi" })}`;
    const reminders = async (person: Person) => (await told(person, "on pian")).map(outline);
    expect(await reminders(mirja)).toEqual([
      [`*Vertaistukitapaaminen on pian: Kevään kahvit*${details}`, t("peerSupport.said", { answer: "Tulen" }), ANSWERS],
    ]);
    expect(await reminders(helena)).toEqual([
      [
        [
          t("peerSupport.reminderYes", { title: "Kevään kahvit" }),
          `Vastasit ”Ehkä”. Tiedätkö jo, pääsetkö?${details}`,
        ].join("\n"),
        t("peerSupport.said", { answer: "Ehkä" }),
        ANSWERS,
      ],
    ]);
    expect(await reminders(kaisa)).toEqual([]);
    await world.press(helena, "@bot", part("peerSupport.reminderYes"), "peer-support:yes");
    expect((await reminders(helena))[0]?.[0]).not.toContain(part("peerSupport.reminderMaybe"));
    await world.later({ days: 3 });
    expect(await reminders(mirja)).toHaveLength(1);
  });

  test("after the beginning the buttons are gone, and an old one says why", async () => {
    await using world = await worldOfPeers();
    const { kaisa, mirja } = world.people;
    await callTogether(world);
    const before = await announced(world);
    const [direct] = await told(mirja, "Kevään kahvit");
    await world.press(kaisa, PEERS, "Kevään kahvit", "peer-support:yes");
    await world.travelTo("2026-01-20", "17:00");
    expect(outline(await announced(world))).toEqual([...INVITATION, "*Tulen (1):* Kaisa"]);
    expect((await told(mirja, "Kevään kahvit")).flatMap(outline).join()).not.toContain("[");
    await kaisa.press(before, "peer-support:no", { stale: true });
    await world.settle();
    expect(await answerTo(kaisa, PEERS)).toEqual([t("peerSupport.begun")]);
    if (direct) await mirja.press(direct, "peer-support:calendar", { stale: true });
    await world.settle();
    expect(await answerTo(mirja, "@bot")).toEqual([t("peerSupport.calendar.gone")]);
    await kaisa.press(before, "peer-support:manage", { stale: true });
    await world.settle();
    expect(await answerTo(kaisa, PEERS)).toEqual([t("peerSupport.begunManage")]);
    expect(outline(await announced(world))).toEqual([...INVITATION, "*Tulen (1):* Kaisa"]);
  });

  test("a week of standing still reminds nobody of a meeting that is over", async () => {
    await using world = await worldOfPeers();
    const { mirja } = world.people;
    await callTogether(world);
    await world.press(mirja, "@bot", "Kevään kahvit", "peer-support:yes");
    await world.restart({ after: { days: 10 } });
    await world.later({ days: 2 });
    expect(await told(mirja, "on pian")).toEqual([]);
    expect((await told(mirja, "Kevään kahvit")).flatMap(outline).join()).not.toContain("[");
  });
});

test("each mentor is written to in her own language, the channel in the workspace's", async () => {
  await using world = await worldOfPeers({ locales: { mirja: "sv-SE" }, chosen: { helena: "en" } });
  const { mirja, helena } = world.people;
  await callTogether(world);
  const [swedish] = await told(mirja, "Kevään kahvit");
  const [english] = await told(helena, "Kevään kahvit");
  expect(swedish && outline(swedish).slice(2)).toEqual([
    "*Tid:* tisdag 20.1 kl. 17, längd 90 minuter\n*Plats:* Oodi\n*Bjuder in:* Sirpa",
    INVITATION[3],
    "[Jag kommer] [Kanske] [Jag kommer inte]",
    "[Lägg till i kalendern] [Gå med i kamratstödskanalen]",
  ]);
  expect(english && outline(english).slice(2)).toEqual([
    "*Time:* Tuesday 20 January at 17:00, 90 minutes\n*Place:* Oodi\n*Invited by:* Sirpa",
    INVITATION[3],
    "[I'm coming] [Maybe] [I'm not coming]",
    "[Add to calendar] [Join the peer support channel]",
  ]);
  expect(outline(await announced(world))).toEqual([...INVITATION, ANSWERS, BENEATH]);
});

test("nothing of it stands unsealed in the database or in an outbox row", async () => {
  await using world = await worldOfPeers();
  await callTogether(world);
  const stored = JSON.stringify([
    world.db.orm.select().from(peerMeetings).all(),
    world.db.orm.select().from(outbox).all(),
  ]);
  for (const text of ["Kevään", "Oodi", "oppinut"]) expect(stored).not.toContain(text);
});
