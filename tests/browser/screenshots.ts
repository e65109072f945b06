import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { reportPicture } from "../../src/programme/reports/picture.ts";
import { reportWorkbook } from "../../src/programme/reports/workbook.ts";
import { wordsIn } from "../../src/texts/words.ts";
import { sampleFacts } from "../support/report-sample.ts";
import { launchChromium } from "./chromium.ts";
import { beginTour, followTour } from "./follow-tour.ts";
import { Network } from "./network.ts";
import { type NpmProcess, startWithNpm } from "./npm-start.ts";
import { sheetsPage } from "./sheet-picture.ts";
import { spring } from "./spring.ts";

/* `npm run screenshots`: makes the pictures that README and the other pages show. */
const FOLDER = join(import.meta.dirname, "screenshots");
const WIDE = { width: 1360, height: 850 };
const TALL = { width: 1000, height: 1190 };

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
  await beginTour(page);
  await followTour(page, "keyboard", "Vaihe 2/10");
  await followTour(page, "keyboard", "Vaihe 3/10");
  for (const index of [1, 2]) await column(page, index).getByText("Tervetuloa").first().waitFor();
  await shoot(page, "pair");
  await followTour(page, "keyboard", "Vaihe 6/10");
  await page.locator("[data-show]").click();
  await page.keyboard.press("Enter");
  const log = column(page, 1).getByRole("dialog");
  await log.waitFor();
  await page.locator("[data-example]").click();
  await page.locator("[data-show]").click();
  await shoot(page, "meeting-log");
  await followTour(page, "keyboard");
  await column(page, 0).getByRole("button", { name: "Näytä palaute" }).waitFor();
  await page.locator("[data-close]").click();
  await page.keyboard.press("Escape");
  const thanks = column(page, 2).locator(".dialog-foot .button");
  if ((await thanks.count()) > 0) await thanks.click();
  await thanks.waitFor({ state: "detached" });
  await shoot(page, "digest");
  await page.getByRole("button", { name: "Kulissit" }).click();
  await page.locator(".call-line").nth(8).waitFor();
  await shoot(page, "backstage");
}

/** A network of forty people: the matching round, and the coordinator's Home on a Monday in March on which some pairs need her. */
async function coordinatorsDay(browser: Browser, url: string): Promise<void> {
  const network = await Network.at(url);
  await network.begin();
  const page = await open(browser, url, TALL);
  await page.locator("[data-later]").click();
  await network.pressOnHome(network.kaisa, "Ehdota pareja");
  await column(page, 0).getByRole("button", { name: "Luo pari" }).first().waitFor();
  await shoot(page, "matching");
  await network.closeModals(network.kaisa);
  await spring(network);
  await network.kaisa.home();
  await column(page, 0).getByText("Viimeksi päättyneet").waitFor();
  await shoot(page, "home");
}

/** Both files of a year's report with sample data: the picture, and the spreadsheet as a program shows it. */
async function report(browser: Browser): Promise<void> {
  const words = wordsIn("fi", "Europe/Helsinki");
  const facts = sampleFacts(1);
  await writeFile(join(FOLDER, "report.png"), await reportPicture(words, facts));
  const sheet = await reportWorkbook(words, facts, { isNamed: false, now: Date.parse(`${facts.madeOn}T08:00:00Z`) });
  const page = await browser.newPage({ viewport: { width: 1100, height: 900 } });
  await page.setContent(await sheetsPage(sheet, ["Yhteenveto", "Lopputulokset"]));
  await page.locator("main").screenshot({ path: join(FOLDER, "sheet.png") });
}

/** Runs `play` in a new playground. */
async function inPlayground(play: (url: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "screenshots-"));
  let playground: NpmProcess | undefined;
  try {
    playground = await startWithNpm(folder);
    await play(playground.url);
  } finally {
    await playground?.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

await mkdir(FOLDER, { recursive: true });
const browser = await launchChromium();
try {
  await inPlayground(async (url) => tellStory(await open(browser, url, WIDE)));
  await inPlayground((url) => coordinatorsDay(browser, url));
  await report(browser);
} finally {
  await browser.close();
}
