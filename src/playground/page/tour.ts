import { useEffect, useRef, useState } from "preact/hooks";
import { html } from "./html.ts";
import { layout } from "./layout.ts";
import { Pointer } from "./pointer.ts";
import { firstNameOf, loadedSession, playgroundNow, syncedTime } from "./session.ts";
import { Store, useStore } from "./store.ts";
import { fillExample } from "./tour-examples.ts";
import { type Act, steps } from "./tour-steps.ts";
import { findTarget } from "./tour-target.ts";
import { personFor, screenFor, TourView, type Who } from "./tour-view.ts";
import { words } from "./words.ts";

/** The current step and act, by index; `since` is the playground's time at which the act began. */
type Progress = { state: "offered" | "going" | "left" | "done"; step: number; act: number; since: number };

const STORAGE_KEY = "playground-tour";
export const progress = new Store<Progress>({ state: "left", step: 0, act: 0, since: 0 });

export function restoreTour(): void {
  progress.value = savedProgress() ?? { state: "offered", step: 0, act: 0, since: 0 };
  progress.listen(() =>
    localStorage.setItem(STORAGE_KEY, JSON.stringify({ born: loadedSession().born, ...progress.value })),
  );
}

function savedProgress(): Progress | undefined {
  try {
    const { born, ...found } = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? "{}");
    return born === loadedSession().born ? found : undefined;
  } catch {
    return undefined;
  }
}

const currentAct = (): Act | undefined => steps[progress.value.step]?.acts[progress.value.act];

function nextAct(): void {
  const { step, act } = progress.value;
  const isLastAct = act + 1 >= (steps[step]?.acts.length ?? 0);
  const next = isLastAct ? { step: step + 1, act: 0 } : { step, act: act + 1 };
  const isOver = next.step >= steps.length;
  progress.value = { ...next, since: playgroundNow(), state: isOver ? "done" : "going" };
}

/** Moves on past every act whose result is there already, whether the tour or something else led to it. */
function skipDoneActs(): void {
  for (let act = currentAct(); progress.value.state === "going" && act; act = currentAct()) {
    if (!act.isDone(new TourView(progress.value.since))) return;
    nextAct();
  }
}

function start(): void {
  progress.value = { state: "going", step: 0, act: 0, since: playgroundNow() };
}

export const leaveTour = (): void => {
  progress.value = { ...progress.value, state: "left" };
};
export const offerTour = (): void => {
  const { state } = progress.value;
  progress.value =
    state === "left" && progress.value.since > 0
      ? { ...progress.value, state: "going" }
      : { state: "offered", step: 0, act: 0, since: 0 };
};

const roles: readonly Who[] = ["coordinator", "mentor", "actor"];

export function Tour() {
  const { state } = useStore(progress);
  if (state === "offered") return html`<${TourOffer} />`;
  if (state === "going") return html`<${RunningTour} />`;
  if (state === "done") return html`<${TourEnd} />`;
  return null;
}

/** How long the tour waits for what follows from a form that was just sent. */
const FOLLOW_UP_MS = 1_500;

/** Whether this act's form was sent, or its confirmation closed, less than `FOLLOW_UP_MS` ago: there is nothing to press until the app follows up. */
function useSent(act: Act | undefined, open: string | undefined): boolean {
  const form = act && "form" in act ? act.form : undefined;
  const [sent, setSent] = useState<Act | undefined>(undefined);
  const before = useRef(open);
  useEffect(() => {
    const isSent = form !== undefined && before.current === form && open !== form;
    const isRead = before.current === "" && open === undefined;
    before.current = open;
    if (!isSent && !isRead) return;
    setSent(act);
    const timer = setTimeout(() => setSent(undefined), FOLLOW_UP_MS);
    return () => clearTimeout(timer);
  }, [open]);
  return sent !== undefined && sent === act;
}

function TourOffer() {
  const t = words().tour;
  return html`
    <aside class="tour" aria-label=${t.name}>
      <div class="tour-text">
        <h2>${t.welcome}</h2>
        <p>${t.welcomeText}</p>
      </div>
      <div class="tour-buttons">
        <button type="button" class="button is-main" onClick=${start}>${t.start}</button>
        <button type="button" class="button" onClick=${leaveTour}>${t.later}</button>
      </div>
    </aside>
  `;
}

function TourEnd() {
  const t = words().tour;
  return html`
    <aside class="tour" aria-label=${t.name}>
      <div class="tour-text"><h2>${t.done}</h2><p>${t.doneText}</p></div>
      <div class="tour-buttons"><button type="button" class="button is-main" onClick=${leaveTour}>${t.close}</button></div>
    </aside>
  `;
}

function RunningTour() {
  const { step, act: place } = useStore(progress);
  useStore(layout);
  useStore(syncedTime);
  for (const who of roles) useStore(screenFor(who).content);
  useEffect(skipDoneActs);
  const t = words().tour;
  const current = steps[step];
  const act = current?.acts[place];
  const who = act && "who" in act ? act.who : undefined;
  const open = who && new TourView(0).modal(who);
  const isWaiting = useSent(act, open) && open === undefined;
  if (!current || !act) return null;
  const isFormOpen = open !== undefined && "form" in act && act.form === open;
  const find = () => (isWaiting ? undefined : findTarget(act));
  const say = isWaiting
    ? t.moment
    : isFormOpen
      ? t.fillIn
      : open !== undefined
        ? t.closeIt
        : t.acts[act.say as keyof typeof t.acts];
  return html`
    <aside class="tour" aria-label=${t.name} aria-live="polite">
      <p class="tour-number">${t.stepOf(step + 1, steps.length)}</p>
      <div class="tour-text">
        <h2>${t.steps[current.title as keyof typeof t.steps]}</h2>
        <p>${who && html`<strong>${firstNameOf(personFor(who))}:</strong> `}${say}</p>
      </div>
      <div class="tour-buttons">
        ${
          isFormOpen &&
          "example" in act &&
          act.example &&
          html`
          <button type="button" class="button is-main" data-example onClick=${() => act.example && fillExample(act.who, act.example)}>${t.fill}</button>`
        }
        <button type="button" class="button" data-show onClick=${() => find()?.focus()}>${t.show}</button>
        <button type="button" class="button is-quiet" onClick=${nextAct}>${t.skip}</button>
        <button type="button" class="button is-quiet" onClick=${leaveTour}>${t.leave}</button>
      </div>
      <${Pointer} find=${find} />
    </aside>
  `;
}
