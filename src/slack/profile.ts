import type { SlackProfile } from "../../db/people/people.ts";
import { NO_SLACK_USER, type SlackUserId } from "../programme/ids.ts";
import { languageOfLocale } from "../texts/languages.ts";

/** Slack's user object, the properties that the bot reads. https://docs.slack.dev/reference/objects/user-object */
export type SlackUser = {
  id?: SlackUserId;
  team_id?: string;
  name?: string;
  real_name?: string;
  deleted?: boolean;
  locale?: string;
  is_admin?: boolean;
  is_owner?: boolean;
  is_bot?: boolean;
  is_restricted?: boolean;
  is_ultra_restricted?: boolean;
  is_stranger?: boolean;
  is_email_confirmed?: boolean;
  profile?: { real_name?: string; display_name?: string; first_name?: string; email?: string };
};

/** Slackbot's own user, for which Slack's `is_bot` is false. */
const SLACKBOT = "USLACKBOT";

export function profileOf(user: SlackUser, teamId: string | undefined): SlackProfile {
  return {
    slackUserId: user.id ?? NO_SLACK_USER,
    name: user.profile?.real_name || user.real_name || user.profile?.display_name || user.name || "?",
    profileLanguage: languageOfLocale(user.locale),
    isAdmin: Boolean(user.is_admin || user.is_owner),
    isGuest: Boolean(user.is_restricted || user.is_ultra_restricted),
    isBot: Boolean(user.is_bot) || user.id === SLACKBOT,
    isStranger:
      Boolean(user.is_stranger) || (teamId !== undefined && user.team_id !== undefined && user.team_id !== teamId),
    isDeactivated: Boolean(user.deleted),
    // An import matches people by address, so an unconfirmed address could give one person's data to another.
    email: user.is_email_confirmed === false ? undefined : user.profile?.email,
  };
}
