import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRequestError } from "@slack/web-api";
import { isAboutToken } from "./errors.ts";

/** What to tell the operator when Slack does not accept a token; undefined for any other error. */
export function whyNotAccepted(variable: string, error: unknown): string | undefined {
  if (!(error instanceof WebAPIPlatformError) || !isAboutToken(error.data.error)) return undefined;
  return `Slack does not accept ${variable} (${error.data.error}). Install the app in the workspace again, copy the token again, and start the bot again.`;
}

/** What to tell the operator when the address does not answer, or something other than Slack does; undefined for any other error. */
export function whyNotReached(slackApiUrl: string, error: unknown): string | undefined {
  if (!(error instanceof WebAPIRequestError) && !(error instanceof WebAPIHTTPError)) return undefined;
  return `Slack does not answer at ${slackApiUrl} (${error.message}). Check the network and SLACK_API_URL, and start the bot again.`;
}

/** What to tell the operator when the app is installed for a whole organisation of Enterprise Grid. */
export const INSTALLED_FOR_ALL =
  "The app is installed for the whole organisation, but it works in one workspace: remove it from the organisation, open its page at https://api.slack.com/apps, choose Install App → Install to Workspace for this one workspace, copy the new token into SLACK_BOT_TOKEN, and start the bot again.";
