import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContextOptions, Locator, Page } from "playwright-core";
import { onTestFinished } from "vitest";
import { type ConnectedApp, type Connection, type Playground, startPlayground } from "../../src/playground/start.ts";
import { launchChromium } from "./chromium.ts";
import { type OwnProcess, startWithNpm } from "./own-process.ts";

let browser: Browser | undefined;

/** One browser for the tests of a file. */
export async function openBrowser(): Promise<Browser> {
  browser ??= await launchChromium();
  return browser;
}

export async function closeBrowser(): Promise<void> {
  await browser?.close();
  browser = undefined;
}

export const WIDE = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };

type PageOptions = BrowserContextOptions & { mayLoseConnection?: boolean };

/** A page on the playground. What goes wrong in it, or leaves this machine, fails the test. */
export async function openPage(
  url: string,
  { mayLoseConnection = false, ...options }: PageOptions = {},
): Promise<Page> {
  const context = await (await openBrowser()).newContext({
    viewport: WIDE,
    locale: "fi-FI",
    reducedMotion: "reduce",
    ...options,
  });
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on("pageerror", (error) => troubles.push(error.message));
  page.on("console", (message) => {
    const isSaidBelow = message.text().startsWith("Failed to load resource");
    if (mayLoseConnection && message.text().startsWith("WebSocket connection")) return;
    if (message.type() === "error" && !isSaidBelow) troubles.push(message.text());
  });
  page.on("response", async (response) => {
    if (response.status() >= 400)
      troubles.push(`${response.url()}: ${await response.text().catch(() => response.status())}`);
  });
  page.on("request", (request) => {
    if (!/^(http:\/\/(127\.0\.0\.1|localhost):|blob:|data:)/.test(request.url()))
      troubles.push(`asked for ${request.url()}`);
  });
  onTestFinished(async () => {
    await context.close();
    if (troubles.length > 0) throw new Error(`in the page: ${troubles.join("\n")}`);
  });
  await page.goto(url);
  await page.locator("[data-column]").first().waitFor();
  return page;
}

export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "playground-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** `npm start` in a process of its own, for as long as the test runs. */
export async function npmStart(folder: string, port = 0): Promise<OwnProcess> {
  const started = await startWithNpm(folder, port);
  onTestFinished(() => started.stop("SIGKILL"));
  return started;
}

/** A playground in this process, with an app of the test's own. */
export async function playgroundWith(connect: (connection: Connection) => Promise<ConnectedApp>): Promise<Playground> {
  const playground = await startPlayground({
    folder: await temporaryFolder(),
    port: 0,
    zone: "Europe/Helsinki",
    beginsAt: Date.parse("2026-01-12T08:00:00Z"),
    connect,
  });
  onTestFinished(() => playground.stop());
  return playground;
}

export const columnAt = (page: Page, index: number): Locator => page.locator("[data-column]").nth(index);

/** Types into the message box and sends it. */
export async function say(column: Locator, text: string): Promise<void> {
  await column.locator(".composer textarea").fill(text);
  await column.locator(".is-send").click();
}
