import { useState } from "preact/hooks";
import { BehindCalls } from "./behind-calls.ts";
import { BehindFaults } from "./behind-faults.ts";
import { BehindOutbox } from "./behind-outbox.ts";
import { BehindPeople } from "./behind-people.ts";
import { html } from "./html.ts";
import { Icon } from "./icon.ts";
import { Store, useStore } from "./store.ts";
import { words } from "./words.ts";

export const isBehindOpen = new Store(false);

const tabs = { calls: BehindCalls, outbox: BehindOutbox, faults: BehindFaults, people: BehindPeople } as const;
type Tab = keyof typeof tabs;

/** For those who develop: what goes between workspace and app, what waits to be said, and what can be made to go wrong. */
export function Behind() {
  const isOpen = useStore(isBehindOpen);
  const [tab, setTab] = useState<Tab>("calls");
  if (!isOpen) return null;
  const t = words().behind;
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    const names = Object.keys(tabs) as Tab[];
    const next = names[(names.indexOf(tab) + step + names.length) % names.length] ?? "calls";
    setTab(next);
    document.getElementById(`behind-tab-${next}`)?.focus();
  };
  return html`
    <aside class="behind" aria-label=${t.name}>
      <header class="behind-head">
        <h2>${t.name}</h2>
        <button type="button" class="icon-button" aria-label=${words().close} onClick=${() => (isBehindOpen.value = false)}><${Icon} name="close" /></button>
      </header>
      <div class="behind-tabs" role="tablist" aria-label=${t.name} onKeyDown=${onKeyDown}>
        ${(Object.keys(tabs) as Tab[]).map(
          (name) => html`
          <button type="button" role="tab" class="place-chip" id=${`behind-tab-${name}`} aria-selected=${name === tab} aria-controls="behind-panel"
            tabindex=${name === tab ? 0 : -1} onClick=${() => setTab(name)}>${t.tabs[name]}</button>`,
        )}
      </div>
      <div class="behind-panel" role="tabpanel" id="behind-panel" tabindex="0" aria-labelledby=${`behind-tab-${tab}`}><${tabs[tab]} /></div>
    </aside>
  `;
}
