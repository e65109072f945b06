import type { CastMember } from "../cast.ts";
import type { ShownPerson } from "../workspace/screen.ts";
import { askPlayground } from "./connection.ts";
import { Store } from "./store.ts";

export type CastRole = Pick<CastMember, "role" | "field"> & { id: string };
export type Command = { command: string; description: string; usage_hint?: string };

/** What is the same on all screens: the people, the cast, the app's commands, the time zone. */
export type Session = {
  born: string;
  zone: string;
  bot: string;
  cast: readonly CastRole[];
  people: readonly ShownPerson[];
  byId: ReadonlyMap<string, ShownPerson>;
  commands: readonly Command[];
};

export const session = new Store<Session | undefined>(undefined);
export const isConnected = new Store(true);

type SessionAnswer = Omit<Session, "byId"> & { now: number };

export async function loadSession(): Promise<void> {
  const { now, ...rest } = await askPlayground<SessionAnswer>("session");
  setNow(now);
  session.value = { ...rest, byId: new Map(rest.people.map((person) => [person.id, person])) };
}

export function loadedSession(): Session {
  if (!session.value) throw new Error("the session is not loaded yet");
  return session.value;
}

export const personOf = (id: string): ShownPerson | undefined => session.value?.byId.get(id);
export const nameOf = (id: string): string => personOf(id)?.name ?? id;
export const firstNameOf = (id: string): string => nameOf(id).split(" ")[0] ?? id;
export const castRoleOf = (id: string): CastRole | undefined => session.value?.cast.find((member) => member.id === id);

/** The playground's time in milliseconds since 1970 UTC when the workspace last sent it, and when that was, by `performance.now()`. */
export const syncedTime = new Store({ now: 0, at: 0 });

export function setNow(now: number): void {
  syncedTime.value = { now, at: performance.now() };
}

export const playgroundNow = (): number => syncedTime.value.now + (performance.now() - syncedTime.value.at);

export const DAY_MS = 86_400_000;

/** Today's month and day, `MM-DD`. */
export const dayInYear = (): string => dateInDays(0).slice("YYYY-".length);

/** How many days it is to a Monday to Wednesday at the end of June. */
export function daysToJune(): number {
  const [year = 0, month = 0] = dateInDays(0).split("-").map(Number);
  const june = Date.UTC(month > 6 || dayInYear() >= "06-20" ? year + 1 : year, 5, 21);
  const weekday = new Date(june).getUTCDay();
  const later = weekday === 0 ? 1 : weekday > 3 ? 8 - weekday : 0;
  return (june - Date.parse(dateInDays(0))) / DAY_MS + later;
}

/** The date so many days after today, `YYYY-MM-DD`, by the playground's time and time zone. */
export const dateInDays = (days: number): string => dateAt(playgroundNow() + days * DAY_MS);

/** The date of an instant in the playground's time zone, `YYYY-MM-DD`. */
export const dateAt = (at: number): string =>
  new Intl.DateTimeFormat("sv-SE", { timeZone: loadedSession().zone, dateStyle: "short" }).format(at);
