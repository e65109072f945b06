import { describe, expect, it } from "vitest";
import { outbox } from "../../db/schema/index.ts";
import { agreeOn, TUESDAY, worldWithOwnChannel } from "../support/meetings.ts";
import { change, openProgramme } from "../support/programmes.ts";
import { statementsDuring } from "../support/statements.ts";
import type { World } from "../support/world.ts";

/**
 * What an interaction costs, counted: SQL statements, outbox rows and calls to Slack. Milliseconds depend on the machine; `npm run bench` measures
 * them. A person waits for each statement of the first three tests.
 */
const log = {
  themes: ["applications", "interview"],
  content: "Kävimme läpi hakemuksen.",
  mentorTasks: "Kysy vierailusta\nLähetä esimerkki",
  actorTasks: "Päivitä ansioluettelo",
  nextOn: "2026-02-03",
  nextTime: "17:30",
  nextPlace: "Oodi",
};

/** The programme in which all pairs are that nobody has put elsewhere. */
const FIRST_PROGRAMME = "auroras-helsinki";

/** Liite 2 is open for the meeting of last week, which the bot has asked about. All three have opened Home. */
async function startAtMeeting() {
  const started = await worldWithOwnChannel();
  const { world, pair, mirja, amina, kaisa } = started;
  for (const person of [mirja, amina, kaisa]) await person.home();
  await agreeOn(world, mirja, pair.channelId, TUESDAY);
  await world.travelTo("2026-01-21", "10:00");
  return { ...started, open: () => mirja.command(pair.channelId, "/meeting-log") };
}

/** The statements of each transaction, from its beginning to its commit. */
function transactionsIn(statements: readonly string[]): string[][] {
  const begins = statements.flatMap((text, index) => (text === "BEGIN IMMEDIATE" ? [index] : []));
  return begins.map((begin) => statements.slice(begin, statements.indexOf("COMMIT", begin) + 1));
}

async function methodsDuring(world: World, work: () => Promise<unknown>): Promise<string[]> {
  const before = (await world.control.calls()).length;
  await work();
  return (await world.control.calls()).slice(before).map(({ method }) => method);
}

describe("the cost of an interaction", () => {
  it("opens Liite 2 with one call and few statements", async () => {
    const { world, open } = await startAtMeeting();
    await using _ = world;
    let statements: string[] = [];
    const methods = await methodsDuring(world, async () => {
      statements = await statementsDuring(world.db, async () => {
        await open();
        await world.control.idle();
      });
    });
    expect(methods).toEqual(["views.open"]);
    // The outbox looks for work by itself, every second.
    const own = statements.filter((statement) => !/from "(outbox|repeats)"/.test(statement));
    expect(own.length, own.join("\n")).toBeLessThanOrEqual(10);
  });

  it("opens Liite 2 with ten questions of the programme's own by the same statements", async () => {
    const { world, kaisa, mirja, open } = await startAtMeeting();
    await using _ = world;
    const opening = async () => {
      const statements = await statementsDuring(world.db, async () => {
        await open();
        await world.control.idle();
      });
      const fields = (await mirja.modal())?.fields().length ?? 0;
      await mirja.closeAll();
      return { fields, own: statements.filter((statement) => !/from "(outbox|repeats)"/.test(statement)) };
    };
    await opening();
    const without = await opening();
    await openProgramme(world, kaisa, FIRST_PROGRAMME);
    for (let number = 1; number <= 10; number++)
      await change(world, kaisa, ["programmes:question", `${FIRST_PROGRAMME} meetingLog new`], {
        fi: `Oma kysymys ${number}`,
        kind: "text",
        audience: "pair",
      });
    await kaisa.closeAll();
    await opening();
    const withTen = await opening();
    expect(withTen.fields).toBe(without.fields + 10);
    expect(withTen.own).toEqual(without.own);
  });

  it("saves a log in few statements, what follows in a second transaction, and says little about it", async () => {
    const { world, mirja, open } = await startAtMeeting();
    await using _ = world;
    await open();
    await mirja.fill(log);
    const rows = () => world.db.orm.select().from(outbox).all().length;
    const rowsBefore = rows();
    const methods = await methodsDuring(world, async () => {
      const [saving = [], following = []] = transactionsIn(await statementsDuring(world.db, () => mirja.submit()));
      expect(saving.length, saving.join("\n")).toBeLessThanOrEqual(18);
      expect(saving.filter((text) => text.includes('"outbox"'))).toEqual([]);
      expect(following.length, following.join("\n")).toBeLessThanOrEqual(50);
      expect(rows() - rowsBefore).toBeLessThanOrEqual(24);
      await world.settle();
    });
    // The line, the meeting and the task list; the messages that say something else now; Home of the three, once or twice.
    const budget: Record<string, number> = {
      "chat.postMessage": 3,
      "chat.update": 6,
      "conversations.info": 1,
      "conversations.members": 1,
      "views.publish": 4,
    };
    const counts = [...new Set(methods)].map((name) => ({ name, calls: methods.filter((one) => one === name).length }));
    expect(counts.filter(({ name, calls }) => calls > (budget[name] ?? 0))).toEqual([]);
  });
});
