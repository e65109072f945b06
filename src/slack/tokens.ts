import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRequestError } from "@slack/web-api";

const ABOUT_TOKEN = new Set([
  "account_inactive",
  "invalid_auth",
  "not_allowed_token_type",
  "not_authed",
  "team_disabled",
  "token_expired",
  "token_revoked",
  "user_removed_from_team",
]);

/** Slack does not let us in (any more), whatever was asked. */
export const isAboutToken = (code: string): boolean => ABOUT_TOKEN.has(code);

/** For the person who runs the bot; undefined where something else is wrong. */
export function whyNotAccepted(variable: string, error: unknown): string | undefined {
  if (!(error instanceof WebAPIPlatformError) || !isAboutToken(error.data.error)) return undefined;
  return `Slack does not accept ${variable} (${error.data.error}). Install the app in the workspace again, copy the token anew, and start the bot again.`;
}

/** The same for an address at which nobody answers, or somebody else does. */
export function whyNotReached(slackApiUrl: string, error: unknown): string | undefined {
  if (!(error instanceof WebAPIRequestError) && !(error instanceof WebAPIHTTPError)) return undefined;
  return `Slack does not answer at ${slackApiUrl} (${error.message}). Check the network and SLACK_API_URL, and start the bot again.`;
}
