import { WebAPIPlatformError } from "@slack/web-api";
import { type Meaning, meaningOf } from "./errors.ts";

const codeOf = (error: unknown): string | undefined =>
  error instanceof WebAPIPlatformError ? error.data.error : undefined;

const means = (error: unknown, meaning: Meaning): boolean => meaningOf("views.open", codeOf(error) ?? "") === meaning;

/** Opens a modal: a trigger opens one, within 3 seconds. Undefined if the trigger has been used: Slack delivered the same act twice, and the modal is open. */
export async function oncePerTrigger<T>(open: () => Promise<T>): Promise<T | undefined> {
  try {
    return await open();
  } catch (error) {
    if (means(error, "trigger:used")) return undefined;
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
export const isTooLate = (error: unknown): boolean => means(error, "trigger:late");
