import { useEffect, useRef } from "preact/hooks";
import { html } from "./html.ts";
import { useStore } from "./store.ts";
import { continueTour, hasLeft, leaveTour, progress, startTour, stepsNow } from "./tour-progress.ts";
import { chapters, mainTours, type TourName } from "./tours.ts";
import { pictures } from "./welcome-pictures.ts";
import { language, languages, setLanguage, words } from "./words.ts";

/** What the page is, in one sentence, and the ways to look at it. */
export function Welcome() {
  const { tour, step } = useStore(progress);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const t = words().tour;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") leaveTour();
  };
  return html`
    <div class="welcome-room" onKeyDown=${onKeyDown}>
      <div class="welcome" role="dialog" aria-modal="true" aria-labelledby="welcome-title">
        <div class="welcome-languages" role="group" aria-label=${words().language}>
          ${languages.map(
            ({ id, name }) => html`
            <button type="button" class="button is-quiet" lang=${id} aria-pressed=${id === language.value} onClick=${() => setLanguage(id)}>${name}</button>`,
          )}
        </div>
        <h2 id="welcome-title" ref=${heading} tabindex="-1">${t.welcome}</h2>
        <p class="welcome-lead">${t.whatThisIs}</p>
        <p>${t.whoYouAre}</p>
        <ul class="welcome-tours">${mainTours.map((name) => html`<${Card} key=${name} name=${name} />`)}</ul>
        <h3 id="welcome-chapters">${t.chapters}</h3>
        <ul class="welcome-tours are-chapters" aria-labelledby="welcome-chapters">
          ${chapters.map((name) => html`<${Card} key=${name} name=${name} />`)}
        </ul>
        <div class="welcome-foot">
          ${hasLeft() && html`<button type="button" class="button is-main" data-continue onClick=${continueTour}>${t.goOn(t.tours[tour].name, step + 1, stepsNow().length)}</button>`}
          <button type="button" class="button" data-later onClick=${leaveTour}>${t.later}</button>
        </div>
      </div>
    </div>
  `;
}

function Card({ name }: { name: TourName }) {
  const Picture = pictures[name];
  const { name: title, text, time } = words().tour.tours[name];
  return html`
    <li>
      <button type="button" class="tour-card" data-tour=${name} onClick=${() => startTour(name)}>
        <${Picture} />
        <strong>${title}</strong>
        <span>${text}</span>
        <span class="option-note">${time}</span>
      </button>
    </li>`;
}
