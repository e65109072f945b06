import TinyQueue from "tinyqueue";
import { type Clock, everySecond } from "../clock.ts";
import { HOUR_MS, MINUTE_MS } from "../programme/calendar/calendar.ts";
import type { Beating, Pulse } from "../pulse.ts";
import type { WorkspaceId } from "./layout.ts";
import { within } from "./scope.ts";

/**
 * One tick for all workspaces. A workspace is asked when it needs its next beat, after each beat and each act of its own, and costs nothing until then.
 * Those that are due at the same time have their beats a few at a time, so that a person in another workspace does not wait for all of them.
 */
export type SharedPulse = {
  /** The pulse of one workspace. */
  of(id: WorkspaceId): Pulse;
  stop(): void;
};

/** Workspaces that do what is due at the same time. */
const AT_ONCE = 8;
/** A workspace that waits for Slack gives its place to another one after this time. */
const MAX_TURN_MS = 1_000;
/** After a database that cannot be asked. */
const RETRY_MS = 10_000;
/** The hourly work of all is spread evenly, with at least so much between two. */
const LEAST_BETWEEN_HOURLY_MS = MINUTE_MS;

type Member = { id: WorkspaceId; beating: Beating /** The only valid appointment. */; next: Appointment | undefined };
type Appointment = { at: number; member: Member };

/** @param everyTick is called every second, before the beats */
export function sharePulse(clock: Clock, everyTick: () => void): SharedPulse {
  const emptyQueue = () => new TinyQueue<Appointment>([], (one, other) => one.at - other.at);
  /** The earliest comes out first. */
  let queue = emptyQueue();
  const members = new Set<Member>();
  /** Whose turn it is now, and since when, by the machine's monotonic clock. */
  const turns = new Map<Member, number>();
  const due: Member[] = [];
  let latest = clock.now();
  let hourlyAt = performance.now() + LEAST_BETWEEN_HOURLY_MS;
  let hourlyTurns: Member[] = [];

  function appoint(member: Member, at: number): void {
    if (!members.has(member)) return;
    member.next = { at, member };
    queue.push(member.next);
    // A member that is asked often leaves many appointments behind.
    if (queue.length > 1_000 + 4 * members.size) {
      queue = emptyQueue();
      for (const one of members) if (one.next) queue.push(one.next);
    }
  }

  function ask(member: Member): void {
    const now = clock.now();
    try {
      appoint(
        member,
        Math.max(
          now + 1,
          within(member.id, () => member.beating.nextAt()),
        ),
      );
    } catch {
      // The beat says what is wrong with the database.
      appoint(member, now + RETRY_MS);
    }
  }

  function beatDue(): void {
    const now = performance.now();
    for (const [member, since] of turns) if (now - since > MAX_TURN_MS) turns.delete(member);
    while (turns.size < AT_ONCE) {
      const member = due.shift();
      if (!member) return;
      if (!members.has(member)) continue;
      turns.set(member, now);
      run(member, member.beating.beat);
      ask(member);
    }
  }

  /** What a workspace throws here is its own error, and does not keep the others from their turns. */
  function run({ id }: Member, work: () => void): void {
    try {
      within(id, work);
    } catch (error) {
      within(id, () =>
        setImmediate(() => {
          throw error;
        }),
      );
    }
  }

  function takeDue(): void {
    const now = clock.now();
    for (let first = queue.peek(); first !== undefined && first.at <= now; first = queue.peek()) {
      queue.pop();
      if (first.member.next !== first) continue;
      first.member.next = undefined;
      due.push(first.member);
    }
  }

  function hourly(): void {
    if (performance.now() < hourlyAt || members.size === 0) return;
    hourlyAt = performance.now() + Math.max(LEAST_BETWEEN_HOURLY_MS, HOUR_MS / members.size);
    hourlyTurns = hourlyTurns.filter((member) => members.has(member));
    if (hourlyTurns.length === 0) hourlyTurns = [...members];
    const member = hourlyTurns.shift();
    if (member) run(member, member.beating.hourly);
  }

  const ticking = everySecond((hasJumped) => {
    everyTick();
    const now = clock.now();
    if (hasJumped || now < latest) {
      for (const member of members) {
        member.next = undefined;
        if (!due.includes(member)) due.push(member);
      }
    }
    latest = now;
    takeDue();
    beatDue();
    hourly();
  });

  return {
    of: (id) => ({
      join(beating) {
        const member: Member = { id, beating, next: undefined };
        members.add(member);
        ask(member);
        return {
          rested() {
            if (turns.delete(member)) setImmediate(() => beatDue());
            ask(member);
          },
          stop() {
            members.delete(member);
            turns.delete(member);
          },
        };
      },
    }),
    stop: ticking.stop,
  };
}
