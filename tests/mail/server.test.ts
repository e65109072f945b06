import { describe, expect, test } from "vitest";
import { findMailRow } from "../../db/mail/addresses.ts";
import { outbox } from "../../db/schema/index.ts";
import { sql } from "../../db/store/drizzle.ts";
import type { MailFault } from "../../src/playground/mail/mail-server.ts";
import { AMINA, agree, chooseLetters, getLetters, lettersIn, startWithLetters } from "../support/mail.ts";
import { personId } from "../support/peers.ts";
import type { World } from "../support/world.ts";

/** The same with a bot that waits only so long for the mail server. */
async function startPatient(patienceMs: number) {
  const started = await startWithLetters();
  started.world.mailPatienceMs = patienceMs;
  await started.world.restart();
  return started;
}

/** Another code is asked for, of which the letter is a row of another kind. */
const askForCode = async (world: World): Promise<void> =>
  void (await chooseLetters(world, world.people.amina, { choice: "all", address: "toinen@posti.example" }));

const kinds = { "mail:meeting": agree, "mail:code": askForCode } as const;

const rowsOf = (world: World, kind: string) =>
  world.db.orm.select().from(outbox).where(sql`${outbox.kind} = ${kind}`).orderBy(outbox.number).all();

/** What becomes of the newest row of a kind: its state, why, and whether the letter came. */
const fateIn = async (world: World, kind: string) => {
  const row = rowsOf(world, kind).at(-1);
  return { state: row?.state, why: row?.lastError, came: (await lettersIn(world)).length };
};

const isBroken = (world: World) => findMailRow(world.db, personId(world, world.people.amina))?.brokenAt != null;

type Case = { faults: MailFault[]; at?: "once" } & (
  | { why: string; later: "sent" }
  | { why: string; givenUp: true; isBroken?: true; hasCome?: true }
);

const cases: Readonly<Record<string, Case>> = {
  "hangs up before a word": {
    faults: [{ at: "connect", hangsUp: true }],
    why: "connection: ECONNECTION",
    later: "sent",
  },
  "is too busy to greet": { faults: [{ at: "connect", reply: 421 }], why: "connection: 421", later: "sent" },
  "refuses the sender for now": { faults: [{ at: "sender", reply: 451 }], why: "mail from: 451", later: "sent" },
  "refuses the sender": { faults: [{ at: "sender", reply: 550 }], why: "mail from: 550", later: "sent" },
  "greylists the address": {
    faults: [{ at: "recipient", reply: 450, text: "4.2.0 Greylisted" }],
    why: "rcpt to: 450 4.2.0",
    later: "sent",
  },
  "has a full mailbox": {
    faults: [{ at: "recipient", reply: 552, text: "5.2.2 Full" }],
    why: "rcpt to: 552 5.2.2",
    later: "sent",
  },
  "lets nobody in for now": {
    faults: [{ at: "recipient", reply: 550, text: "5.7.1 Relaying denied" }],
    why: "rcpt to: 550 5.7.1",
    later: "sent",
  },
  "knows no such address": {
    faults: [{ at: "recipient", reply: 550, text: "5.1.1 Unknown" }],
    why: "rcpt to: 550 5.1.1",
    givenUp: true,
    isBroken: true,
  },
  "refuses the address without a code": {
    faults: [{ at: "recipient", reply: 550 }],
    why: "rcpt to: 550",
    givenUp: true,
    isBroken: true,
  },
  "hangs up at the address": {
    faults: [{ at: "recipient", hangsUp: true }],
    why: "connection: ECONNECTION",
    later: "sent",
  },
  "has the text and no room for it": { faults: [{ at: "text", reply: 452 }], why: "data: 452", later: "sent" },
  "has the text and takes it for spam": {
    faults: [{ at: "text", reply: 554, text: "5.7.1 Spam" }],
    why: "data: 554 5.7.1",
    givenUp: true,
  },
  "has the text and hangs up before it answers": {
    faults: [{ at: "text", hangsUp: true }],
    why: "may have arrived",
    givenUp: true,
  },
  "keeps the letter and hangs up before it answers": {
    faults: [{ at: "kept", hangsUp: true }],
    why: "may have arrived",
    givenUp: true,
    hasCome: true,
  },
};

describe.each(Object.entries(kinds))("a letter of the kind %s, where the mail server", (kind, write) => {
  test.each(Object.entries(cases))("%s, goes once or not at all", async (_what, one) => {
    const { world, pair } = await startWithLetters();
    await using _world = world;
    world.mailServer?.order(...one.faults);
    await write(world, pair);
    expect(world.mailServer?.hasFaultsLeft).toBe(false);
    const before = await fateIn(world, kind);
    const came = "hasCome" in one ? 1 : 0;
    if ("later" in one) expect(before).toEqual({ state: "due", why: one.why, came: 0 });
    else expect(before).toEqual({ state: "dropped", why: one.why, came });
    expect(isBroken(world)).toBe("isBroken" in one);
    await world.later({ hours: 2 });
    expect((await fateIn(world, kind)).came).toBe("later" in one ? 1 : came);
    expect((await fateIn(world, kind)).state).toBe("later" in one ? "sent" : "dropped");
  });
});

describe("the mail server", () => {
  test("is asked again with growing waits while it is down, health is yellow, and nothing else waits", async () => {
    const { world, pair } = await startWithLetters();
    await using _world = world;
    if (world.mailServer) world.mailServer.isDown = true;
    await agree(world, pair);
    expect(world.bot.health().state).toBe("green");
    const waits: number[] = [];
    for (let tries = 0; tries < 5; tries++) {
      const { dueAt = 0 } = rowsOf(world, "mail:meeting").at(-1) ?? {};
      waits.push((dueAt - world.now()) / 60_000);
      await world.later({ minutes: waits.at(-1) ?? 0 });
    }
    expect(waits).toEqual([1, 2, 4, 8, 16]);
    expect(world.bot.health()).toMatchObject({ state: "yellow", why: ["the mail server takes no letters"] });
    expect(await world.message(world.people.amina, pair.channelId, "Oodi")).toBeDefined();
    if (world.mailServer) world.mailServer.isDown = false;
    await world.later({ hours: 1 });
    expect((await lettersIn(world)).map(({ subject }) => subject)).toEqual(["Tapaaminen tiistaina 20.1. kello 17.30"]);
    expect(world.bot.health()).toMatchObject({ state: "green", why: [] });
  });

  test("gets no letter of a meeting that has begun meanwhile", async () => {
    const { world, pair } = await startWithLetters();
    await using _world = world;
    if (world.mailServer) world.mailServer.isDown = true;
    await agree(world, pair);
    await world.travelTo("2026-01-20", "17:30");
    if (world.mailServer) world.mailServer.isDown = false;
    await world.later({ hours: 2 });
    expect(await lettersIn(world)).toEqual([]);
    expect([...rowsOf(world, "mail:meeting"), ...rowsOf(world, "mail:reminder")].map(({ state }) => state)).toEqual([
      "dropped",
      "dropped",
    ]);
  });

  test("that says nothing after the text is not given the letter again", async () => {
    const { world, pair } = await startPatient(300);
    await using _world = world;
    world.mailServer?.order({ at: "text", isSilent: true });
    await agree(world, pair);
    expect(await fateIn(world, "mail:meeting")).toEqual({ state: "dropped", why: "may have arrived", came: 0 });
    // Nor when she begins to get letters again, because the first one may have come.
    await chooseLetters(world, world.people.amina, { choice: "none" });
    await getLetters(world, world.people.amina, AMINA);
    expect((await lettersIn(world)).map(({ subject }) => subject)).toEqual(["Vahvista sähköpostiosoitteesi"]);
  });

  test("that is slow to accept the address is asked again", async () => {
    const { world, pair } = await startPatient(300);
    await using _world = world;
    world.mailServer?.order({ at: "recipient", isSilent: true });
    await agree(world, pair);
    expect(await fateIn(world, "mail:meeting")).toMatchObject({ state: "due", came: 0 });
    await world.later({ hours: 1 });
    expect(await fateIn(world, "mail:meeting")).toMatchObject({ state: "sent", came: 1 });
  });

  test("is given the letter after the process was killed before its text began, and not after", async () => {
    for (const [givenAt, fate] of [
      [null, { state: "sent", came: 1 }],
      [1, { state: "dropped", why: "may have arrived", came: 0 }],
    ] as const) {
      const { world, pair } = await startWithLetters();
      await using _world = world;
      if (world.mailServer) world.mailServer.isDown = true;
      await agree(world, pair);
      await world.stopBot();
      // What the database has when the process ends in a call.
      await world.startBot();
      world.db.orm.update(outbox).set({ state: "calling", givenAt }).where(sql`${outbox.kind} = 'mail:meeting'`).run();
      if (world.mailServer) world.mailServer.isDown = false;
      await world.later({ hours: 2 });
      expect(await fateIn(world, "mail:meeting")).toMatchObject(fate);
    }
  });

  test("that refuses an address for good makes it a row for the coordinator, without it, and a question to her", async () => {
    const { world, pair } = await startWithLetters();
    await using _world = world;
    const { amina, kaisa } = world.people;
    world.mailServer?.order({ at: "recipient", reply: 550, text: `5.1.1 ${AMINA} unknown` });
    await agree(world, pair);
    await world.later({ minutes: 1 });
    expect(await world.message(amina, "@bot", "Sähköposti ei mene perille osoitteeseesi", "mail:choose")).toBeDefined();
    const home = JSON.stringify(await kaisa.shownHome());
    expect(home).toContain("Sähköposti ei mene perille: Amina");
    for (const said of [home, ...world.logged, JSON.stringify(rowsOf(world, "mail:meeting"))])
      expect(said).not.toContain(AMINA);
    await getLetters(world, amina, "uusi@posti.example");
    expect(JSON.stringify(await kaisa.shownHome())).not.toContain("Sähköposti ei mene perille");
    expect((await lettersIn(world, "uusi@posti.example")).map(({ subject }) => subject)).toEqual([
      "Vahvista sähköpostiosoitteesi",
      "Tapaaminen tiistaina 20.1. kello 17.30",
    ]);
  });
});
