import { describe, expect, test } from "vitest";
import { ownMail, stopMail } from "../../db/mail/addresses.ts";
import { chooseMail } from "../../db/mail/codes.ts";
import { changeMeetingState, plannedMeeting } from "../../db/meetings/meetings.ts";
import { outbox } from "../../db/schema/index.ts";
import { sql } from "../../db/store/drizzle.ts";
import type { MailFault } from "../../src/playground/mail/mail-server.ts";
import { actingAs } from "../support/acting.ts";
import { AMINA, agree, lettersIn, startWithLetters } from "../support/mail.ts";
import { personId } from "../support/peers.ts";
import type { World } from "../support/world.ts";

const OTHER = "toinen@posti.example";

/** Something happens while the mail server is about to answer to a letter's recipient, and the answer is this fault if there is one. */
function meanwhile({ mailServer }: World, what: () => void, fault?: MailFault): void {
  if (!mailServer) throw new Error("no mail server");
  let isDone = false;
  mailServer.onMoment = ({ at }) => {
    if (at !== "recipient" || isDone) return undefined;
    isDone = true;
    what();
    return fault;
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
    const { world, pair } = await startWithLetters();
    await using _world = world;
    meanwhile(world, () => stopMail(world.db, amina(world), world.now()));
    await agree(world, pair);
    expect(fatesOf(world, "mail:meeting")).toEqual([["dropped", "no longer needed"]]);
    expect(await lettersIn(world)).toEqual([]);
    expect(world.bot.health()).toMatchObject({ state: "green", why: [] });
  });

  test("its reader gives another address, and nothing goes to the one before", async () => {
    const { world, pair } = await startWithLetters();
    await using _world = world;
    meanwhile(world, () =>
      chooseMail(world.db, actingAs(world.db, amina(world)), { choice: "meetings", address: OTHER }, world.now()),
    );
    await agree(world, pair);
    await world.settle();
    expect(fatesOf(world, "mail:meeting")).toEqual([["dropped", "no longer needed"]]);
    expect(await lettersIn(world, AMINA)).toEqual([]);
  });

  test("the address before is refused for good: that says nothing about the new one", async () => {
    const { world, pair } = await startWithLetters();
    await using _world = world;
    const refused: MailFault = { at: "recipient", reply: 550, text: "5.1.1 Unknown" };
    meanwhile(
      world,
      () => chooseMail(world.db, actingAs(world.db, amina(world)), { choice: "meetings", address: OTHER }, world.now()),
      refused,
    );
    await agree(world, pair);
    await world.settle();
    expect(ownMail(world.db, amina(world))).toMatchObject({ address: OTHER, isBroken: false });
    expect((await lettersIn(world, OTHER)).map(({ subject }) => subject)).toEqual(["Vahvista sähköpostiosoitteesi"]);
  });

  test("the meeting is cancelled, and neither it nor its end is told", async () => {
    const { world, pair } = await startWithLetters();
    await using _world = world;
    meanwhile(world, () => {
      const meeting = plannedMeeting(world.db, pair.id, world.now());
      if (!meeting) throw new Error("no meeting");
      changeMeetingState(world.db, meeting.id, { state: "cancelled" }, world.now());
    });
    await agree(world, pair);
    await world.settle();
    expect(fatesOf(world, "mail:meeting")).toEqual([["dropped", "no longer needed"]]);
    expect(fatesOf(world, "mail:meeting-off")).toEqual([["dropped", "no longer needed"]]);
    expect(await lettersIn(world)).toEqual([]);
  });
});
