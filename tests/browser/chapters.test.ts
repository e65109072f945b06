import { afterAll, expect, test } from "vitest";
import { beginTour, followTour } from "./follow-tour.ts";
import { closeBrowser, columnAt, npmStart, openPage, temporaryFolder } from "./open-page.ts";

afterAll(closeBrowser);

/** CI plays them where it plays no part of the thorough run: they take four minutes. */
test("a group goes from its welcome to its digest, with a wish for a mentor and what was learned", async () => {
  const { url } = await npmStart(await temporaryFolder());
  const page = await openPage(url);
  await beginTour(page, "group");
  const steps = await followTour(page, "mouse");
  expect(steps.at(-2)).toContain("Vaihe 7/7");
  const digest = columnAt(page, 0).locator(".message").last();
  for (const line of ["Kevään ryhmä", "Tapaamisia pidetty: 2/2", "kyllä 1"]) {
    await expect.poll(() => digest.innerText()).toContain(line);
  }
});

test("goals are ticked, an answer from halfway is shown to the coordinator, and the certificate is opened", async () => {
  const { url } = await npmStart(await temporaryFolder());
  const page = await openPage(url);
  await beginTour(page, "goals");
  const steps = await followTour(page, "mouse", undefined, async (state) => {
    if (!state.includes("Lopeta mentorointi")) return;
    await columnAt(page, 0).getByRole("dialog").getByText("Harjoitusta työhaastatteluun.").waitFor();
  });
  expect(steps.at(-2)).toContain("Vaihe 8/8");
  const coming = page.waitForEvent("download");
  await columnAt(page, 2).locator(".file-button").last().click();
  expect((await coming).suggestedFilename()).toMatch(/\.pdf$/u);
});

test("three pairs of Vaasa's programme meet four times together in nine months, and the report has only these", async () => {
  const { url } = await npmStart(await temporaryFolder());
  const page = await openPage(url);
  await beginTour(page, "vaasa");
  const steps = await followTour(page, "mouse");
  expect(steps.at(-2)).toContain("Vaihe 7/7");
  const kaisa = columnAt(page, 0);
  await kaisa.locator(".file-button").first().waitFor();
  for (const title of ["Aloitusilta", "CV-ilta", "Vierailu työpaikalla", "Päätösjuhla"])
    expect([title, await kaisa.getByText(`Tapaaminen: ${title}`).count()]).toEqual([title, 1]);
});

test("a programme made from nothing asks its own questions, is changed while a pair is in it, and keeps what was answered", async () => {
  const { url } = await npmStart(await temporaryFolder());
  const page = await openPage(url);
  await beginTour(page, "own");
  const kaisa = columnAt(page, 0);
  let isFilled = false;
  const steps = await followTour(page, "mouse", undefined, async (state) => {
    isFilled ||= state.includes("Avaa sama lomake");
    if (!isFilled || !state.includes("Lue ja sulje") || !state.includes("Kuka näkee vastaukset?")) return;
    await kaisa.getByRole("dialog").getByText("Verhoja ja hameita.").waitFor();
    expect(await kaisa.getByText("Puhelimessa puhuminen.").count()).toBe(0);
  });
  expect(steps.at(-2)).toContain("Vaihe 9/9");
});

test("in July only a meeting's reminder comes; what the bot asks comes in August", async () => {
  const { url } = await npmStart(await temporaryFolder());
  const page = await openPage(url);
  await beginTour(page, "july");
  const steps = await followTour(page, "mouse");
  expect(steps.at(-2)).toContain("Vaihe 7/7");
});
