import { expect, test } from "vitest";
import { agreeOn, worldWithOwnChannel } from "../support/meetings.ts";
import { t } from "../support/texts.ts";
import { namesIn, transcript } from "../support/transcript.ts";

test("the bot, away for a week in the middle, does what is overdue once, skips what is no longer needed, and says nothing twice", async () => {
  const { world, pair } = await worldWithOwnChannel();
  await using _ = world;
  const { mirja, amina } = world.people;
  await agreeOn(world, mirja, pair.channelId, { day: "2026-01-28", time: "17:00" });
  await world.travelTo("2026-01-27", "12:00");
  await world.control.clearCalls();

  // Away: the reminder, the meeting, the question about it, the actor's question, three days without a next meeting.
  await world.restart({ after: { days: 7 } });
  await world.settle();
  const names = await namesIn(world);
  const heard = async (name: string) =>
    (await transcript(world, names))[name]?.map(({ at, text }) => `${at} ${text}`) ?? [];

  expect(await heard("pari")).toEqual([
    expect.stringMatching(/^2026-02-03 12:00 @mirja, tapaaminen keskiviikkona 28\.1\. on ohi/),
    expect.stringMatching(/^2026-02-03 12:00 Milloin tapaatte seuraavan kerran/),
  ]);
  expect(await heard("amina")).toEqual([
    `2026-02-03 12:00 ${t("followUp.ask", { day: "keskiviikkona 28.1.", mentor: "Mirja" })}`,
  ]);
  expect(await heard("mirja")).toEqual([]);

  // From here on it goes as if it had never been away: the mentor is reminded a day after she was asked, then two days later, then never.
  await world.later({ days: 10 });
  expect((await heard("mirja")).map((line) => line.slice(0, 10))).toEqual(["2026-02-04", "2026-02-06"]);
  expect(await heard("pari")).toHaveLength(2);
  expect(await heard("amina")).toHaveLength(1);

  // And started again and again nothing is repeated.
  const before = (await world.control.audit()).length;
  await world.restart();
  await world.restart({ after: { minutes: 1 } });
  expect(await world.control.audit()).toHaveLength(before);
  expect((await mirja.dm()).length + (await amina.dm()).length).toBeGreaterThan(0);
});
