import { expect, test } from "vitest";
import { type Cost, Counted } from "../support/counting.ts";
import { startMatchingWorld } from "../support/enrolled.ts";
import { personId } from "../support/matching.ts";
import { startUnderWay, writeLog } from "../support/under-way.ts";

/** What it cost when people first tried the bot, by hand, and what the walk below costs now. */
type Row = { before: Cost; now: Cost };
const table = {
  "the first pair of a round of proposals": {
    before: { presses: 4, fields: 2 },
    now: { presses: 3, fields: 2 },
  },
  "each further pair of the round": {
    before: { presses: 4, fields: 2 },
    now: { presses: 2, fields: 0 },
  },
  "agreeing on a meeting at the same place": {
    before: { presses: 2, fields: 3 },
    now: { presses: 2, fields: 2 },
  },
  "a log of a meeting, in a form of 10 fields": {
    before: { presses: 3, fields: 0 },
    now: { presses: 3, fields: 0 },
  },
  "the themes alone, in a form of one field": {
    before: { presses: 3, fields: 0 },
    now: { presses: 3, fields: 0 },
  },
  "rating a meeting": { before: { presses: 1, fields: 0 }, now: { presses: 1, fields: 0 } },
  "marking a task": { before: { presses: 1, fields: 0 }, now: { presses: 1, fields: 0 } },
  "moving a first meeting to another hour, from Home": {
    before: { presses: 2, fields: 4 },
    now: { presses: 2, fields: 1 },
  },
  "replacing a mentor by the one who fits best": {
    before: { presses: 4, fields: 4 },
    now: { presses: 5, fields: 2 },
  },
} satisfies Record<string, Row>;

const costs = (what: keyof typeof table): Cost => table[what].now;

test("a round of proposals: what the first pair says, the next one knows", async () => {
  const { world, kaisa, amina, olena } = await startMatchingWorld();
  await using _ = world;
  await new Counted(world, kaisa).pressOnHome("matching:propose");
  const first = new Counted(world, kaisa);
  await first.press("matching:pair", personId(world, amina));
  await first.fill({ day: "2026-02-03", time: "17:00" });
  await first.tick("consent", "consent");
  await first.submit();
  expect(first.cost).toEqual(costs("the first pair of a round of proposals"));
  const second = new Counted(world, kaisa);
  await second.press("matching:pair", personId(world, olena));
  await second.submit();
  expect(second.cost).toEqual(costs("each further pair of the round"));
  const [one, other] = [costs("the first pair of a round of proposals"), costs("each further pair of the round")];
  // Twelve pairs took about 49 presses and 24 fields.
  expect({ presses: 1 + one.presses + 11 * other.presses, fields: one.fields + 11 * other.fields }).toEqual({
    presses: 26,
    fields: 2,
  });
});

test("a month of two: a meeting, its log, its rating, a task", async () => {
  const { world, pair } = await startUnderWay();
  await using _ = world;
  const { mentor, actor, channelId } = pair;
  await writeLog(world, pair, { nextOn: "2026-01-20", nextTime: "17:00", nextPlace: "Oodi", actorTasks: "Päivitä CV" });

  const rating = new Counted(world, actor);
  await rating.pressOn(await world.message(actor, "@bot", "follow-up:rate-4"), "follow-up:rate-4");
  expect(rating.cost).toEqual(costs("rating a meeting"));
  const task = new Counted(world, actor);
  await task.pressOnHome("follow-up:task-done");
  expect(task.cost).toEqual(costs("marking a task"));

  await world.travelTo("2026-01-20", "18:30");
  const brief = new Counted(world, mentor);
  await brief.pressOn(await world.message(mentor, channelId, "meeting-log:later"), "meeting-log:later");
  expect((await mentor.modal())?.fields()).toHaveLength(1);
  await brief.tick("themes", "jobs");
  await brief.submit();
  expect(brief.cost).toEqual(costs("the themes alone, in a form of one field"));

  const agreeing = new Counted(world, actor);
  await agreeing.pressOn(await world.message(actor, channelId, "meetings:agree"), "meetings:agree");
  await agreeing.fill({ day: "2026-01-27", time: "17:00" });
  await agreeing.submit();
  expect(agreeing.cost).toEqual(costs("agreeing on a meeting at the same place"));

  await world.travelTo("2026-01-27", "18:30");
  const log = new Counted(world, mentor);
  await log.pressOn(await world.message(mentor, channelId, "meeting-log:open"), "meeting-log:open");
  expect((await mentor.modal())?.fields()).toHaveLength(10);
  await log.tick("themes", "jobs");
  await log.submit();
  expect(log.cost).toEqual(costs("a log of a meeting, in a form of 10 fields"));
});

test("a coordinator moves a first meeting, and replaces a mentor", async () => {
  const { world, kaisa, amina, mirja, sirpa } = await startMatchingWorld();
  await using _ = world;
  await world.openPair({ mentor: sirpa, actor: amina }, { day: "2026-02-03", place: "Oodi" });
  const moving = new Counted(world, kaisa);
  await moving.pressOnHome("meetings:kickoffs");
  await moving.fill({ time: "18:00" });
  await moving.submit();
  expect(moving.cost).toEqual(costs("moving a first meeting to another hour, from Home"));

  const replacing = new Counted(world, kaisa);
  await replacing.pressOnHome("pairs:replace");
  await replacing.press("matching:choose", personId(world, mirja));
  await replacing.fill({ day: "2026-02-04", time: "17:00" });
  await replacing.tick("consent", "consent");
  await replacing.submit();
  await replacing.close();
  expect(replacing.cost).toEqual(costs("replacing a mentor by the one who fits best"));
});
