import { Store } from "./store.ts";

/*
 * A modal belongs to the tab in which the person's act opened it, as in Slack. The workspace knows only people, so the tabs of one browser
 * tell each other, through localStorage, in which of them each person acted last.
 */

const OWN_KEY = "playground-tab";
const LAST_KEY = "playground-acted-in";

/** Survives a reload; a copy of the tab gets an id of its own. */
const own = idOfTab();

function idOfTab(): string {
  const [navigation] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  const isAgain = navigation?.type === "reload" || navigation?.type === "back_forward";
  const id = (isAgain && sessionStorage.getItem(OWN_KEY)) || crypto.randomUUID();
  sessionStorage.setItem(OWN_KEY, id);
  return id;
}

/** The tab in which each person acted last, by her id. */
export const actedIn = new Store<Readonly<Record<string, string>>>(read());

addEventListener("storage", ({ key }) => {
  if (key === LAST_KEY) actedIn.value = read();
});

function read(): Record<string, string> {
  try {
    return JSON.parse(localStorage.getItem(LAST_KEY) ?? "{}");
  } catch {
    return {};
  }
}

/** Called before an act of this person that may open a modal. */
export function actHere(person: string): void {
  if (actedIn.value[person] === own) return;
  const all = { ...read(), [person]: own };
  localStorage.setItem(LAST_KEY, JSON.stringify(all));
  actedIn.value = all;
}

/** Whether the person's modal belongs to another tab. */
export const isElsewhere = (person: string): boolean => (actedIn.value[person] ?? own) !== own;
