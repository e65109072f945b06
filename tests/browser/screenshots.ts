import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { launchChromium } from "./chromium.ts";
import { followTour } from "./guide.ts";
import { startWithNpm } from "./own-process.ts";

/** Pictures of the main views, for README and for whoever changes the page: `npm run screenshots`. */
const FOLDER = join(import.meta.dirname, "screenshots");
const WIDE = { width: 1360, height: 850 };
const PHONE = { width: 390, height: 844 };

const shoot = (page: Page, name: string) => page.screenshot({ path: join(FOLDER, `${name}.png`) });
const column = (page: Page, index: number) => page.locator("[data-column]").nth(index);

async function open(browser: Browser, url: string, viewport: typeof WIDE): Promise<Page> {
  const context = await browser.newContext({ viewport, locale: "fi-FI", reducedMotion: "reduce" });
  const page = await context.newPage();
  await page.goto(url);
  await page.locator(".home .blocks").first().waitFor();
  return page;
}

async function tellStory(page: Page): Promise<void> {
  await shoot(page, "1-welcome");
  await page.getByRole("button", { name: "Aloita kierros" }).click();
  await followTour(page, "keyboard", "Vaihe 2/10");
  await followTour(page, "keyboard", "Vaihe 3/10");
  await shoot(page, "2-pair");
  await followTour(page, "keyboard", "Vaihe 6/10");
  await page.locator("[data-show]").click();
  await page.keyboard.press("Enter");
  const log = column(page, 1).getByRole("dialog");
  await log.waitFor();
  await page.locator("[data-example]").click();
  await page.locator("[data-show]").click();
  await shoot(page, "3-meeting-log");
  await followTour(page, "keyboard");
  await column(page, 0).getByRole("button", { name: "Näytä palaute" }).waitFor();
  await page.locator(".tour .is-main").click();
  await page.keyboard.press("Escape");
  const thanks = column(page, 2).locator(".dialog-foot .button");
  if ((await thanks.count()) > 0) await thanks.click();
  await thanks.waitFor({ state: "detached" });
  await shoot(page, "4-digest");
  await page.getByRole("button", { name: "Kulissit" }).click();
  await page.locator(".call-line").nth(8).waitFor();
  await shoot(page, "5-behind");
  await page.getByRole("button", { name: "Kulissit" }).click();
  await column(page, 0).locator('[data-place="home"]').click();
  await page.getByRole("button", { name: "Yksi palsta" }).click();
  await column(page, 0).getByText("Viimeksi päättyneet").waitFor();
  await shoot(page, "6-coordinator");
}

async function onPhone(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Tutkin itse" }).click();
  await page.locator("[data-person]").nth(1).click();
  await column(page, 1).locator('[data-name^="pari-"]').click();
  await column(page, 1).locator(".message").last().waitFor();
  await shoot(page, "7-phone");
}

const folder = await mkdtemp(join(tmpdir(), "screenshots-"));
await mkdir(FOLDER, { recursive: true });
const browser = await launchChromium();
const playground = await startWithNpm(folder);
try {
  await tellStory(await open(browser, playground.url, WIDE));
  await onPhone(await open(browser, playground.url, PHONE));
} finally {
  await browser.close();
  await playground.stop();
  await rm(folder, { recursive: true, force: true });
}
