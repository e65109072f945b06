import { useEffect, useRef, useState } from "preact/hooks";
import type { ListedLetter, ReadLetter } from "../mail/mailbox.ts";
import { askPlayground } from "./connection.ts";
import { clockTime, shortDay } from "./dates.ts";
import { html } from "./html.ts";
import { Icon } from "./icon.ts";
import { letters, newLetters } from "./letters.ts";
import { closeSidePanel, sidePanel, toggleSidePanel } from "./side-panel.ts";
import { useStore } from "./store.ts";
import { Tabs } from "./tabs.ts";
import { words } from "./words.ts";

export function MailboxButton() {
  const isOpen = useStore(sidePanel) === "mailbox";
  const count = useStore(newLetters);
  const t = words().mailbox;
  return html`
    <button type="button" class="button is-quiet" data-mailbox aria-expanded=${isOpen} onClick=${() => toggleSidePanel("mailbox")}>
      ${t.name}${count > 0 && html` <span class="unread">${count}<span class="sr-only"> ${words().unread}</span></span>`}
    </button>`;
}

/** Everybody's e-mail, as a mail program shows it. */
export function Mailbox() {
  const isOpen = useStore(sidePanel) === "mailbox";
  return html`<${LetterAnnouncer} />${isOpen && html`<${MailboxPanel} />`}`;
}

function MailboxPanel() {
  const all = useStore(letters);
  const [letter, setLetter] = useState<ReadLetter | undefined>(undefined);
  const last = useRef<number | undefined>(undefined);
  const t = words().mailbox;
  useEffect(() => {
    if (!letter && last.current !== undefined) document.getElementById(lineId(last.current))?.focus();
    last.current = letter?.id;
  }, [letter]);
  const open = async (id: number) => setLetter(await askPlayground<ReadLetter>("letter", { id }));
  return html`
    <aside class="dev-panel mailbox" aria-label=${t.name}>
      <header class="dev-panel-head">
        <h2>${t.name}</h2>
        <button type="button" class="icon-button" aria-label=${words().close} onClick=${closeSidePanel}><${Icon} name="close" /></button>
      </header>
      ${letter ? html`<${OpenLetter} key=${letter.id} letter=${letter} back=${() => setLetter(undefined)} />` : html`<${LetterList} all=${all} open=${open} />`}
    </aside>
  `;
}

const lineId = (id: number) => `letter-${id}`;
const dateOf = (at: number) => `${shortDay(at)} ${clockTime(at)}`;

function LetterList({ all, open }: { all: readonly ListedLetter[]; open(id: number): void }) {
  const t = words().mailbox;
  return html`
    <div class="dev-panel-body">
      ${all.length === 0 && html`<p class="empty">${t.none}</p><p class="empty">${t.how}</p>`}
      <ul class="letters">
        ${all.toReversed().map(
          ({ id, to, subject, at }) => html`
          <li key=${id}>
            <button type="button" class="letter-line" id=${lineId(id)} onClick=${() => open(id)}>
              <strong>${subject}</strong> <span class="letter-to">${to}</span> <time>${dateOf(at)}</time>
            </button>
          </li>`,
        )}
      </ul>
    </div>
  `;
}

type View = "text" | "html" | "calendar";

/** The formatted letter is a document of its own in a frame that may do nothing (page-server.ts). */
function OpenLetter({ letter, back }: { letter: ReadLetter; back(): void }) {
  const views = (["text", "html", "calendar"] as const).filter((one) => letter[one] !== "");
  const [view, setView] = useState<View>(views[0] ?? "text");
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const t = words().mailbox;
  return html`
    <div class="letter-head">
      <button type="button" class="icon-button" aria-label=${t.back} onClick=${back}><${Icon} name="back" /></button>
      <h3 ref=${heading} tabindex="-1">${letter.subject}</h3>
    </div>
    <dl class="letter-facts">
      <dt>${t.from}</dt><dd>${letter.from}</dd>
      <dt>${t.to}</dt><dd>${letter.to}</dd>
      <dt>${t.at}</dt><dd>${dateOf(letter.at)}</dd>
    </dl>
    <${Tabs} id="letter" label=${t.views} names=${views.map((one) => [one, t[one]])} chosen=${view} choose=${setView} />
    <div class="dev-panel-body letter-body" role="tabpanel" id="letter-body" tabindex=${view === "html" ? undefined : 0} aria-labelledby=${`letter-tab-${view}`}>
      ${view === "html" ? html`<iframe sandbox="" src=${`/page/letters/${letter.id}`} title=${letter.subject}></iframe>` : html`<pre>${letter[view]}</pre>`}
    </div>
  `;
}

/** Tells screen readers of each letter that comes. */
function LetterAnnouncer() {
  const newest = useStore(letters).at(-1);
  const count = useStore(newLetters);
  const isTold = count > 0 && newest !== undefined;
  return html`<div class="sr-only" aria-live="polite">${isTold ? words().mailbox.arrived(newest.to, newest.subject) : ""}</div>`;
}
