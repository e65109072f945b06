import { afterAll, expect, test } from "vitest";
import { followTour } from "./follow-tour.ts";
import { closeBrowser, columnAt, npmStart, openPage, PHONE, temporaryFolder } from "./open-page.ts";

afterAll(closeBrowser);

const TITLES = [
  "Uusi pari",
  "Parin oma kanava",
  "Ensimmäinen tapaaminen",
  "Seuraava tapaaminen",
  "Tapaamisen jälkeen",
  "Muistilista",
  "Aktorin oma palaute",
  "Kun mitään ei ole sovittu",
  "Mentorointi päättyy",
  "Yhteenveto verkostolle",
];

const titlesIn = (steps: readonly string[]) => TITLES.filter((title) => steps.some((step) => step.includes(title)));

test("the tour in three columns leads from setup to the digest", async () => {
  const { url } = await npmStart(await temporaryFolder());
  const page = await openPage(url);
  await page.getByRole("button", { name: "Aloita kierros" }).click();
  const steps = await followTour(page, "mouse");
  expect(titlesIn(steps)).toEqual(TITLES);
  const digest = columnAt(page, 0).locator(".message").last();
  for (const line of [
    "Mirja Virtanen ja Amina Hassan",
    "Tapaamisia pidettiin: 3",
    "Työhakemukset ja CV (1)",
    "Lopputulos: Työ omalla alalla",
  ]) {
    expect(await digest.innerText()).toContain(line);
  }
  expect(await digest.innerText()).not.toContain("Luimme Aminan");
});

test("on a phone the tour shows one person at a time", async () => {
  const { url } = await npmStart(await temporaryFolder());
  const page = await openPage(url, { viewport: PHONE, hasTouch: true, isMobile: true });
  await page.getByRole("button", { name: "Aloita kierros" }).click();
  expect(await page.locator(".column:visible").count()).toBe(1);
  expect(titlesIn(await followTour(page, "mouse"))).toEqual(TITLES);
  expect(await page.locator(".column:visible").count()).toBe(1);
  const { width } = (await page.locator(".page").boundingBox()) ?? { width: 0 };
  expect(width).toBe(PHONE.width);
});

test.each([
  { name: "Svenska", start: "Börja rundturen", home: "Nytt par", end: "Rundturen är klar" },
  { name: "English", start: "Begin the tour", home: "New pair", end: "The tour is over" },
])("the tour and the bot use $name when it is chosen", async ({ name, start, home, end }) => {
  const { url } = await npmStart(await temporaryFolder());
  const page = await openPage(url);
  await page.locator("#language").selectOption({ label: name });
  await page.getByRole("button", { name: start }).click();
  const steps = await followTour(page, "keyboard");
  expect(steps.at(-1)).toContain(end);
  await columnAt(page, 0).locator('[data-place="home"]').click();
  await columnAt(page, 0).getByRole("button", { name: home }).waitFor();
});

test("the tour can be left at any time and continued at the same step", async () => {
  const { url } = await npmStart(await temporaryFolder());
  const page = await openPage(url);
  await page.getByRole("button", { name: "Aloita kierros" }).click();
  await page.locator("[data-show]").click();
  await page.getByRole("button", { name: "Lopeta kierros" }).click();
  expect(await page.locator(".tour, .pointer").count()).toBe(0);
  await page.getByRole("button", { name: "Kierros", exact: true }).click();
  await page.getByText("Vaihe 1/10").waitFor();
});
