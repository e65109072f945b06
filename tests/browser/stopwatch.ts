import type { Locator, Page } from "playwright-core";

/**
 * Milliseconds from the press, as the browser sees it, to the picture in which `answer` (a CSS selector, and a text in it) is there. Measured in the page, so that
 * the way between the test and the browser does not count.
 */
export async function pressToScreen(page: Page, button: Locator, answer: string, text = ""): Promise<number> {
  // Void, because what is given back would be waited for.
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

/** Scrolls an element up and down again for two seconds; gives how long each picture took, shortest first. */
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
      const part = (now - begin) / 2000;
      element.scrollTop = bottom * Math.abs(1 - part * 2);
      if (part < 1) requestAnimationFrame(frame);
      else resolve(frames.slice(2));
    };
    requestAnimationFrame(frame);
  })`)) as number[];
  return frames.sort((one, other) => one - other);
}

export const part = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;

/** From the beginning of the navigation to the first text, and to the first front page, as the browser says. */
export async function paintTimes(page: Page): Promise<{ first: number; drawn: number }> {
  await page.locator(".home .blocks").first().waitFor();
  return (await page.evaluate(`({
    first: performance.getEntriesByName("first-contentful-paint")[0].startTime,
    drawn: performance.now(),
  })`)) as { first: number; drawn: number };
}
