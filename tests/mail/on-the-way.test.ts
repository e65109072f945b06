import { describe, expect, test } from "vitest";
import { ownMail, stopMail } from "../../db/mail/addresses.ts";
import { chooseMail } from "../../db/mail/codes.ts";
import { changeMeetingState, plannedMeeting } from "../../db/meetings/meetings.ts";
import { outbox } from "../../db/schema/index.ts";
import { sql } from "../../db/store/drizzle.ts";
import type { MailFault, MailPoint } from "../../src/playground/mail/mail-server.ts";
import { actingAs } from "../support/acting.ts";
import { getLetters, lettersIn } from "../support/mail.ts";
import { personId } from "../support/peers.ts";
import { worldAfter } from "../support/ready-worlds.ts";
import { command, pairUnderWay, submit } from "../support/under-way.ts";
import { finnish, type World } from "../support/world.ts";

const AMINA = "amina@posti.example";
const OTHER = "toinen@posti.example";

async function startWithLetters() {
  const { world, facts } = await worldAfter("letters", { ...finnish, hasMail: true }, async (fresh) => {
    const { id, channelId } = await pairUnderWay(fresh);
    await getLetters(fresh, fresh.people.amina, AMINA);
    return { id, channelId };
  });
  return { world, ...facts };
}

type Started = Awaited<ReturnType<typeof startWithLetters>>;

async function agree({ world, channelId }: Started): Promise<void> {
  await command(world, world.people.mirja, channelId, "/next-meeting");
  await world.people.mirja.fill({ day: "2026-01-20", time: "17:30", place: "Oodi" });
  await submit(world, world.people.mirja);
}

/** Something happens while the mail server is about to answer to a letter's recipient. */
function meanwhile({ mailServer }: World, what: () => void, fault?: MailFault): void {
  if (!mailServer) throw new Error("no mail server");
  if (fault) mailServer.order(fault);
  let isDone = false;
  mailServer.onPoint = (point: MailPoint) => {
    if (point !== "recipient" || isDone) return;
    isDone = true;
    what();
  };
}

const amina = (world: World) => personId(world, world.people.amina);

const fatesOf = (world: World, kind: string) =>
  world.db.orm
    .select()
    .from(outbox)
    .where(sql`${outbox.kind} = ${kind}`)
    .orderBy(outbox.number)
    .all()
    .map(({ state, lastError }) => [state, lastError]);

describe("while a letter waits for the mail server's answer", () => {
  test("its reader stops letters, and its text is not given", async () => {
    const started = await startWithLetters();
    const { world } = started;
    await using _world = world;
    meanwhile(world, () => stopMail(world.db, amina(world), world.now()));
    await agree(started);
    expect(fatesOf(world, "mail:meeting")).toEqual([["dropped", "no longer needed"]]);
    expect(await lettersIn(world)).toEqual([]);
    expect(world.bot.health()).toMatchObject({ state: "green", why: [] });
  });

  test("its reader gives another address, and nothing goes to the one before", async () => {
    const started = await startWithLetters();
    const { world } = started;
    await using _world = world;
    meanwhile(world, () =>
      chooseMail(world.db, actingAs(world.db, amina(world)), { choice: "meetings", address: OTHER }, world.now()),
    );
    await agree(started);
    await world.settle();
    expect(fatesOf(world, "mail:meeting")).toEqual([["dropped", "no longer needed"]]);
    expect(await lettersIn(world, AMINA)).toEqual([]);
  });

  test("the address before is refused for good: that says nothing about the new one", async () => {
    const started = await startWithLetters();
    const { world } = started;
    await using _world = world;
    const refused: MailFault = { at: "recipient", reply: 550, text: "5.1.1 Unknown" };
    meanwhile(
      world,
      () => chooseMail(world.db, actingAs(world.db, amina(world)), { choice: "meetings", address: OTHER }, world.now()),
      refused,
    );
    await agree(started);
    await world.settle();
    expect(ownMail(world.db, amina(world))).toMatchObject({ address: OTHER, isBroken: false });
    expect((await lettersIn(world, OTHER)).map(({ subject }) => subject)).toEqual(["Vahvista sähköpostiosoitteesi"]);
  });

  test("the meeting is cancelled, and neither it nor its end is told", async () => {
    const started = await startWithLetters();
    const { world, id } = started;
    await using _world = world;
    meanwhile(world, () => {
      const meeting = plannedMeeting(world.db, id, world.now());
      if (!meeting) throw new Error("no meeting");
      changeMeetingState(world.db, meeting.id, { state: "cancelled" }, world.now());
    });
    await agree(started);
    await world.settle();
    expect(fatesOf(world, "mail:meeting")).toEqual([["dropped", "no longer needed"]]);
    expect(fatesOf(world, "mail:meeting-off")).toEqual([["dropped", "no longer needed"]]);
    expect(await lettersIn(world)).toEqual([]);
  });
});
