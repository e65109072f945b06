import { useEffect, useState } from "preact/hooks";
import { ConfirmDialog, questionOf } from "./confirm.ts";
import { clockTime, shortDay } from "./dates.ts";
import { classes, html } from "./html.ts";
import { Icon } from "./icon.ts";
import { layout, setSingle } from "./layout.ts";
import { MailboxButton } from "./mailbox.ts";
import { playgroundNow, syncedTime } from "./session.ts";
import { sidePanel, toggleSidePanel } from "./side-panel.ts";
import { PAGE, startOverFor } from "./start-over.ts";
import { useStore } from "./store.ts";
import { travel, travelState } from "./time.ts";
import { offerTour } from "./tour-progress.ts";
import { TravelReport } from "./travel-report.ts";
import { type Language, language, languages, setLanguage, words } from "./words.ts";

export function PageHead() {
  const { isSingle } = useStore(layout);
  const now = useStore(language);
  const [isOpen, setOpen] = useState(false);
  return html`
    <header class="page-head">
      <h1><img src="/page/icon.svg" alt="" width="28" height="28" /> <span>${words().title}</span></h1>
      <${TimeBar} />
      <${TravelReport} />
      <button type="button" class="button only-narrow" aria-expanded=${isOpen} aria-controls="page-tools" aria-label=${words().menu} onClick=${() => setOpen(!isOpen)}><${Icon} name="more" /></button>
      <div id="page-tools" class=${classes({ "page-tools": true, "is-open": isOpen })} onClick=${({ target }: Event) => target instanceof Element && target.closest("button") && setOpen(false)}>
        <button type="button" class="button is-quiet" data-tours onClick=${offerTour}>${words().tour.open}</button>
        <button type="button" class="button is-quiet only-wide" aria-pressed=${isSingle} onClick=${() => setSingle(!isSingle)}>${words().oneColumn}</button>
        <${MailboxButton} />
        <${DevPanelButton} />
        <button type="button" class="button is-quiet" onClick=${() => startOverFor("itself")}>${words().devPanel.startOver}</button>
        <label class="sr-only" for="language">${words().language}</label>
        <select id="language" class="input is-small" value=${now} onChange=${(event: Event) => setLanguage((event.currentTarget as HTMLSelectElement).value as Language)}>
          ${languages.map(({ id, name }) => html`<option value=${id} selected=${id === now}>${name}</option>`)}
        </select>
      </div>
    </header>
  `;
}

function DevPanelButton() {
  const isOpen = useStore(sidePanel) === "backstage";
  return html`<button type="button" class="button is-quiet" aria-expanded=${isOpen} onClick=${() => toggleSidePanel("backstage")}>${words().devPanel.name}</button>`;
}

export function PageQuestion() {
  const question = useStore(questionOf(PAGE));
  return question ? html`<div class="page-over"><${ConfirmDialog} question=${question} /></div>` : null;
}

const HOUR_MS = 3_600_000;

/** Shows the playground's time, with buttons that move it forward. */
function TimeBar() {
  useStore(syncedTime);
  const { isTravelling } = useStore(travelState);
  const [, renderAgain] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => renderAgain((count) => count + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  const at = playgroundNow();
  const t = words();
  const step = (label: string, given: { by: number } | { to: "next" }, name: string) => html`
    <button type="button" class="button" data-time=${name} aria-disabled=${isTravelling || undefined} onClick=${() => travel(given)}>${label}</button>`;
  return html`
    <div class="time-bar" role="group" aria-label=${t.time}>
      <p class="clock"><strong>${clockTime(at)}</strong> <span>${shortDay(at)}</span></p>
      <div class="time-steps">
        ${step(t.hour, { by: HOUR_MS }, "hour")} ${step(t.day, { by: 24 * HOUR_MS }, "day")} ${step(t.week, { by: 168 * HOUR_MS }, "week")}
        ${step(t.next, { to: "next" }, "next")}
      </div>
    </div>
  `;
}
