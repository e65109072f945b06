import type { Locator, Page } from "playwright-core";
import { afterAll, expect, test } from "vitest";
import { beginTour, followTour } from "./follow-tour.ts";
import { closeBrowser, columnAt, npmStart, openPage, temporaryFolder } from "./open-page.ts";

afterAll(closeBrowser);

const MAX_TABS = 150;

/** Presses Tab until the target has the focus. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < MAX_TABS; presses += 1) {
    if ((await target.and(page.locator(":focus")).count()) > 0) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab never comes to ${target}`);
}

test("the keyboard alone files a meeting log, by the slash command", async () => {
  const { url } = await npmStart(await temporaryFolder());
  const page = await openPage(url);
  // Up to the end of a meeting.
  await beginTour(page);
  await followTour(page, "keyboard", "Vaihe 6/10");
  await page.locator("[data-leave]").click();

  const mirja = columnAt(page, 1);
  await page.keyboard.press("Alt+2");
  expect(await mirja.locator("textarea:focus").count()).toBe(1);
  await page.keyboard.type("/mee");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  const dialog = mirja.getByRole("dialog", { name: "Muistilista" });
  await dialog.waitFor();
  // The form has the date of the meeting already, and its field has the focus.
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
  // The focus is in the message box again, as before the modal.
  await expect.poll(() => mirja.locator("textarea:focus").count()).toBe(1);
});
