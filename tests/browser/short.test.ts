import { afterAll, expect, test } from "vitest";
import { chooseLetters } from "./choose-letters.ts";
import { beginTour, followTour } from "./follow-tour.ts";
import { joinSlack, openLightPair } from "./join-slack.ts";
import { closeBrowser, columnAt, npmStart, openPage, temporaryFolder } from "./open-page.ts";
import { pressToScreen } from "./stopwatch.ts";

afterAll(closeBrowser);

/** The only browser test in `npm test`; `npm run test:browser` runs all of them. */
test("npm start shows the page, a pair is made in it, its first meeting is held, a letter is read, and an actor joins Slack", async () => {
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

  await chooseLetters(columnAt(page, 2), "amina@posti.example");
  await page.getByRole("button", { name: "Sähköposti 1 lukematta" }).press("Enter");
  await page.getByRole("button", { name: /amina@posti\.example/ }).press("Enter");
  await page.getByRole("tabpanel", { name: "Teksti" }).getByText("Koodisi on").waitFor();
  await page.getByRole("tab", { name: "Teksti" }).press("ArrowRight");
  await page.frameLocator("iframe").getByText("Koodisi on").waitFor();

  await openLightPair(url);
  expect(await joinSlack(page, url)).toMatch(/^pari-helena-sari/);
});
