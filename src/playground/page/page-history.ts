import { askAs } from "./connection.ts";
import { type ColumnState, type Layout, layout } from "./layout.ts";
import { screenOf } from "./screens.ts";

/**
 * One entry of the browser's history: what the columns showed, and the modal that was opened then, if one was. `index` grows with each
 * entry, so that going forward is told from going back.
 */
type Entry = { index: number; columns: readonly ColumnState[]; front: number; modal?: { person: string; id: string } };

let current: Entry | undefined;

/** "Back" goes back in the page: it closes the modal that was opened last, else it shows what the columns showed before. */
export function followHistory(): void {
  current = entryNow(Number(history.state?.index ?? 0));
  history.replaceState(current, "");
  layout.listen(() => {
    if (current && !showsSame(current, layout.value)) push(entryNow(current.index + 1));
  });
  addEventListener("popstate", ({ state }) => arrive(state as Entry | null));
}

/** Notes that a modal has come up in a column, so that "Back" closes it. */
export function noteModal(person: string, id: string): void {
  if (!current || (current.modal?.id === id && current.modal.person === person)) return;
  push({ ...entryNow(current.index + 1), modal: { person, id } });
}

const entryNow = (index: number): Entry => ({ index, columns: layout.value.columns, front: layout.value.front });

function push(entry: Entry): void {
  current = entry;
  history.pushState(entry, "");
}

const showsSame = (entry: Entry, { columns, front }: Pick<Layout, "columns" | "front">): boolean =>
  entry.front === front && JSON.stringify(entry.columns) === JSON.stringify(columns);

function arrive(entry: Entry | null): void {
  const left = current;
  if (!left || !entry) return;
  current = entry;
  const isBack = entry.index < left.index;
  const { modal } = left;
  if (isBack && modal && screenOf(modal.person).content.value.modal?.id === modal.id) {
    const screen = screenOf(modal.person);
    void screen.attempt(() => askAs(modal.person, "close")).then(() => screen.loadModal());
  } else if (!showsSame(entry, layout.value)) {
    layout.value = { ...layout.value, columns: entry.columns, front: entry.front };
  } else if (isBack && entry.index > 0) {
    // An entry of a modal that is closed already: there is nothing to go back from.
    history.back();
  }
}
