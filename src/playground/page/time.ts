import type { NewMessage, Travel } from "../travel.ts";
import { askPlayground } from "./connection.ts";
import { firstNameOf, setNow } from "./session.ts";
import { Store } from "./store.ts";

export const travelState = new Store<{ isTravelling: boolean; report: Travel | undefined }>({
  isTravelling: false,
  report: undefined,
});

/** Moves the playground's clock, by some milliseconds or to the next message, and shows the report. Does nothing while it is being moved. */
export async function travel(how: { by: number } | { to: "next" }): Promise<void> {
  if (travelState.value.isTravelling) return;
  travelState.value = { isTravelling: true, report: undefined };
  try {
    const report = await askPlayground<Travel>("travel", how);
    setNow(report.to);
    travelState.value = { isTravelling: false, report };
  } catch {
    travelState.value = { isTravelling: false, report: undefined };
  }
}

export const closeReport = (): void => {
  travelState.value = { isTravelling: false, report: undefined };
};

/** The channel by its name, or for a direct conversation the first names of its readers. */
export const recipientsOf = ({ channelName, readers }: NewMessage): string =>
  channelName === "" ? readers.map(firstNameOf).join(", ") : `#${channelName}`;
