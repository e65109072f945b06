import { afterAll, expect, test } from "vitest";
import { Person, post } from "../../src/playground/workspace/person.ts";
import { closeBrowser, columnAt, npmStart, openBrowser, openPage, temporaryFolder } from "./open-page.ts";
import { openPairs } from "./open-pairs.ts";
import { paintTimes, pressToScreen, quantile, scrolling } from "./stopwatch.ts";

afterAll(closeBrowser);

/* The limits of issue 3. */
const FIRST_PAINT_MS = 1_000;
const ANSWER_MS = 200;
/** Sixty frames in a second would be 17 ms. Machines without a graphics card need more. */
const FRAME_MS = 34;

const say = (what: string, numbers: Record<string, number>) =>
  console.info(what, Object.fromEntries(Object.entries(numbers).map(([key, value]) => [key, Math.round(value)])));

test("the page is painted within a second of its request", async () => {
  await openBrowser();
  const { url, readyAfterMs } = await npmStart(await temporaryFolder());
  const begin = performance.now();
  const page = await openPage(url, { viewport: { width: 1440, height: 900 } });
  const times = await paintTimes(page);
  say("from npm start", { ready: readyAfterMs, ...times, fromReadyLineToHome: performance.now() - begin });
  expect(times.first).toBeLessThan(FIRST_PAINT_MS);
});

test("a conversation of 1,000 messages scrolls smoothly", async () => {
  const { url } = await npmStart(await temporaryFolder());
  const { cast } = await post<{ cast: { id: string }[] }>(`${url}/playground/session`, {});
  const people = cast.slice(0, 3).map(({ id }) => new Person(url, id));
  for (let number = 0; number < 1_000; number += 1) {
    const text =
      number % 5 === 0
        ? `*Viesti ${number}*\n• yksi\n• kaksi <https://example.org|linkki>`
        : `Viesti ${number}, jossa on jonkin verran tekstiä luettavaksi.`;
    await people[number % 3]?.say("#yleinen", text);
  }
  const page = await openPage(url);
  const kaisa = columnAt(page, 0);
  const opened = await pressToScreen(page, kaisa.locator('[data-name="yleinen"]'), ".message");
  const list = kaisa.locator(".messages");
  for (let rounds = 0; (await list.locator(".message").count()) < 1_000 && rounds < 200; rounds += 1) {
    await list.hover();
    await page.mouse.wheel(0, -100_000);
    await page.waitForTimeout(30);
  }
  expect(await list.locator(".message").count()).toBeGreaterThanOrEqual(1_000);
  const frames = await scrolling(page, ".messages");
  say("1,000 messages", {
    opened,
    frames: frames.length,
    median: quantile(frames, 0.5),
    p95: quantile(frames, 0.95),
    longest: quantile(frames, 1),
  });
  expect(quantile(frames, 0.5)).toBeLessThan(FRAME_MS);
  expect(quantile(frames, 0.95)).toBeLessThan(2 * FRAME_MS);
  const said = await pressToScreen(page, kaisa.locator('[data-place="home"]'), ".column.is-front .home");
  expect(said).toBeLessThan(ANSWER_MS);
});

test.each([{ pairs: 0 }, { pairs: 100 }])(
  "with $pairs pairs a press is answered on the screen within 200 ms",
  async ({ pairs }) => {
    const { url } = await npmStart(await temporaryFolder());
    const before = performance.now();
    await openPairs(url, pairs);
    say(`${pairs} pairs made`, { ms: performance.now() - before });
    const page = await openPage(url);
    const { first, drawn } = await paintTimes(page);
    const kaisa = columnAt(page, 0);
    const modals: number[] = [];
    const closings: number[] = [];
    const messages: number[] = [];
    for (let round = 0; round < 8; round += 1) {
      await kaisa.locator('[data-place="home"]').click();
      modals.push(await pressToScreen(page, kaisa.locator('[data-action="pairs:new"]'), "[role=dialog]"));
      closings.push(
        await pressToScreen(page, kaisa.locator(".dialog-foot .button").first(), ".column:not(:has([role=dialog]))"),
      );
      // With a hundred channels it is not in the row of places.
      await kaisa.locator('[data-place="list"]').click();
      await kaisa.locator(".all-places input").fill("ylei");
      await kaisa.locator('.all-places [data-name="yleinen"]').click();
      await kaisa.locator(".composer textarea").fill(`Viesti ${round}`);
      messages.push(await pressToScreen(page, kaisa.locator(".is-send"), ".message", `Viesti ${round}`));
    }
    const command = kaisa.locator(".composer textarea");
    await command.fill("/mentoring");
    const answered = await pressToScreen(page, kaisa.locator(".is-send"), ".message.is-own");
    const list = [...modals].sort((one, other) => one - other);
    say(`${pairs} pairs`, {
      first,
      drawn,
      modalMedian: quantile(list, 0.5),
      modalLongest: quantile(list, 1),
      closing: quantile(
        closings.sort((a, b) => a - b),
        0.5,
      ),
      message: quantile(
        messages.sort((a, b) => a - b),
        0.5,
      ),
      answered,
    });
    expect(first).toBeLessThan(FIRST_PAINT_MS);
    expect(quantile(list, 0.5)).toBeLessThan(ANSWER_MS);
    expect(answered).toBeLessThan(ANSWER_MS);
  },
);
