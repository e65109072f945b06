import { WebAPIPlatformError } from "@slack/web-api";

/** A trigger opens one modal, within 3 seconds. https://docs.slack.dev/interactivity/handling-user-interaction */
const codeOf = (error: unknown): string | undefined =>
  error instanceof WebAPIPlatformError ? error.data.error : undefined;

/** Slack's guide knows each by another name than its reference. */
const SPENT = new Set(["exchanged_trigger_id", "trigger_exchanged"]);
const EXPIRED = new Set(["expired_trigger_id", "trigger_expired"]);

/** Opens a modal. Where Slack delivered the same act twice its trigger is spent, and the modal is there already. */
export async function oncePerTrigger<T>(open: () => Promise<T>): Promise<T | undefined> {
  try {
    return await open();
  } catch (error) {
    if (SPENT.has(codeOf(error) ?? "")) return undefined;
    throw error;
  }
}

/** Draws a modal anew, unless she has closed it meanwhile. https://docs.slack.dev/reference/methods/views.update */
export async function unlessClosed(update: () => Promise<unknown>): Promise<void> {
  try {
    await update();
  } catch (error) {
    if (codeOf(error) !== "not_found") throw error;
  }
}

/** The 3 seconds were over: nothing is broken, she can press again. */
export const isTooLate = (error: unknown): boolean => EXPIRED.has(codeOf(error) ?? "");
