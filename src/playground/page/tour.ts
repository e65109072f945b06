import { useEffect, useRef, useState } from "preact/hooks";
import { joinTheRest } from "./example-list.ts";
import { html } from "./html.ts";
import { bringPerson, layout } from "./layout.ts";
import { Pointer } from "./pointer.ts";
import { DAY_MS, daysToJune, firstNameOf, session, syncedTime } from "./session.ts";
import { useStore } from "./store.ts";
import { travel } from "./time.ts";
import { DAYS_TO_COMMON, fillExample } from "./tour-examples.ts";
import { usePlaying } from "./tour-play.ts";
import {
  actNow,
  leaveTour,
  nextAct,
  progress,
  setPlaying,
  skipDoneActs,
  speed,
  speeds,
  startTour,
  stepsNow,
} from "./tour-progress.ts";
import type { Act, OwnAct } from "./tour-steps.ts";
import { findTarget, isBetween, isOwnForm } from "./tour-target.ts";
import { personFor, screenFor, TourView, type Who } from "./tour-view.ts";
import type { TourName } from "./tours.ts";
import { words } from "./words.ts";

const roles: readonly Who[] = ["coordinator", "mentor", "actor"];

export function Tour() {
  const { state } = useStore(progress);
  if (state === "going") return html`<${RunningTour} />`;
  return state === "done" ? html`<${TourEnd} />` : null;
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

/** The modals that this act's person had open since the act began (TourView). */
function useSeen(act: Act | undefined, who: Who | undefined, open: string | undefined): ReadonlySet<string> {
  const seen = useRef<{ act: Act | undefined; modals: Set<string> }>({ act, modals: new Set() });
  if (seen.current.act !== act) seen.current = { act, modals: new Set() };
  if (who && open !== undefined) seen.current.modals.add(`opened ${who} ${open}`);
  return seen.current.modals;
}

/** The tour after each one that is offered at its end. */
const nextTour: Readonly<Record<TourName, TourName | undefined>> = {
  pair: "coordinator",
  watch: "pair",
  coordinator: undefined,
  group: "goals",
  goals: "vaasa",
  vaasa: "own",
  own: "july",
  july: undefined,
};

function TourEnd() {
  const t = words().tour;
  const { tour } = useStore(progress);
  const next = nextTour[tour];
  return html`
    <aside class="tour" aria-label=${t.name}>
      <div class="tour-text" role="status"><h2>${t.done}</h2><p>${t.tours[tour].done}</p></div>
      <div class="tour-buttons">
        ${next && html`<button type="button" class="button is-main" data-tour=${next} onClick=${() => startTour(next)}>${t.tours[next].name}</button>`}
        <button type="button" class=${next ? "button" : "button is-main"} data-close onClick=${leaveTour}>${t.close}</button>
      </div>
    </aside>
  `;
}

const ownActs: Readonly<Record<OwnAct, () => Promise<unknown>>> = {
  joinAll: joinTheRest,
  nextCommon: () => travel({ by: DAYS_TO_COMMON * DAY_MS }),
  june: () => travel({ by: daysToJune() * DAY_MS, isAtOnce: true }),
};
const ownLabel = (own: OwnAct): string => (own === "joinAll" ? words().devPanel.joinAll : words().tour.own[own]);

function RunningTour() {
  const { step, act: place, isPlaying, tour } = useStore(progress);
  useStore(layout);
  useStore(syncedTime);
  useStore(session);
  for (const who of roles) useStore(screenFor(who).content);
  const act = actNow();
  const who = act && "who" in act ? act.who : undefined;
  const person = who && personFor(who);
  useStore(screenFor(who ?? "coordinator").content);
  const open = who && new TourView(0).modal(who);
  const seen = useSeen(act, who, open);
  const isSent = useSent(act, open) && open === undefined;
  useEffect(() => skipDoneActs(seen));
  useEffect(() => {
    if (person) bringPerson(person);
  }, [step, place, person]);
  const t = words().tour;
  const current = stepsNow()[step];
  const isWaiting = isSent || (act !== undefined && "who" in act && isBetween(act));
  const find = () => (isWaiting || !act ? undefined : findTarget(act));
  usePlaying(find);
  if (!current || !act) return null;
  const isFormOpen = open !== undefined && "who" in act && isOwnForm(act);
  const isLedOn = "who" in act && act.inModal !== undefined && !act.inModal.until(new TourView(0));
  const instruction = t.acts[act.say as keyof typeof t.acts];
  const say = isWaiting
    ? t.moment
    : isFormOpen
      ? open === act.form
        ? act.example
          ? t.fillIn
          : instruction
        : t.lookAndSend
      : open === undefined || isLedOn
        ? instruction
        : t.closeIt;
  return html`
    <aside class="tour" aria-label=${t.tours[tour].name} data-act=${`${step} ${place}`}>
      <p class="tour-number">${t.stepOf(step + 1, stepsNow().length)}</p>
      <div class="tour-text" role="status">
        <h2>${t.steps[current.title as keyof typeof t.steps]}</h2>
        <p>${person && html`<strong>${firstNameOf(person)}:</strong> `}${isPlaying && (isFormOpen || isWaiting) ? instruction : say}</p>
      </div>
      <div class="tour-buttons">
        ${tour === "watch" && html`<${PlayButtons} isPlaying=${isPlaying} />`}
        ${"own" in act && html`<button type="button" class="button is-main" data-own onClick=${ownActs[act.own]}>${ownLabel(act.own)}</button>`}
        ${
          isFormOpen &&
          open === act.form &&
          act.example &&
          html`
          <button type="button" class="button is-main" data-example onClick=${() => act.example && fillExample(act.who, act.example)}>${t.fill}</button>`
        }
        ${!isPlaying && html`<button type="button" class="button" data-show onClick=${() => find()?.focus()}>${t.show}</button>`}
        ${!isPlaying && html`<button type="button" class="button is-quiet" onClick=${nextAct}>${t.skip}</button>`}
        <button type="button" class="button is-quiet" data-leave onClick=${leaveTour}>${t.leave}</button>
      </div>
      <${Pointer} find=${find} />
    </aside>
  `;
}

function PlayButtons({ isPlaying }: { isPlaying: boolean }) {
  const now = useStore(speed);
  const t = words().tour;
  return html`
    <button type="button" class="button is-main" data-play onClick=${() => setPlaying(!isPlaying)}>${isPlaying ? t.pause : t.play}</button>
    <label class="tour-speed"><span>${t.speed}</span>
      <select class="input is-small" data-speed value=${now} onChange=${(event: Event) => (speed.value = Number((event.currentTarget as HTMLSelectElement).value))}>
        ${speeds.map((one) => html`<option value=${one} selected=${one === now}>${String(one).replace(".", ",")}×</option>`)}
      </select>
    </label>
  `;
}
