import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import { afterAll, expect, test } from "vitest";
import { chooseLetters } from "./choose-letters.ts";
import { beginTour, followTour } from "./follow-tour.ts";
import { closeBrowser, columnAt, npmStart, openPage, PHONE, temporaryFolder, WIDE } from "./open-page.ts";

afterAll(closeBrowser);

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

type Violation = { id: string; impact: string; nodes: { html: string; failureSummary: string }[] };

/** All problems that axe finds on the page, as text. */
async function problemsOf(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const { violations } = (await page.evaluate("axe.run()")) as { violations: Violation[] };
  return violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes.map(({ html, failureSummary }) => `${html.slice(0, 160)} ${failureSummary}`).join("\n")}`,
  );
}

/** The page's other screens, in the dark and in another language, and each state of both tours. */
test.each([
  { tour: "pair", viewport: WIDE, colorScheme: "light", locale: "fi-FI" },
  { tour: "coordinator", viewport: WIDE, colorScheme: "dark", locale: "en-GB" },
  { tour: "pair", viewport: PHONE, colorScheme: "dark", locale: "sv-FI" },
] as const)(
  "axe finds nothing on any screen of the tour $tour, $colorScheme, $locale",
  async ({ tour, viewport, colorScheme, locale }) => {
    const { url } = await npmStart(await temporaryFolder());
    const page = await openPage(url, { viewport, colorScheme, locale, bypassCSP: true, isWelcomed: true });
    const found: string[] = await problemsOf(page);
    await beginTour(page, tour);
    const seen = new Set<string>();
    await followTour(page, "keyboard", undefined, async (step) => {
      // One look at each step, and at each dialog in it.
      const dialogs = await page.locator("[role=dialog] h2").allInnerTexts();
      const screen = [step.slice(0, 20), ...dialogs].join(" ");
      if (seen.has(screen)) return;
      seen.add(screen);
      for (const problem of await problemsOf(page)) found.push(`${step}: ${problem}`);
    });
    expect(found).toEqual([]);
  },
  300_000,
);

test.each([
  { where: "in three columns", viewport: WIDE },
  { where: "on a phone", viewport: PHONE },
])("axe finds nothing $where, with and without a modal", async ({ viewport }) => {
  const { url } = await npmStart(await temporaryFolder());
  // The page's content policy would not let axe run in it.
  const page = await openPage(url, { viewport, bypassCSP: true });
  expect(await problemsOf(page)).toEqual([]);
  await beginTour(page);
  await page.locator("[data-show]").click();
  await page.keyboard.press("Enter");
  await columnAt(page, 0).getByRole("dialog").waitFor();
  expect(await problemsOf(page)).toEqual([]);
  await columnAt(page, 0).getByRole("combobox", { name: "Vertaistuen järjestäjät" }).click();
  await columnAt(page, 0).getByRole("option").first().waitFor();
  expect(await problemsOf(page)).toEqual([]);
  await page.keyboard.press("Escape");

  await followTour(page, "keyboard", "Vaihe 6/10");
  expect(await problemsOf(page)).toEqual([]);
  if (viewport === PHONE) return;
  await columnAt(page, 0).locator('[data-place="list"]').click();
  await columnAt(page, 1).locator(".composer textarea").fill("/");
  await columnAt(page, 2).locator(".channel-head .button").click();
  expect(await problemsOf(page)).toEqual([]);
  await page.getByRole("button", { name: "Kulissit" }).click();
  for (const tab of ["Kutsut", "Lähtevät", "Häiriöt", "Työtila", "Ihmiset"]) {
    await page.getByRole("tab", { name: tab }).click();
    await page.locator(".dev-panel-body li, .dev-panel-body label").first().waitFor();
    expect(await problemsOf(page)).toEqual([]);
  }
  await page.locator("[data-mailbox]").click();
  await chooseLetters(columnAt(page, 2), "amina@posti.example");
  await page.locator(".letter-line").first().waitFor();
  expect(await problemsOf(page)).toEqual([]);
  await page.locator(".letter-line").first().click();
  for (const tab of ["Teksti", "Muotoiltu"]) {
    await page.getByRole("tab", { name: tab }).click();
    expect(await problemsOf(page)).toEqual([]);
  }
  await page.getByRole("button", { name: "Alusta alkaen" }).click();
  await page.getByRole("alertdialog").waitFor();
  expect(await problemsOf(page)).toEqual([]);
});
