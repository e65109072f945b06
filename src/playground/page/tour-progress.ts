import { loadedSession, playgroundNow } from "./session.ts";
import { startOverFor } from "./start-over.ts";
import { Store } from "./store.ts";
import type { Act, Step } from "./tour-steps.ts";
import { TourView } from "./tour-view.ts";
import { type TourName, tourNames, tours } from "./tours.ts";

/** The current step and act, by index; `since` is the playground's time at which the act began. */
export type Progress = {
  tour: TourName;
  state: "offered" | "going" | "left" | "done";
  step: number;
  act: number;
  since: number;
  /** Whether the tour presses by itself. */
  isPlaying: boolean;
};

const STORAGE_KEY = "playground-tour";
/** The tour that begins when the page has loaded again, after "start over". */
const NEXT_KEY = "playground-next-tour";
const BEGINNING = { step: 0, act: 0, since: 0, isPlaying: false } as const;

export const progress = new Store<Progress>({ ...BEGINNING, tour: "pair", state: "left" });
/** How many times as fast as usual a tour plays itself. */
export const speed = new Store(1);
export const speeds = [0.5, 1, 2, 4] as const;

export function restoreTour(): void {
  progress.value = savedProgress() ?? { ...BEGINNING, tour: "pair", state: "offered" };
  progress.listen(() =>
    localStorage.setItem(STORAGE_KEY, JSON.stringify({ born: loadedSession().born, ...progress.value })),
  );
  const next = tourNames.find((name) => name === localStorage.getItem(NEXT_KEY));
  localStorage.removeItem(NEXT_KEY);
  if (next) begin(next);
}

function savedProgress(): Progress | undefined {
  try {
    const { born, ...found } = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? "{}");
    if (born !== loadedSession().born || !Object.hasOwn(tours, found.tour)) return undefined;
    return { ...found, isPlaying: false };
  } catch {
    return undefined;
  }
}

export const stepsNow = (): readonly Step[] => tours[progress.value.tour];
export const actNow = (): Act | undefined => stepsNow()[progress.value.step]?.acts[progress.value.act];

export function nextAct(): void {
  const { step, act } = progress.value;
  const isLastAct = act + 1 >= (stepsNow()[step]?.acts.length ?? 0);
  const next = isLastAct ? { step: step + 1, act: 0 } : { step, act: act + 1 };
  const isOver = next.step >= stepsNow().length;
  progress.value = { ...progress.value, ...next, since: playgroundNow(), state: isOver ? "done" : "going" };
}

/** Moves on past every act whose result is there already, whether the tour or something else led to it. */
export function skipDoneActs(seen: ReadonlySet<string>): void {
  let known = seen;
  for (let act = actNow(); progress.value.state === "going" && act; act = actNow()) {
    if (!act.isDone(new TourView(progress.value.since, known))) return;
    nextAct();
    known = new Set();
  }
}

/** Begins a tour. The story of a pair begins in an empty workspace: in any other the person is asked to start over first. */
export async function startTour(tour: TourName): Promise<void> {
  const isEmpty = new TourView(0).channel("coordinator", "network") === undefined;
  if (tour === "coordinator" || isEmpty) return begin(tour);
  localStorage.setItem(NEXT_KEY, tour);
  if (!(await startOverFor("tour"))) localStorage.removeItem(NEXT_KEY);
}

function begin(tour: TourName): void {
  progress.value = { ...BEGINNING, tour, state: "going", since: playgroundNow(), isPlaying: tour === "watch" };
}

export const leaveTour = (): void => {
  progress.value = { ...progress.value, state: "left", isPlaying: false };
};
export const continueTour = (): void => {
  progress.value = { ...progress.value, state: "going" };
};
/** Whether a tour was left before its end. */
export const hasLeft = (): boolean => progress.value.since > 0 && progress.value.step < stepsNow().length;
export const offerTour = (): void => {
  progress.value = { ...progress.value, state: "offered", isPlaying: false };
};
export const setPlaying = (isPlaying: boolean): void => {
  progress.value = { ...progress.value, isPlaying };
};
