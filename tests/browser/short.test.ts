import { afterAll, expect, test } from "vitest";
import { beginTour, followTour } from "./follow-tour.ts";
import { closeBrowser, columnAt, npmStart, openPage, temporaryFolder } from "./open-page.ts";
import { pressToScreen } from "./stopwatch.ts";

afterAll(closeBrowser);

/** The only browser test in `npm test`; `npm run test:browser` runs all of them. */
test("npm start shows the page, a pair is made in it, and its first meeting is held", async () => {
  const { url } = await npmStart(await temporaryFolder());
  const page = await openPage(url);
  await beginTour(page);
  const kaisa = columnAt(page, 0);
  expect(
    await pressToScreen(page, kaisa.locator('[data-action="setup:open"][data-value="fi"]'), "[role=dialog]"),
  ).toBeLessThan(1_000);
  await followTour(page, "mouse", "Vaihe 4/10");
  for (const index of [1, 2]) {
    await columnAt(page, index).locator(".message", { hasText: "Ensimmäinen tapaaminen" }).first().waitFor();
  }
  expect(await kaisa.locator('[data-name^="pari-"]').count()).toBe(0);
});
