import { Store } from "./store.ts";

/** Which panel is open beside the columns; one at a time. */
export const sidePanel = new Store<"backstage" | "mailbox" | undefined>(undefined);

export function toggleSidePanel(name: "backstage" | "mailbox"): void {
  sidePanel.value = sidePanel.value === name ? undefined : name;
}

export const closeSidePanel = (): void => {
  sidePanel.value = undefined;
};
