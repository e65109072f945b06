import { useState } from "preact/hooks";
import { DevPanelCalls } from "./dev-panel-calls.ts";
import { DevPanelFaults } from "./dev-panel-faults.ts";
import { DevPanelOutbox } from "./dev-panel-outbox.ts";
import { DevPanelPeople } from "./dev-panel-people.ts";
import { DevPanelWorkspace } from "./dev-panel-workspace.ts";
import { html } from "./html.ts";
import { Icon } from "./icon.ts";
import { Store, useStore } from "./store.ts";
import { words } from "./words.ts";

export const isDevPanelOpen = new Store(false);

const tabs = {
  calls: DevPanelCalls,
  outbox: DevPanelOutbox,
  faults: DevPanelFaults,
  workspace: DevPanelWorkspace,
  people: DevPanelPeople,
} as const;
type Tab = keyof typeof tabs;

/** The panel for developers, "Behind the scenes" in the page: the traffic with the app, its outbox, faults, the workspace's rules and people. */
export function DevPanel() {
  const isOpen = useStore(isDevPanelOpen);
  const [tab, setTab] = useState<Tab>("calls");
  if (!isOpen) return null;
  const t = words().devPanel;
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    const names = Object.keys(tabs) as Tab[];
    const next = names[(names.indexOf(tab) + step + names.length) % names.length] ?? "calls";
    setTab(next);
    document.getElementById(`dev-panel-tab-${next}`)?.focus();
  };
  return html`
    <aside class="dev-panel" aria-label=${t.name}>
      <header class="dev-panel-head">
        <h2>${t.name}</h2>
        <button type="button" class="icon-button" aria-label=${words().close} onClick=${() => (isDevPanelOpen.value = false)}><${Icon} name="close" /></button>
      </header>
      <div class="dev-panel-tabs" role="tablist" aria-label=${t.name} onKeyDown=${onKeyDown}>
        ${(Object.keys(tabs) as Tab[]).map(
          (name) => html`
          <button type="button" role="tab" class="place-chip" id=${`dev-panel-tab-${name}`} aria-selected=${name === tab} aria-controls="dev-panel-body"
            tabindex=${name === tab ? 0 : -1} onClick=${() => setTab(name)}>${t.tabs[name]}</button>`,
        )}
      </div>
      <div class="dev-panel-body" role="tabpanel" id="dev-panel-body" tabindex="0" aria-labelledby=${`dev-panel-tab-${tab}`}><${tabs[tab]} /></div>
    </aside>
  `;
}
