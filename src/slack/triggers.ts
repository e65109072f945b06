import { WebAPIPlatformError } from "@slack/web-api";

const codeOf = (error: unknown): string | undefined =>
  error instanceof WebAPIPlatformError ? error.data.error : undefined;

/**
 * A trigger opens one modal, within 3 seconds. https://docs.slack.dev/interactivity/handling-user-interaction
 * Slack's guide and its reference name each error differently.
 */
const SPENT = new Set(["exchanged_trigger_id", "trigger_exchanged"]);
const EXPIRED = new Set(["expired_trigger_id", "trigger_expired"]);

/** Opens a modal. Undefined if the trigger has been used: Slack delivered the same act twice, and the modal is open. */
export async function oncePerTrigger<T>(open: () => Promise<T>): Promise<T | undefined> {
  try {
    return await open();
  } catch (error) {
    if (SPENT.has(codeOf(error) ?? "")) return undefined;
    throw error;
  }
}

/** Updates an open modal. Does nothing if the person has closed it. https://docs.slack.dev/reference/methods/views.update */
export async function unlessClosed(update: () => Promise<unknown>): Promise<void> {
  try {
    await update();
  } catch (error) {
    if (codeOf(error) !== "not_found") throw error;
  }
}

/** Whether the 3 seconds of a trigger were over. Nothing is broken: the person can press again. */
export const isTooLate = (error: unknown): boolean => EXPIRED.has(codeOf(error) ?? "");
