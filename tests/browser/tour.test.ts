import { afterAll, expect, test } from "vitest";
import { beginTour, followTour } from "./follow-tour.ts";
import { closeBrowser, columnAt, npmStart, openPage, PHONE, temporaryFolder, WIDE } from "./open-page.ts";

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

/** The values of inputs, in the browser. */
const valuesOf = (inputs: { value?: string }[]) => inputs.map(({ value }) => value);

const titlesIn = (steps: readonly string[]) => TITLES.filter((title) => steps.some((step) => step.includes(title)));

test("the tour in three columns leads from setup to the digest", async () => {
  const { url } = await npmStart(await temporaryFolder());
  const page = await openPage(url);
  await beginTour(page);
  const steps = await followTour(page, "mouse");
  expect(titlesIn(steps)).toEqual(TITLES);
  const digest = columnAt(page, 0).locator(".message").last();
  for (const line of [
    "Mirja Virtanen ja Amina Hassan",
    "Tapaamisia pidettiin: 3",
    "Työhakemukset ja CV (1)",
    "Lopputulos: Työpaikka omalta alalta",
  ]) {
    await expect.poll(() => digest.innerText()).toContain(line);
  }
  expect(await digest.innerText()).not.toContain("Luimme Aminan");
});

test("on a phone the tour shows one person at a time", async () => {
  const { url } = await npmStart(await temporaryFolder());
  const page = await openPage(url, { viewport: PHONE, hasTouch: true, isMobile: true });
  await beginTour(page);
  expect(await page.locator(".column:visible").count()).toBe(1);
  expect(titlesIn(await followTour(page, "mouse"))).toEqual(TITLES);
  expect(await page.locator(".column:visible").count()).toBe(1);
  const { width } = (await page.locator(".page").boundingBox()) ?? { width: 0 };
  expect(width).toBe(PHONE.width);
});

test.each([
  { name: "Svenska", id: "sv", end: "Rundturen är klar" },
  { name: "English", id: "en", end: "The tour is over" },
])("the tour is in $name when it is chosen, and the network is set up in it", async ({ name, id, end }) => {
  const { url } = await npmStart(await temporaryFolder());
  const page = await openPage(url, { isWelcomed: true });
  await page.locator(".welcome").getByRole("button", { name }).click();
  await beginTour(page);
  const steps = await followTour(page, "keyboard");
  expect(steps.at(-1)).toContain(end);
  expect(await page.locator("html").getAttribute("lang")).toBe(id);
  const kaisa = columnAt(page, 0);
  await kaisa.locator('[data-place="home"]').click();
  await kaisa.locator('[data-action="setup:settings"], [data-action="setup:open"]').first().click();
  await expect.poll(() => kaisa.getByRole("dialog").locator("input").evaluateAll(valuesOf)).toContain(name);
});

test("the tour can be left at any time and continued at the same step", async () => {
  const { url } = await npmStart(await temporaryFolder());
  const page = await openPage(url);
  await beginTour(page);
  await page.locator("[data-show]").click();
  await page.locator("[data-leave]").click();
  expect(await page.locator(".tour, .pointer").count()).toBe(0);
  await page.getByRole("button", { name: "Kierros", exact: true }).click();
  await page.locator("[data-continue]").click();
  await page.getByText("Vaihe 1/10").waitFor();
});

const OFFICE = [
  "Ihmisten lista",
  "Botti ehdottaa pareja",
  "Tukipyyntö",
  "Maanantaiaamu",
  "Tiedote",
  "Mentorien vertaistuki",
  "Uusi mentori",
  "Raportti",
];

test.each([
  { size: "three columns", viewport: WIDE },
  { size: "a phone", viewport: PHONE },
])("the coordinator's tour leads from a list of people to the report, in $size", async ({ viewport }) => {
  const { url } = await npmStart(await temporaryFolder());
  const page = await openPage(url, { viewport });
  await beginTour(page, "coordinator");
  const steps = await followTour(page, "mouse");
  expect(OFFICE.filter((title) => steps.some((step) => step.includes(title)))).toEqual(OFFICE);
  await columnAt(page, 0).locator('[data-place="bot"]').dispatchEvent("click");
  await columnAt(page, 0).locator(".file-button").first().waitFor();
});

test("the film plays itself to the end, stops when somebody presses, and goes on", async () => {
  const { url } = await npmStart(await temporaryFolder());
  const page = await openPage(url, { mayLoseConnection: true });
  await beginTour(page, "watch");
  await page.locator("[data-speed]").selectOption("4");
  await columnAt(page, 0).getByRole("dialog").waitFor();
  await page.locator("[data-play]").click();
  await page.getByRole("button", { name: "Jatka", exact: true }).click();
  await page.getByText("Vaihe 2/10").waitFor();
  await page.locator(".clock").click();
  await page.getByRole("button", { name: "Jatka", exact: true }).click();
  await page.getByText("Kierros on valmis").waitFor({ timeout: 100_000 });
  await columnAt(page, 0).locator(".message", { hasText: "Lopputulos: Työpaikka omalta alalta" }).waitFor();

  // The story begins in an empty workspace, so here it asks.
  await page.locator("[data-tour=pair]").click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Alusta alkaen" }).click();
  await page.getByText("Vaihe 1/10").waitFor();
  await columnAt(page, 0).getByRole("button", { name: "Ota käyttöön" }).waitFor();
});
