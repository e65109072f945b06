import type { Locator, Page } from "playwright-core";

/**
 * Presses the button. Resolves to the milliseconds from the press to the frame that has an element matching the selector `answer` with
 * this text. Measured in the page, so that the connection between the test and the browser does not count.
 */
export async function pressToScreen(page: Page, button: Locator, answer: string, text = ""): Promise<number> {
  // `void`, because evaluate would await a promise that the expression returns.
  await page.evaluate(`void (window.answered = new Promise((resolve) => {
    addEventListener("pointerdown", () => {
      const begin = performance.now();
      const look = () => {
        const found = [...document.querySelectorAll(${JSON.stringify(answer)})];
        if (!found.some((one) => one.textContent.includes(${JSON.stringify(text)}))) return;
        observer.disconnect();
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - begin)));
      };
      const observer = new MutationObserver(look);
      observer.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
      look();
    }, { capture: true, once: true });
  }))`);
  await button.click();
  return (await page.evaluate("window.answered")) as number;
}

/** Scrolls an element up and down for two seconds. Resolves to the milliseconds of each frame, shortest first. */
export async function scrolling(page: Page, selector: string): Promise<number[]> {
  const frames = (await page.evaluate(`new Promise((resolve) => {
    const element = document.querySelector(${JSON.stringify(selector)});
    const frames = [];
    const begin = performance.now();
    let last = begin;
    const bottom = element.scrollHeight - element.clientHeight;
    const frame = (now) => {
      frames.push(now - last);
      last = now;
      const progress = (now - begin) / 2000;
      element.scrollTop = bottom * Math.abs(1 - progress * 2);
      if (progress < 1) requestAnimationFrame(frame);
      else resolve(frames.slice(2));
    };
    requestAnimationFrame(frame);
  })`)) as number[];
  return frames.sort((one, other) => one - other);
}

export const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;

/** Milliseconds from the start of the navigation to the first contentful paint, and until a Home tab is drawn. */
export async function paintTimes(page: Page): Promise<{ first: number; drawn: number }> {
  await page.locator(".home .blocks").first().waitFor();
  return (await page.evaluate(`({
    first: performance.getEntriesByName("first-contentful-paint")[0].startTime,
    drawn: performance.now(),
  })`)) as { first: number; drawn: number };
}
