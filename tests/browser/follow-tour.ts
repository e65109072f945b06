import type { Page } from "playwright-core";
import { quotedIn } from "../support/button-names.ts";

/** Opens the welcome, and begins this tour. On a narrow page the button of the welcome is in a menu, so it is pressed from within. */
export async function beginTour(page: Page, tour = "pair"): Promise<void> {
  if ((await page.locator(".welcome").count()) === 0) await page.locator("[data-tours]").dispatchEvent("click");
  await page.locator(`.welcome [data-tour=${tour}]`).click();
}

export type Way = "mouse" | "keyboard";

/** `act`: the number of what is to be done; two acts may have the same text while a form is open. */
type TourState = { step: string; open: string; act: string };

/** The tour's current step and text, and the titles of the open dialogs. */
async function tourStateOf(page: Page): Promise<TourState> {
  // In one evaluation, so that both are of the same time.
  return (await page.evaluate(`(() => {
    const texts = (selector) => [...document.querySelectorAll(selector)].map((one) => one.innerText.replaceAll("\\n", " "));
    return { step: texts(".tour-number, .tour-text").join(" "), open: texts("[role=dialog] h2, [role=alertdialog] h2").join(", "), act: document.querySelector(".tour")?.dataset.act ?? "" };
  })()`)) as TourState;
}

/** The names of what can be pressed or chosen on the page, as they are read there. */
async function namesOn(page: Page): Promise<string[]> {
  return (await page.evaluate(`(() => {
    const all = document.querySelectorAll("button, a, label, legend, option, [role=option], [role=tab], [role=combobox]");
    return [...all].map((one) => one.textContent.replace(/\\s+/g, " ").trim());
  })()`)) as string[];
}

/** What was on the page while a step of the tour lasted: its text changes when a form is open. */
class SeenNames {
  readonly #texts = new Set<string>();
  readonly #byNumber = new Map<string, Set<string>>();

  note(text: string, names: readonly string[]): void {
    this.#texts.add(text);
    const number = numberIn(text);
    this.#byNumber.set(number, new Set([...(this.#byNumber.get(number) ?? []), ...names]));
  }

  /** @throws if a step quotes what nothing on the page was called meanwhile. */
  judge(): void {
    const wrong = [...this.#texts].flatMap((text) =>
      quotedIn(text)
        .filter((name) => !this.#byNumber.get(numberIn(text))?.has(name))
        .map((name) => `“${name}” in: ${text}`),
    );
    if (wrong.length > 0) throw new Error(`nothing is called so:\n${wrong.join("\n")}`);
  }
}

const numberIn = (text: string): string => /\d+\/\d+/.exec(text)?.[0] ?? "";

const same = (one: TourState, other: TourState) => one.step === other.step && one.open === other.open;

const TIMEOUT_MS = 1_500;
const POLL_EVERY_MS = 40;
const MAX_PRESSES = 120;
const MAX_IN_VAIN = 12;

/**
 * Follows the guided tour: presses what it points at, and fills forms in with its examples. Calls `look` at each new state. What a step quotes
 * must have been on the page while it lasted. Resolves to the steps, up to the end or to the step whose text begins with `until`.
 */
export async function followTour(
  page: Page,
  way: Way,
  until?: string,
  look?: (state: string) => Promise<void>,
): Promise<string[]> {
  const steps: string[] = [];
  const filled = new Set<string>();
  const named = new SeenNames();
  await page.locator(".tour-number").waitFor();
  let inVain = 0;
  for (let presses = 0; presses < MAX_PRESSES && inVain < MAX_IN_VAIN; presses += 1) {
    const state = await tourStateOf(page);
    named.note(state.step, await namesOn(page));
    if (steps.at(-1) !== state.step) {
      steps.push(state.step);
      await look?.(state.step);
    }
    if ((await page.locator(".tour-number").count()) === 0) {
      named.judge();
      return steps;
    }
    if (until !== undefined && state.step.startsWith(until)) return steps;
    const example = page.locator("[data-example]");
    const form = `${state.act} ${state.step} ${state.open}`;
    if ((await example.count()) > 0 && !filled.has(form)) {
      const isFilled = await example.click({ timeout: TIMEOUT_MS }).then(
        () => true,
        () => false,
      );
      if (isFilled) filled.add(form);
    }
    await page.locator("[data-show]").click();
    named.note((await tourStateOf(page)).step, await namesOn(page));
    await pressFocused(page, way);
    inVain = (await hasChanged(page, state)) ? 0 : inVain + 1;
  }
  const troubles = await page.locator(".trouble").allInnerTexts();
  throw new Error(
    `the tour does not end:\n${[...steps, JSON.stringify(await tourStateOf(page)), ...troubles].join("\n")}`,
  );
}

/** Presses what "Show me where" has focused. */
async function pressFocused(page: Page, way: Way): Promise<void> {
  if (way === "keyboard") return page.keyboard.press("Enter");
  // It may have disappeared: the app acts by itself meanwhile.
  await page
    .locator(":focus")
    .click({ timeout: TIMEOUT_MS })
    .catch(() => {});
}

/** Whether the tour's state changes in time; while the clock is moved there is no other limit. A press that only opens a place changes nothing, so the wait is short when nothing is under way. */
async function hasChanged(page: Page, before: TourState): Promise<boolean> {
  for (let waited = 0; waited < TIMEOUT_MS; waited += POLL_EVERY_MS) {
    await page.waitForTimeout(POLL_EVERY_MS);
    if (waited > TIMEOUT_MS / 2)
      await page.locator("[data-time=hour]:not([aria-disabled])").waitFor({ state: "attached", timeout: 0 });
    if (!same(before, await tourStateOf(page))) return true;
    if (
      waited > TIMEOUT_MS / 4 &&
      (await page.locator("[data-time][aria-disabled]").count()) === 0 &&
      before.open === ""
    )
      break;
  }
  return false;
}
