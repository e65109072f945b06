import type { Page } from "playwright-core";

export type Way = "mouse" | "keyboard";

type Moment = { step: string; open: string };

/** Where the tour is now: its step and text, and which dialogs are open. */
async function momentOf(page: Page): Promise<Moment> {
  // In one look, so that both belong to the same moment.
  return (await page.evaluate(`(() => {
    const texts = (selector) => [...document.querySelectorAll(selector)].map((one) => one.innerText.replaceAll("\\n", " "));
    return { step: texts(".tour-number, .tour-text").join(" "), open: texts("[role=dialog] h2, [role=alertdialog] h2").join(", ") };
  })()`)) as Moment;
}

const same = (one: Moment, other: Moment) => one.step === other.step && one.open === other.open;

const PATIENCE = 1_500;
const LOOK_EVERY = 40;
const MOST_PRESSES = 120;
const MOST_IN_VAIN = 12;

/**
 * Takes the guided tour as somebody does who always presses what it points at, and fills forms in with its examples.
 * Gives the steps it came through, to the end or to the step that begins so.
 */
export async function followTour(page: Page, way: Way, until?: string): Promise<string[]> {
  const steps: string[] = [];
  const filled = new Set<string>();
  await page.locator(".tour-number").waitFor();
  let inVain = 0;
  for (let presses = 0; presses < MOST_PRESSES && inVain < MOST_IN_VAIN; presses += 1) {
    const moment = await momentOf(page);
    if (steps.at(-1) !== moment.step) steps.push(moment.step);
    if ((await page.locator(".tour-number").count()) === 0) return steps;
    if (until !== undefined && moment.step.startsWith(until)) return steps;
    const example = page.locator("[data-example]");
    if ((await example.count()) > 0 && !filled.has(moment.step + moment.open)) {
      const isFilled = await example.click({ timeout: PATIENCE }).then(
        () => true,
        () => false,
      );
      if (isFilled) filled.add(moment.step + moment.open);
    }
    await pressWhatIsShown(page, way);
    inVain = (await changed(page, moment)) ? 0 : inVain + 1;
  }
  const troubles = await page.locator(".trouble").allInnerTexts();
  throw new Error(
    `the tour does not end:\n${[...steps, JSON.stringify(await momentOf(page)), ...troubles].join("\n")}`,
  );
}

/** "Show me where" puts the focus on what is to be pressed. */
async function pressWhatIsShown(page: Page, way: Way): Promise<void> {
  await page.locator("[data-show]").click();
  if (way === "keyboard") return page.keyboard.press("Enter");
  // It may be gone by then: things happen by themselves here.
  await page
    .locator(":focus")
    .click({ timeout: PATIENCE })
    .catch(() => {});
}

/** What was pressed may only have led nearer, so that nothing changes in the text; then it points at the next thing. */
async function changed(page: Page, before: Moment): Promise<boolean> {
  for (let waited = 0; waited < PATIENCE; waited += LOOK_EVERY) {
    await page.waitForTimeout(LOOK_EVERY);
    if (!same(before, await momentOf(page))) return true;
    if (waited > PATIENCE / 4 && (await page.locator("[data-time][aria-disabled]").count()) === 0 && before.open === "")
      break;
  }
  return false;
}
