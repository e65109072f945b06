import { useState } from "preact/hooks";
import { DevPanelCalls } from "./dev-panel-calls.ts";
import { DevPanelFaults } from "./dev-panel-faults.ts";
import { DevPanelOutbox } from "./dev-panel-outbox.ts";
import { DevPanelPeople } from "./dev-panel-people.ts";
import { DevPanelWorkspace } from "./dev-panel-workspace.ts";
import { html } from "./html.ts";
import { Icon } from "./icon.ts";
import { closeSidePanel, sidePanel } from "./side-panel.ts";
import { useStore } from "./store.ts";
import { Tabs } from "./tabs.ts";
import { words } from "./words.ts";

const tabs = {
  calls: DevPanelCalls,
  outbox: DevPanelOutbox,
  faults: DevPanelFaults,
  workspace: DevPanelWorkspace,
  people: DevPanelPeople,
} as const;
type Tab = keyof typeof tabs;
const names = Object.keys(tabs) as Tab[];

/** The panel for developers, "Behind the scenes" in the page: the traffic with the app, its outbox, faults, the workspace's rules and people. */
export function DevPanel() {
  const isOpen = useStore(sidePanel) === "backstage";
  const [tab, setTab] = useState<Tab>("calls");
  if (!isOpen) return null;
  const t = words().devPanel;
  return html`
    <aside class="dev-panel" aria-label=${t.name}>
      <header class="dev-panel-head">
        <h2>${t.name}</h2>
        <button type="button" class="icon-button" aria-label=${words().close} onClick=${closeSidePanel}><${Icon} name="close" /></button>
      </header>
      <${Tabs} id="dev-panel" label=${t.name} names=${names.map((name) => [name, t.tabs[name]])} chosen=${tab} choose=${setTab} />
      <div class="dev-panel-body" role="tabpanel" id="dev-panel-body" tabindex="0" aria-labelledby=${`dev-panel-tab-${tab}`}><${tabs[tab]} /></div>
    </aside>
  `;
}
