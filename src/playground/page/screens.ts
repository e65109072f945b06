import { LiveSocket } from "./connection.ts";
import { Screen } from "./screen.ts";
import { isConnected, loadSession, session, setNow } from "./session.ts";

const screens = new Map<string, Screen>();
/** Those that have been read since the socket came up; the others may have missed something. */
const fresh = new Set<string>();
let wire: LiveSocket | undefined;

export function screenOf(person: string): Screen {
  const existing = screens.get(person);
  if (existing) return existing;
  const screen = new Screen(person);
  screens.set(person, screen);
  wire?.watch([...screens.keys()]);
  return screen;
}

/** Hears what changes, for all screens, over one socket. A screen is read once the socket watches it, so that nothing falls in between. */
export function connect(): void {
  wire = new LiveSocket(
    (event) => {
      if (event.type === "hello" || event.type === "time") setNow(Number(event.now));
      // Somebody started over: everything here is gone.
      if (event.type === "hello" && event.born !== session.value?.born) location.reload();
      if (event.type === "user") readPeopleSoon();
      if (event.type === "watching") readFresh(event.users as string[]);
      if (event.of) screens.get(event.of)?.hear(event);
    },
    (isOpen) => {
      isConnected.value = isOpen;
      if (!isOpen) fresh.clear();
    },
  );
  wire.watch([...screens.keys()]);
}

function readFresh(people: readonly string[]): void {
  for (const person of people) {
    if (fresh.has(person)) continue;
    fresh.add(person);
    void screens.get(person)?.load();
  }
}

let arePeopleWanted = false;

function readPeopleSoon(): void {
  if (arePeopleWanted) return;
  arePeopleWanted = true;
  setTimeout(() => {
    arePeopleWanted = false;
    void loadSession();
  }, 50);
}
