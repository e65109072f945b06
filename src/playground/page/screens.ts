import type { ListedLetter } from "../mail/mailbox.ts";
import { LiveSocket } from "./connection.ts";
import { addLetter, readLetters } from "./letters.ts";
import { Screen } from "./screen.ts";
import { isConnected, loadSession, session, setNow } from "./session.ts";

const screens = new Map<string, Screen>();
/** The people whose screens were loaded since the socket opened; the other screens may have missed events. */
const loaded = new Set<string>();
let socket: LiveSocket | undefined;

/** Changes of people that come within this time are read once. */
const READ_PEOPLE_AFTER_MS = 50;

export function screenOf(person: string): Screen {
  const existing = screens.get(person);
  if (existing) return existing;
  const screen = new Screen(person);
  screens.set(person, screen);
  socket?.watch([...screens.keys()]);
  return screen;
}

export const openScreens = (): Screen[] => [...screens.values()];

/** Opens the page's socket. A screen is loaded after the socket has begun to watch its person, so that no event is missed. */
export function connect(): void {
  socket = new LiveSocket(
    (event) => {
      if (event.type === "hello" || event.type === "time") setNow(Number(event.now));
      // Somebody has started over: this is another playground.
      if (event.type === "hello" && event.born !== session.value?.born) location.reload();
      if (event.type === "hello") void readLetters();
      if (event.type === "letter") addLetter(event.letter as ListedLetter);
      if (event.type === "user") readPeopleSoon();
      if (event.type === "watching") loadNew(event.users as string[]);
      if (event.of) screens.get(event.of)?.applyEvent(event);
    },
    (isOpen) => {
      isConnected.value = isOpen;
      if (!isOpen) loaded.clear();
    },
  );
  socket.watch([...screens.keys()]);
}

function loadNew(people: readonly string[]): void {
  for (const person of people) {
    if (loaded.has(person)) continue;
    loaded.add(person);
    void screens.get(person)?.load();
  }
}

let willReadPeople = false;

function readPeopleSoon(): void {
  if (willReadPeople) return;
  willReadPeople = true;
  setTimeout(() => {
    willReadPeople = false;
    void loadSession();
  }, READ_PEOPLE_AFTER_MS);
}
