import type { Page } from "playwright-core";
import { afterAll, expect, test } from "vitest";
import { beginTour, followTour } from "./follow-tour.ts";
import { closeBrowser, columnAt, npmStart, openPage, temporaryFolder } from "./open-page.ts";

afterAll(closeBrowser);

const sizes = [
  { name: "a laptop", width: 1280, height: 800, room: 400 },
  { name: "a tablet", width: 768, height: 1024, room: 600 },
  { name: "a phone", width: 390, height: 844, room: 400 },
  { name: "a phone on its side", width: 844, height: 390, room: 130 },
  { name: "a laptop at 200 %", width: 720, height: 450, room: 180 },
  { name: "a large screen at 200 %", width: 960, height: 540, room: 250 },
];

/** Where the element is on the screen. */
async function boxOf(page: Page, selector: string) {
  const box = await page.locator(selector).first().boundingBox();
  if (!box) throw new Error(`${selector} is not shown`);
  return { ...box, bottom: box.y + box.height, right: box.x + box.width };
}

test("at every size a form has room for its fields and shows its buttons, and the page does not scroll sideways", async () => {
  const { url } = await npmStart(await temporaryFolder());
  const page = await openPage(url);
  await beginTour(page);
  await followTour(page, "keyboard", "Vaihe 6/10");
  await page.locator("[data-show]").click();
  await page.keyboard.press("Enter");
  await columnAt(page, 1).getByRole("dialog").waitFor();
  for (const { name, width, height, room } of sizes) {
    await page.setViewportSize({ width, height });
    if (width <= 1000) await page.locator(".person-tab").nth(1).click();
    const mirja = "[data-column]:nth-of-type(2)";
    const body = await boxOf(page, `${mirja} .dialog-body`);
    const save = await boxOf(page, `${mirja} [data-submit]`);
    expect.soft(body.height, name).toBeGreaterThan(room);
    expect.soft(body.right, name).toBeLessThanOrEqual(width);
    expect.soft(save.bottom, name).toBeLessThanOrEqual(height);
    expect.soft(await page.evaluate("document.documentElement.scrollWidth"), name).toBe(width);
  }
});

type Measured = Record<"scrollWidth" | "clientWidth" | "scrollHeight" | "clientHeight", number>;

/** In the browser: whether an element holds more than it shows. */
const isCut = (one: Measured) => one.scrollWidth > one.clientWidth || one.scrollHeight > one.clientHeight;

test("at every size the welcome shows all its tours in one line or below each other, and does not scroll sideways", async () => {
  const { url } = await npmStart(await temporaryFolder());
  const page = await openPage(url, { isWelcomed: true });
  for (const { name, width, height } of sizes) {
    await page.setViewportSize({ width, height });
    const cards = page.locator(".welcome [data-tour]");
    expect.soft(await cards.count(), name).toBe(8);
    for (const card of await cards.all()) {
      await card.scrollIntoViewIfNeeded();
      const box = await card.boundingBox();
      expect.soft(box?.x, name).toBeGreaterThanOrEqual(0);
      expect.soft((box?.x ?? 0) + (box?.width ?? 0), name).toBeLessThanOrEqual(width);
      expect.soft(box?.width, name).toBeGreaterThan(180);
      expect.soft(await card.evaluate(isCut), name).toBe(false);
    }
    await page.locator("[data-later]").scrollIntoViewIfNeeded();
    expect.soft((await boxOf(page, "[data-later]")).bottom, name).toBeLessThanOrEqual(height);
    expect.soft(await page.evaluate("document.documentElement.scrollWidth"), name).toBe(width);
  }
});

test("what came while time passed is counted in the head, and is listed over the columns, not above them", async () => {
  const { url } = await npmStart(await temporaryFolder());
  const page = await openPage(url, { viewport: { width: 390, height: 844 } });
  await beginTour(page);
  await followTour(page, "keyboard", "Vaihe 5/10");
  const before = await boxOf(page, ".columns");
  await page.locator("[data-time=week]").click();
  await page.locator(".travel-report-open").waitFor();
  expect(await boxOf(page, ".columns")).toEqual(before);
  await page.locator(".travel-report-open").click();
  expect(await page.locator(".travel-report-line").count()).toBeGreaterThan(1);
  expect(await boxOf(page, ".columns")).toEqual(before);
});

test("the ring is around what to press, and an arrow shows the way when that is scrolled out of view", async () => {
  const { url } = await npmStart(await temporaryFolder());
  const page = await openPage(url, { viewport: { width: 720, height: 450 } });
  await beginTour(page);
  await followTour(page, "keyboard", "Vaihe 6/10");
  await page.locator("[data-show]").click();
  await page.keyboard.press("Enter");
  await page.locator(".column.is-front [role=dialog]").waitFor();
  await page.keyboard.press("Escape");
  await page.locator(".column.is-front [role=dialog]").waitFor({ state: "detached" });
  // A closed form may have been sent: for a moment the tour waits for what follows.
  await page.locator(".pointer:not([hidden])").waitFor();
  await page.locator("[data-show]").click();
  const target = await boxOf(page, ":focus");
  await expect.poll(async () => Math.abs((await boxOf(page, ".pointer")).y - target.y)).toBeLessThan(10);
  await page.locator(".column.is-front .messages").hover();
  await page.mouse.wheel(0, -2_000);
  await page.locator(".pointer.is-away").waitFor();
  const arrow = await boxOf(page, ".pointer");
  const list = await boxOf(page, ".column.is-front .messages");
  expect(arrow.y).toBeGreaterThanOrEqual(list.y);
  expect(arrow.bottom).toBeLessThanOrEqual(list.bottom);
});
