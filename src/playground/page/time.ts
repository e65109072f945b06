import type { NewMessage, Travel } from "../travel.ts";
import { askPlayground } from "./connection.ts";
import { firstNameOf, setNow } from "./session.ts";
import { Store } from "./store.ts";

/** `isOpen`: whether the report lists its messages. */
type TravelState = { isTravelling: boolean; report: Travel | undefined; isOpen: boolean };

const RESTING: TravelState = { isTravelling: false, report: undefined, isOpen: false };
export const travelState = new Store<TravelState>(RESTING);

/**
 * Moves the playground's clock, by some milliseconds or to the next message, and shows the report. Does nothing while it is being moved.
 * `isAtOnce`: without stops at what is due meanwhile, which takes long for months.
 */
export async function travel(how: { by: number; isAtOnce?: true } | { to: "next" }): Promise<void> {
  if (travelState.value.isTravelling) return;
  travelState.value = { ...RESTING, isTravelling: true };
  try {
    const report = await askPlayground<Travel>("travel", how);
    setNow(report.to);
    travelState.value = { ...RESTING, report };
  } catch {
    travelState.value = RESTING;
  }
}

export const openReport = (isOpen: boolean): void => {
  travelState.value = { ...travelState.value, isOpen: isOpen && travelState.value.report !== undefined };
};
export const closeReport = (): void => {
  if (!travelState.value.isTravelling) travelState.value = RESTING;
};

/** The channel by its name, or for a direct conversation the first names of its readers. */
export const recipientsOf = ({ channelName, readers }: NewMessage): string =>
  channelName === "" ? readers.map(firstNameOf).join(", ") : `#${channelName}`;
