import { useEffect } from "preact/hooks";
import { Avatar } from "./avatar.ts";
import { Column } from "./column.ts";
import { DevPanel } from "./dev-panel.ts";
import { classes, html } from "./html.ts";
import { bringToFront, layout } from "./layout.ts";
import { Mailbox } from "./mailbox.ts";
import { PageHead, PageQuestion } from "./page-head.ts";
import { screenOf } from "./screens.ts";
import { firstNameOf, isConnected, session } from "./session.ts";
import { useStore } from "./store.ts";
import { Tour } from "./tour.ts";
import { progress } from "./tour-progress.ts";
import { Welcome } from "./welcome.ts";
import { words } from "./words.ts";

export function App() {
  useStore(session);
  const { columns, front, isSingle } = useStore(layout);
  const isOnline = useStore(isConnected);
  const isWelcome = useStore(progress).state === "offered";
  useColumnKeys();
  return html`
    <div class=${classes({ page: true, "is-single": isSingle })} inert=${isWelcome}>
      <${PageHead} />
      ${!isOnline && html`<p class="offline" role="status">${words().offline}</p>`}
      <nav class="people" aria-label=${words().people}>
        ${columns.map(({ person }, index) => html`<${PersonTab} key=${index} person=${person} index=${index} isFront=${index === front} />`)}
      </nav>
      <main class="columns">
        ${columns.map((state, index) => html`<${Column} key=${`${index} ${state.person}`} index=${index} state=${state} isFront=${index === front} />`)}
      </main>
      <${DevPanel} />
      <${Mailbox} />
      <${Tour} />
    </div>
    ${isWelcome && html`<${Welcome} />`}
    <${PageQuestion} />
  `;
}

function PersonTab({ person, index, isFront }: { person: string; index: number; isFront: boolean }) {
  const { channels, modal } = useStore(screenOf(person).content);
  const unread = channels.reduce((sum, channel) => sum + channel.unread, 0);
  return html`
    <button type="button" class="person-tab" data-person=${person} aria-current=${isFront ? "true" : undefined} onClick=${() => bringToFront(index)}>
      <${Avatar} person=${person} /><span>${firstNameOf(person)}</span>
      ${unread > 0 && html`<span class="unread">${unread}<span class="sr-only"> ${words().unread}</span></span>`}
      ${modal && !isFront && html`<span class="unread">…</span>`}
    </button>
  `;
}

/** What Alt+1, 2 and 3 focus in a column: the first of these that the column has. */
const focusTargets = [
  "[role=alertdialog] button",
  "[role=dialog] :is(input, textarea)",
  "[role=dialog] h2",
  ".composer textarea",
  "[data-focus-home]",
];

/** Alt+1, 2 and 3 move the focus to that column. */
function useColumnKeys(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const index = event.altKey ? ["Digit1", "Digit2", "Digit3"].indexOf(event.code) : -1;
      if (index < 0) return;
      event.preventDefault();
      bringToFront(index);
      const column = document.querySelectorAll(".column")[index];
      const first = focusTargets.map((selector) => column?.querySelector<HTMLElement>(selector)).find((found) => found);
      first?.focus();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
}
