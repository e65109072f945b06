import type { SlackProfile } from "../../db/people/people.ts";
import { isZone } from "../programme/calendar/calendar.ts";
import { NO_SLACK_USER, type SlackUserId } from "../programme/ids.ts";
import { firstVisible } from "../programme/people/names.ts";
import { languageOfLocale } from "../texts/languages.ts";

/** Slack's user object, the properties that the bot reads. https://docs.slack.dev/reference/objects/user-object */
export type SlackUser = {
  id?: SlackUserId;
  team_id?: string;
  name?: string;
  real_name?: string;
  deleted?: boolean;
  locale?: string;
  /** An IANA name. */
  tz?: string;
  is_admin?: boolean;
  is_owner?: boolean;
  is_bot?: boolean;
  /** A step of a workflow. `is_bot` is not always true with it. */
  is_workflow_bot?: boolean;
  is_restricted?: boolean;
  is_ultra_restricted?: boolean;
  is_stranger?: boolean;
  is_email_confirmed?: boolean;
  /** On Enterprise Grid: the company, and those of its workspaces that the person belongs to. */
  enterprise_user?: { enterprise_id?: string; teams?: string[] };
  profile?: { real_name?: string; display_name?: string; first_name?: string; email?: string };
};

/** Slackbot's own user, for which Slack's `is_bot` is false. */
const SLACKBOT = "USLACKBOT";

/** For a user object without an id, which Slack does not send. */
const NO_NAME = "–";

/** The workspace that the app is installed in, and on Enterprise Grid its company. https://docs.slack.dev/reference/methods/auth.test */
export type Workspace = { teamId: string; enterpriseId: string | undefined };

/** @param identity the answer of auth.test */
export const workspaceOf = ({ team_id, enterprise_id }: { team_id?: unknown; enterprise_id?: unknown }): Workspace => ({
  teamId: typeof team_id === "string" ? team_id : "",
  enterpriseId: typeof enterprise_id === "string" ? enterprise_id : undefined,
});

/**
 * Whether a person belongs neither to this workspace nor to another one of the same company. `team_id` may name another workspace of hers, or the
 * company. https://docs.slack.dev/enterprise/developing-for-enterprise-orgs
 */
function isStranger({ team_id, enterprise_user: company, is_stranger }: SlackUser, at: Workspace): boolean {
  const teams = [team_id, ...(company?.teams ?? [])].filter((team) => team !== undefined);
  if (teams.includes(at.teamId)) return false;
  const companies = [company?.enterprise_id, team_id];
  if (at.enterpriseId !== undefined && companies.includes(at.enterpriseId)) return false;
  return Boolean(is_stranger) || teams.length > 0;
}

export function profileOf(user: SlackUser, at: Workspace): SlackProfile {
  return {
    slackUserId: user.id ?? NO_SLACK_USER,
    // The account's own id is the last resort: coordinators see by it who it is.
    name:
      firstVisible([user.profile?.real_name, user.real_name, user.profile?.display_name, user.name, user.id]) ??
      NO_NAME,
    firstName: firstVisible([user.profile?.first_name]),
    profileLanguage: languageOfLocale(user.locale),
    timeZone: isZone(user.tz) ? user.tz : undefined,
    isAdmin: Boolean(user.is_admin || user.is_owner),
    isGuest: Boolean(user.is_restricted || user.is_ultra_restricted),
    isBot: Boolean(user.is_bot || user.is_workflow_bot) || user.id === SLACKBOT,
    isStranger: isStranger(user, at),
    isDeactivated: Boolean(user.deleted),
    // An import matches people by address, so an unconfirmed address could give one person's data to another.
    email: user.is_email_confirmed === false ? undefined : user.profile?.email,
  };
}
