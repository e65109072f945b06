import { readFileSync } from "node:fs";
import { afterAll, expect, test } from "vitest";
import { closeBrowser, columnAt, npmStart, openPage, temporaryFolder } from "./open-page.ts";

afterAll(closeBrowser);

test("the coordinator imports a list of forty people, the others of the list join, and the bot proposes pairs", async () => {
  const { url } = await npmStart(await temporaryFolder());
  const page = await openPage(url);
  const [kaisa, mirja] = [columnAt(page, 0), columnAt(page, 1)];
  await kaisa.getByRole("button", { name: "Ota käyttöön" }).click();
  await kaisa.getByRole("dialog").getByRole("button", { name: "Tallenna" }).click();
  await kaisa.getByRole("dialog").getByRole("button", { name: "Sulje" }).first().click();

  await page.getByRole("button", { name: "Kulissit" }).click();
  await page.getByRole("tab", { name: "Ihmiset" }).click();
  const coming = page.waitForEvent("download");
  await page.getByRole("link", { name: "Esimerkkilista: 40 ihmistä (CSV)" }).click();
  const file = await coming;
  expect(file.suggestedFilename()).toBe("ihmiset.csv");
  const list = readFileSync(await file.path());
  expect(list).toEqual(readFileSync("src/playground/page/example-people.csv"));

  await kaisa.getByRole("button", { name: "Ihmiset" }).click();
  await kaisa.getByRole("dialog").getByRole("button", { name: "Tuo CSV-tiedosto" }).click();
  const upload = kaisa.getByRole("dialog", { name: "Tuo ihmisiä" });
  await upload.locator("input[type=file]").setInputFiles({ name: "ihmiset.csv", mimeType: "text/csv", buffer: list });
  await upload.getByText("ihmiset.csv").waitFor();
  await upload.getByRole("button", { name: "Lue tiedosto" }).click();
  await upload.getByText("Uusia: 40").waitFor();
  await upload.getByRole("button", { name: "Tuo", exact: true }).click();
  await upload.getByText("Valmista. Tiedot ovat tallessa.").waitFor();

  await page.getByRole("button", { name: "Loput listan ihmiset liittyvät" }).click();
  await page.locator(".dev-panel").getByRole("searchbox").fill("noor");
  await page.locator(".outbox li", { hasText: "Noor Jafari" }).waitFor();
  await mirja.getByRole("combobox", { name: "Kenen näyttö tämä on?" }).fill("noor jafari");
  await page.keyboard.press("Enter");
  await mirja.locator('[data-place="bot"]').click();
  await mirja.locator(".message", { hasText: "Kaisa Lehtonen Auroras-verkostosta kirjasi tietojasi" }).waitFor();

  await upload.getByRole("button", { name: "Sulje" }).first().click();
  // The bot looks up the people who were in the workspace before, at Slack's pace.
  await page.locator("[data-time=hour]").click();
  await expect.poll(() => page.locator(".clock").innerText(), { timeout: 20_000 }).toMatch(/^11\./);
  await page.locator("[data-time=hour]:not([aria-disabled])").waitFor();
  await kaisa.getByText("Paria odottaa: mentoreita 18, aktoreita 21.").waitFor();
  await kaisa.getByRole("button", { name: "Ehdota pareja" }).click();
  await kaisa.getByText("Mentoria odottaa 21.").waitFor();
});
