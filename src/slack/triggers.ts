import { WebAPIPlatformError } from "@slack/web-api";

/** A trigger opens one modal, within 3 seconds. https://docs.slack.dev/interactivity/handling-user-interaction */
const codeOf = (error: unknown): string | undefined =>
  error instanceof WebAPIPlatformError ? error.data.error : undefined;

/** Slack's guide knows each by another name than its reference. */
const SPENT = new Set(["exchanged_trigger_id", "trigger_exchanged"]);
const EXPIRED = new Set(["expired_trigger_id", "trigger_expired"]);

/** Opens a modal. Where Slack delivered the same act twice its trigger is spent, and the modal is there already. */
export async function oncePerTrigger(open: () => Promise<unknown>): Promise<void> {
  try {
    await open();
  } catch (error) {
    if (!SPENT.has(codeOf(error) ?? "")) throw error;
  }
}

/** The 3 seconds were over: nothing is broken, she can press again. */
export const isTooLate = (error: unknown): boolean => EXPIRED.has(codeOf(error) ?? "");
