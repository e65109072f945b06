import type { Fields } from "./json.ts";
import { present } from "./json.ts";
import { hasScope } from "./scopes.ts";
import { SlackError } from "./slack-error.ts";
import type { User } from "./state.ts";
import type { Workspace } from "./workspace.ts";

export type NewPerson = {
  name: string;
  locale?: string;
  tz?: string;
  email?: string;
  admin?: boolean;
  guest?: boolean | "single" | "multi";
  /** The bot of another app. */
  bot?: boolean;
  /** See `User` in state.ts. */
  enterprise?: NonNullable<User["enterprise"]>;
  otherTeam?: string;
  hidden?: boolean;
  /** Slack has not confirmed the e-mail address. */
  isUnconfirmed?: boolean;
};

export type ProfileChange = { name?: string; displayName?: string; email?: string; tz?: string };

/** Adds a person or bot without an event. */
export function addPerson(workspace: Workspace, person: NewPerson): User {
  const id = workspace.nextId(person.bot ? "UB" : "U");
  const guest = person.guest === true ? "multi" : person.guest || undefined;
  const handle = freeHandle(workspace, person.name);
  const user: User = {
    id,
    name: handle,
    realName: person.name,
    displayName: person.name,
    ...(person.bot ? {} : { email: person.email ?? `${handle}@example.org` }),
    locale: person.locale ?? "en-US",
    tz: person.tz ?? "Europe/Helsinki",
    isAdmin: person.admin ?? false,
    ...(guest ? { guest } : {}),
    ...(person.enterprise ? { enterprise: person.enterprise } : {}),
    ...(person.otherTeam ? { otherTeam: person.otherTeam } : {}),
    ...(person.hidden ? { isHidden: true } : {}),
    ...(person.isUnconfirmed ? { isUnconfirmed: true } : {}),
    isBot: person.bot ?? false,
    isDeleted: false,
    updated: workspace.seconds(),
  };
  workspace.addUser(user);
  return user;
}

/** Adds a person or bot, and sends the event `team_join`. */
export function joinWorkspace(workspace: Workspace, person: NewPerson): User {
  const user = addPerson(workspace, person);
  // Slack leaves out the e-mail address here, whatever the scopes are.
  sendUserEvent(workspace, "team_join", userObject(workspace, user, { locale: true }));
  return user;
}

export function setDeactivated(workspace: Workspace, user: User, isDeleted: boolean): void {
  if (user.isDeleted === isDeleted) return;
  user.isDeleted = isDeleted;
  sendUserChange(workspace, user);
}

export function changeProfile(workspace: Workspace, user: User, change: ProfileChange): void {
  if (change.name !== undefined) user.realName = change.name;
  if (change.displayName !== undefined || change.name !== undefined) {
    user.displayName = change.displayName ?? change.name ?? user.displayName;
  }
  if (change.email !== undefined) user.email = change.email;
  if (change.tz !== undefined) user.tz = change.tz;
  workspace.indexUser(user);
  sendUserChange(workspace, user);
}

export function changeLocale(workspace: Workspace, user: User, locale: string): void {
  user.locale = locale;
  sendUserChange(workspace, user);
}

function sendUserChange(workspace: Workspace, user: User): void {
  user.updated = workspace.seconds();
  sendUserEvent(
    workspace,
    "user_change",
    userObject(workspace, user, { locale: true, email: hasScope(workspace.manifest, "users:read.email") }),
  );
}

function sendUserEvent(workspace: Workspace, type: "team_join" | "user_change", user: Fields): void {
  const event_ts = workspace.nextTs();
  workspace.sendEvent({ type, user, cache_ts: workspace.seconds(), event_ts });
  workspace.live.sendToAll(() => ({ type: "user", user }));
}

/** The user, as somebody who acts. Throws SlackError if the user is deactivated. */
export function activeUser(workspace: Workspace, id: string): User {
  const user = workspace.user(id);
  if (user.isDeleted) throw new SlackError("account_inactive");
  return user;
}

/** The user object of the Web API. Of a deactivated user Slack leaves out many fields. */
export function userObject(workspace: Workspace, user: User, show: { locale?: boolean; email?: boolean } = {}): Fields {
  const { team, app } = workspace.state;
  const base = {
    id: user.id,
    ...teamsOf(user, team.id),
    name: user.name,
    deleted: user.isDeleted,
    color: "9f69e7",
    real_name: user.realName,
    profile: { ...profileOf(user, show.email ?? false), team: team.id },
    is_bot: user.isBot,
    is_app_user: false,
    updated: user.updated,
    who_can_share_contact_card: "EVERYONE",
  };
  const botProfile = user.id === app.botUserId ? { bot_id: app.botId, api_app_id: app.id } : {};
  if (user.isDeleted) return { ...base, is_forgotten: false };
  return present({
    ...base,
    profile: { ...base.profile, ...botProfile },
    tz: user.tz,
    tz_label: user.tz,
    tz_offset: offsetOf(user.tz, workspace.clock.now()),
    is_admin: user.isAdmin,
    is_owner: false,
    is_primary_owner: false,
    is_restricted: user.guest !== undefined,
    is_ultra_restricted: user.guest === "single",
    is_email_confirmed: !user.isBot && !user.isUnconfirmed,
    locale: show.locale ? user.locale : undefined,
  });
}

/** What Slack says of the workspaces that a person belongs to. */
function teamsOf({ enterprise, otherTeam }: User, ours: string): Fields {
  if (otherTeam !== undefined) return { team_id: otherTeam, is_stranger: true };
  if (!enterprise) return { team_id: ours };
  const { id, teams, teamId } = enterprise;
  return present({ team_id: teamId, enterprise_user: { enterprise_id: id, teams } });
}

function profileOf(user: User, withEmail: boolean): Fields {
  const [first = "", ...rest] = user.realName.split(" ");
  return present({
    title: "",
    phone: "",
    skype: "",
    real_name: user.realName,
    real_name_normalized: user.realName,
    display_name: user.displayName,
    display_name_normalized: user.displayName,
    fields: {},
    status_text: "",
    status_text_canonical: "",
    status_emoji: "",
    status_emoji_display_info: [],
    status_expiration: 0,
    avatar_hash: `g${user.id}`,
    first_name: first,
    last_name: rest.join(" "),
    email: withEmail && !user.isBot ? user.email : undefined,
    ...Object.fromEntries(
      [24, 32, 48, 72, 192, 512].map((size) => [`image_${size}`, `https://avatars.invalid/${size}`]),
    ),
  });
}

/** A handle from the name, e.g. `mirja.virtanen`, with a number if it is taken. */
function freeHandle(workspace: Workspace, name: string): string {
  const plain = name
    .normalize("NFD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, (gap) => (/[\s.]/.test(gap) ? "." : ""))
    .replace(/^\.+|\.+$/g, "");
  const base = plain || "person";
  for (let number = 1; ; number += 1) {
    const handle = number === 1 ? base : `${base}${number}`;
    if (!workspace.userByName(handle)) return handle;
  }
}

/** By time zone. A format is costly to create, and every users.info needs one. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** The offset of the time zone at that time, in seconds east of UTC. */
function offsetOf(tz: string, now: number): number {
  const format = formats.get(tz) ?? new Intl.DateTimeFormat("en-US", { timeZone: tz, timeZoneName: "longOffset" });
  formats.set(tz, format);
  const parts = format.formatToParts(now);
  const match = /GMT([+-])(\d\d):(\d\d)/.exec(parts.find(({ type }) => type === "timeZoneName")?.value ?? "");
  if (!match) return 0;
  return (match[1] === "-" ? -1 : 1) * (Number(match[2]) * 3600 + Number(match[3]) * 60);
}
