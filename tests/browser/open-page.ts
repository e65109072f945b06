import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContextOptions, Locator, Page } from "playwright-core";
import { onTestFinished } from "vitest";
import { type ConnectedApp, type Connection, type Playground, startPlayground } from "../../src/playground/start.ts";
import { launchChromium } from "./chromium.ts";
import { type NpmProcess, startWithNpm } from "./npm-start.ts";

let browser: Browser | undefined;

/** The browser of this test file, started at the first call. */
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

type PageOptions = BrowserContextOptions & {
  mayLoseConnection?: boolean;
  isWelcomed?: boolean;
  mayBeRefused?: boolean;
};

/**
 * Opens the playground's page and leaves its welcome, unless `isWelcomed`. Errors in the page and requests to other machines fail the test;
 * `mayLoseConnection` allows lost sockets, `mayBeRefused` refusals by the workspace.
 */
export async function openPage(
  url: string,
  { mayLoseConnection = false, isWelcomed = false, mayBeRefused = false, ...options }: PageOptions = {},
): Promise<Page> {
  const context = await (await openBrowser()).newContext({
    viewport: WIDE,
    locale: "fi-FI",
    reducedMotion: "reduce",
    ...options,
  });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(error.message));
  page.on("console", (message) => {
    const isReportedAsResponse = message.text().startsWith("Failed to load resource");
    if (mayLoseConnection && message.text().startsWith("WebSocket connection")) return;
    if (message.type() === "error" && !isReportedAsResponse) problems.push(message.text());
  });
  page.on("response", async (response) => {
    if (response.status() >= 400 && !mayBeRefused)
      problems.push(`${response.url()}: ${await response.text().catch(() => response.status())}`);
  });
  page.on("request", (request) => {
    if (!/^(http:\/\/(127\.0\.0\.1|localhost):|blob:|data:)/.test(request.url()))
      problems.push(`asked for ${request.url()}`);
  });
  onTestFinished(async () => {
    await context.close();
    if (problems.length > 0) throw new Error(`in the page: ${problems.join("\n")}`);
  });
  await page.goto(url);
  await page.locator("[data-column]").first().waitFor();
  if (!isWelcomed) await page.locator("[data-later]").click();
  return page;
}

export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "playground-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Runs `npm start` in a process of its own until the test ends. */
export async function npmStart(folder: string, port = 0): Promise<NpmProcess> {
  const started = await startWithNpm(folder, port);
  onTestFinished(() => started.stop("SIGKILL"));
  return started;
}

/** Starts a playground in this process with the test's own app, until the test ends. */
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
