import type { Locator, Page } from "playwright-core";
import { afterAll, expect, test } from "vitest";
import { followTour } from "./guide.ts";
import { closeBrowser, columnAt, npmStart, openPage, temporaryFolder } from "./stage.ts";

afterAll(closeBrowser);

const MOST_TABS = 150;

/** Tab by Tab to it, as somebody without a mouse does. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < MOST_TABS; presses += 1) {
    if ((await target.and(page.locator(":focus")).count()) > 0) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab never comes to ${target}`);
}

test("the keyboard alone files a meeting log, by the slash command", async () => {
  const { url } = await npmStart(await temporaryFolder());
  const page = await openPage(url);
  // So far that a meeting is over.
  await page.getByRole("button", { name: "Aloita kierros" }).click();
  await followTour(page, "keyboard", "Vaihe 6/10");
  await page.getByRole("button", { name: "Lopeta kierros" }).click();

  const mirja = columnAt(page, 1);
  await page.keyboard.press("Alt+2");
  expect(await mirja.locator("textarea:focus").count()).toBe(1);
  await page.keyboard.type("/mee");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  const dialog = mirja.getByRole("dialog", { name: "Muistilista" });
  await dialog.waitFor();
  // The day is there already, and the focus is on it.
  await expect.poll(() => dialog.locator("input[type=date]:focus").count()).toBe(1);

  await page.keyboard.press("Control+Enter");
  await dialog.getByText("Tämä kohta on pakollinen.").waitFor();
  await tabTo(page, dialog.getByRole("checkbox", { name: "Työhakemukset ja CV" }));
  await page.keyboard.press("Space");
  await tabTo(page, dialog.getByLabel("Tapaamisen sisältö"));
  await page.keyboard.type("Luimme CV:n.");
  await tabTo(page, dialog.getByLabel("Sovitut tehtävät: aktori"));
  await page.keyboard.type("Kirjoitan CV:n");
  await tabTo(page, dialog.getByRole("button", { name: "Tallenna" }));
  await page.keyboard.press("Enter");
  await dialog.waitFor({ state: "detached" });
  await mirja.locator(".message", { hasText: "Tapaaminen 2/3 kirjattu" }).waitFor();
  // She is back where she began.
  await expect.poll(() => mirja.locator("textarea:focus").count()).toBe(1);
});
