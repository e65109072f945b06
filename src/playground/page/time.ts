import type { Happened, Journey } from "../travel.ts";
import { firstNameOf, setNow } from "./session.ts";
import { Store } from "./store.ts";
import { askDesk } from "./wire.ts";

export const journey = new Store<{ isTravelling: boolean; report: Journey | undefined }>({
  isTravelling: false,
  report: undefined,
});

/** Moves the clock on and says what happened on the way. */
export async function travel(how: { by: number } | { to: "next" }): Promise<void> {
  if (journey.value.isTravelling) return;
  journey.value = { isTravelling: true, report: undefined };
  try {
    const report = await askDesk<Journey>("travel", how);
    setNow(report.to);
    journey.value = { isTravelling: false, report };
  } catch {
    journey.value = { isTravelling: false, report: undefined };
  }
}

export const forgetReport = (): void => {
  journey.value = { isTravelling: false, report: undefined };
};

/** To whom it was said: a channel by its name, or the people. */
export const happenedTo = ({ place, readers }: Happened): string =>
  place === "" ? readers.map(firstNameOf).join(", ") : `#${place}`;
