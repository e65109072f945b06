import type { TextKey } from "../../texts/words.ts";
import { dateOf, instantOf, MINUTE_MS, nextWeekday, timeOf } from "../calendar/calendar.ts";
import type { Complaint, Complaints } from "../forms/reading.ts";
import { type PersonId, type SlackUserId, slackUserIdFrom } from "../ids.ts";
import { isTooFar } from "../meetings/rules.ts";
import { isOfPerson } from "../people/names.ts";
import type { LiveState } from "./states.ts";

/** What decides whether a person can be in a pair. */
type Candidate = {
  id: PersonId;
  firstName: string;
  isBot: boolean;
  isStranger: boolean;
  isDeactivated: boolean;
  /** Was erased and has not enrolled since. */
  isWithheld?: boolean;
  isGuest: boolean;
  isCoordinator: boolean;
};

type Places = { actor: Candidate | undefined; mentor: Candidate | undefined; coordinator: Candidate | undefined };

/** What is wrong with the people of a new pair, by field. Guests are not refused; the caller asks about them. */
export function complaintsAboutPeople({ actor, mentor, coordinator }: Places): Complaints {
  const complaints: Complaints = {};
  for (const [field, candidate] of [
    ["actor", actor],
    ["mentor", mentor],
  ] as const) {
    if (!candidate) complaints[field] = { key: "pairs.wrong.nobody" };
    else if (candidate.isBot) complaints[field] = { key: "pairs.wrong.bot", params: { name: candidate.firstName } };
    else if (candidate.isStranger)
      complaints[field] = { key: "pairs.wrong.stranger", params: { name: candidate.firstName } };
    else if (candidate.isDeactivated)
      complaints[field] = { key: "pairs.wrong.deactivated", params: { name: candidate.firstName } };
    else if (candidate.isWithheld) complaints[field] = { key: "setup.isForgotten" };
  }
  if (actor && mentor && actor.id === mentor.id) complaints.mentor = { key: "pairs.wrong.samePerson" };
  if (!coordinator?.isCoordinator) complaints.coordinator = { key: "pairs.wrong.noCoordinator" };
  else if (coordinator.id === actor?.id || coordinator.id === mentor?.id)
    complaints.coordinator = { key: "pairs.wrong.coordinatorInPair" };
  return complaints;
}

/** The two are a pair already. Of one that is invited, it says what can be done. */
export const complaintAboutLivePair = (state: LiveState): Complaint => ({
  key: state === "invited" ? "pairs.wrong.invited" : "pairs.wrong.exists",
});

/** A mentor who takes no new pairs now, or has as many as wanted. It is asked about, not refused: the mentor may have agreed. */
export function complaintAboutRoom(
  name: string,
  { most, taken }: { most: number; taken: number },
): Complaint | undefined {
  if (most === 0) return { key: "pairs.wrong.resting", params: { name } };
  if (taken < most) return undefined;
  return { key: "pairs.wrong.full", params: { name, most: String(most), taken: String(taken) } };
}

/** The first meeting's instant, or what is wrong with its day or time. It may be earlier today, because the meeting may have begun. */
export function kickoffInstant(
  on: string,
  time: string,
  now: number,
  zone: string,
): { at: number } | { complaints: Complaints } {
  const today = dateOf(now, zone);
  if (on < today) return { complaints: { day: { key: "pairs.wrong.past" } } };
  if (isTooFar(on, today)) return { complaints: { day: { key: "meetings.wrong.tooFar" } } };
  const at = instantOf(on, time, zone);
  return at === undefined ? { complaints: { time: { key: "pairs.wrong.noSuchTime" } } } : { at };
}

/** A coordinator is at each first meeting, and holds none that would end later than this. */
const LAST_START = "19:00";
const MINUTES_APART = 60;

/**
 * When a coordinator's next first meeting could be: an hour after the one before, or when that is over where it takes longer; or, after the evening's last, on the next weekday at the time
 * at which she began (`from`). She can change it.
 */
export function kickoffAfter(
  before: { startsAt: number; endsAt: number },
  from: string,
  zone: string,
): { day: string; time: string } {
  const next = Math.max(before.startsAt + MINUTES_APART * MINUTE_MS, before.endsAt);
  const day = dateOf(before.startsAt, zone);
  const time = timeOf(next, zone);
  if (dateOf(next, zone) === day && time <= LAST_START) return { day, time };
  return { day: nextWeekday(day), time: from };
}

/** The Slack ids in the text after `/new-pair`, such as `<@U1|name> <@U2>`, in their order. */
export const mentionedIn = (text: string): SlackUserId[] =>
  [...text.matchAll(/<@([UW][A-Z0-9]+)(?:\|[^>]*)?>/g)].flatMap((match) => slackUserIdFrom(match[1]) ?? []);

/** Days after the invitation on which a person who has not answered is reminded. */
export const REMINDER_DAYS = [3, 7] as const;

/** In characters, by Slack's rule for channels. */
export const LONGEST_CHANNEL_NAME = 80;

/** Letters that Unicode's decomposition (NFD) does not split into a plain letter and a mark. */
const letters: Record<string, string> = { æ: "ae", ø: "o", ð: "d", þ: "th", ß: "ss", đ: "d", ł: "l", ı: "i", œ: "oe" };

/**
 * The name of a pair's channel: `pari-mirja-amina-x7k2`, or `pari-x7k2` if one of the two has no name or a name without usable letters. Long names are cut, the
 * suffix is not. https://docs.slack.dev/reference/methods/conversations.create
 */
export function channelName(mentorName: string, actorName: string, suffix: string): string {
  const names = [mentorName, actorName].map((name) => (isOfPerson(name) ? slug(name) : ""));
  if (names.some((name) => name === "")) return `pari-${suffix}`;
  const room = LONGEST_CHANNEL_NAME - "pari-".length - suffix.length - 1;
  const joined = names.map((name) => name.slice(0, Math.floor(room / 2) - 1)).join("-");
  return `pari-${joined}-${suffix}`;
}

/** The letters and digits of a name that a channel's name may have, with hyphens between. */
export const slug = (name: string): string =>
  [...name.toLowerCase().normalize("NFD")]
    .map((letter) => letters[letter] ?? letter)
    .join("")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "");

const troubles: Record<string, TextKey> = {
  user_is_restricted: "pairs.trouble.guest",
  ura_max_channels: "pairs.trouble.guest",
  user_not_found: "pairs.trouble.unknown",
  cant_invite: "pairs.trouble.unknown",
  user_disabled: "pairs.trouble.deactivated",
  user_is_bot: "pairs.trouble.unknown",
  org_user_not_in_team: "pairs.trouble.elsewhere",
  no_external_invite_permission: "pairs.trouble.elsewhere",
};

/** The text for an error of conversations.invite. https://docs.slack.dev/reference/methods/conversations.invite */
export const inviteTrouble = (error: string): TextKey => troubles[error] ?? "pairs.trouble.forbidden";

/** Why the bot cannot write to a person, for an error of conversations.open or chat.postMessage. */
export const reachTrouble = (error: string): TextKey =>
  error === "user_disabled" ? "pairs.trouble.deactivated" : "pairs.trouble.tellYourself";
