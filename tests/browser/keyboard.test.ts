import type { Page } from "playwright-core";
import { afterAll, expect, test } from "vitest";
import { followTour } from "./guide.ts";
import { closeBrowser, columnAt, npmStart, openPage, temporaryFolder } from "./stage.ts";

afterAll(closeBrowser);

/** Tab by Tab to what is called so, as somebody without a mouse does. */
async function tabTo(page: Page, name: string | RegExp, back = false): Promise<void> {
  for (let presses = 0; presses < 150; presses += 1) {
    await page.keyboard.press(back ? "Shift+Tab" : "Tab");
    const focused = page.locator(":focus");
    if ((await focused.count()) === 0) continue;
    const said = `${(await focused.getAttribute("aria-label")) ?? ""} ${await focused.innerText()} ${(await focused.getAttribute("value")) ?? ""}`;
    if (typeof name === "string" ? said.includes(name) : name.test(said)) return;
  }
  throw new Error(`Tab never comes to ${name}`);
}

test("the keyboard alone files a meeting log, by the slash command, from an empty page", async () => {
  const { url } = await npmStart(await temporaryFolder());
  const page = await openPage(url);
  await page.getByRole("button", { name: "Aloita kierros" }).press("Enter");
  await followTour(page, "keyboard", "Vaihe 6/10");
  await page.getByRole("button", { name: "Lopeta kierros" }).press("Enter");

  const mirja = columnAt(page, 1);
  await page.keyboard.press("Alt+2");
  expect(await mirja.locator("textarea:focus").count()).toBe(1);
  await page.keyboard.type("/mee");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  const dialog = mirja.getByRole("dialog", { name: "Muistilista" });
  await dialog.waitFor();
  await expect.poll(() => dialog.locator("input[type=date]:focus").count()).toBe(1);

  // The day is there already; the themes are check boxes, the rest is text.
  await page.keyboard.press("Control+Enter");
  await dialog.getByText("Tämä kohta on pakollinen.").waitFor();
  await tabTo(page, /applications|CV/);
  await page.keyboard.press("Space");
  await dialog.getByLabel("Tapaamisen sisältö").focus();
  await page.keyboard.type("Luimme CV:n.");
  await page.keyboard.press("Tab");
  await page.keyboard.type("Lyhyesti on paras.");
  await tabTo(page, "Tallenna");
  await page.keyboard.press("Enter");
  await dialog.waitFor({ state: "detached" });
  await mirja.getByText("Tapaaminen 2/3 kirjattu").first().waitFor();
  // She is back where she began.
  await expect.poll(() => mirja.locator("textarea:focus").count()).toBe(1);
});
