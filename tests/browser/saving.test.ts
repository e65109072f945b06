import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { beginTour, followTour } from "./follow-tour.ts";
import { closeBrowser, columnAt, npmStart, openPage, say, temporaryFolder } from "./open-page.ts";

afterAll(closeBrowser);

test.each(["SIGTERM", "SIGKILL"] as const)(
  "after %s and a restart everything is as before, and the open page reconnects by itself",
  async (signal) => {
    const folder = await temporaryFolder();
    const first = await npmStart(folder);
    const page = await openPage(first.url, { mayLoseConnection: true });
    await beginTour(page);
    await followTour(page, "keyboard", "Vaihe 3/10");
    await page.locator("[data-leave]").click();
    await page.locator("[data-time=hour]").click();
    const amina = columnAt(page, 2);
    await say(amina, "Olen mukana.");
    await amina.locator(".message", { hasText: "Olen mukana." }).waitFor();
    const kaisa = columnAt(page, 0);
    await kaisa.locator('[data-place="home"]').click();
    await kaisa.locator('[data-action="pairs:new"]').click();
    await kaisa.getByRole("dialog").getByLabel("Ensimmäinen tapaaminen: paikka").fill("Kirjasto Kallio");
    await expect.poll(() => readFileSync(join(folder, "workspace.json"), "utf8")).toContain("Kirjasto Kallio");
    await first.stop(signal);
    await page.getByText("Yhteys kokeiluun katkesi").waitFor();

    const second = await npmStart(folder, Number(new URL(first.url).port));
    expect(second.url).toBe(first.url);
    await page.getByText("Yhteys kokeiluun katkesi").waitFor({ state: "detached" });
    await amina.locator(".message", { hasText: "Olen mukana." }).waitFor();
    expect(await kaisa.getByRole("dialog").getByLabel("Ensimmäinen tapaaminen: paikka").inputValue()).toBe(
      "Kirjasto Kallio",
    );
    const again = await openPage(second.url);
    expect(await again.locator(".clock").innerText()).toMatch(/^11\.0\d ma 12\.1\.$/);
    // The bot's database has the pair too.
    await columnAt(again, 1).getByText("Amina on aktorisi.").waitFor();
  },
);

test("starting over begins a new story, in every open page", async () => {
  const folder = await temporaryFolder();
  const { url } = await npmStart(folder);
  const page = await openPage(url, { mayLoseConnection: true });
  const other = await openPage(url, { mayLoseConnection: true });
  await beginTour(page);
  await followTour(page, "keyboard", "Vaihe 2/10");
  await columnAt(other, 1).locator('[data-name^="pari-"]').waitFor();
  await page.getByRole("button", { name: "Alusta alkaen" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Alusta alkaen" }).click();
  for (const one of [page, other]) {
    await columnAt(one, 0).getByRole("button", { name: "Ota käyttöön" }).waitFor();
    expect(await one.locator('[data-name^="pari-"]').count()).toBe(0);
    await one.getByText("Tervetuloa", { exact: true }).waitFor();
  }
});

test("the saved file is complete at any time", async () => {
  const folder = await temporaryFolder();
  const { url, stop } = await npmStart(folder);
  const page = await openPage(url);
  await columnAt(page, 0).locator('[data-name="yleinen"]').click();
  for (let number = 0; number < 30; number += 1) {
    await say(columnAt(page, 0), `Viesti ${number}`);
    const { born, state } = JSON.parse(readFileSync(join(folder, "workspace.json"), "utf8"));
    expect([typeof born, typeof state]).toEqual(["string", "object"]);
  }
  await stop();
  const saved = readFileSync(join(folder, "workspace.json"), "utf8");
  expect(saved).toContain("Viesti 29");
});

test("a second playground takes another port", async () => {
  const one = await npmStart(await temporaryFolder());
  const two = await npmStart(await temporaryFolder(), Number(new URL(one.url).port));
  expect(two.url).not.toBe(one.url);
  await columnAt(await openPage(two.url), 0)
    .getByRole("button", { name: "Ota käyttöön" })
    .waitFor();
});
