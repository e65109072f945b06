import { afterAll, expect, test } from "vitest";
import { beginTour, followTour } from "./follow-tour.ts";
import { closeBrowser, columnAt, npmStart, openPage, temporaryFolder } from "./open-page.ts";

afterAll(closeBrowser);

/** CI plays them where it plays no part of the thorough run: they take two minutes. */
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
