import { loadedSession } from "./session.ts";
import { Store } from "./store.ts";

/** What a column shows: the Home tab, a channel or thread, or the list of all conversations. */
export type Place = { at: "home" } | { at: "channel"; id: string; thread?: string } | { at: "list" };
export type ColumnState = { person: string; place: Place };

/** `front` is the index of the column that is shown when there is room for only one, or `isSingle` is set. */
export type Layout = { columns: readonly ColumnState[]; front: number; isSingle: boolean };

export const COLUMNS = 3;
const STORAGE_KEY = "playground-layout";

export const layout = new Store<Layout>({ columns: [], front: 0, isSingle: false });

/** Restores the layout that this browser saved for this playground; else the first three of the cast, each at her Home tab. */
export function restoreLayout(): void {
  layout.value = savedLayout() ?? {
    columns: loadedSession()
      .cast.slice(0, COLUMNS)
      .map(({ id }) => ({ person: id, place: { at: "home" } })),
    front: 0,
    isSingle: false,
  };
  layout.listen(() =>
    localStorage.setItem(STORAGE_KEY, JSON.stringify({ born: loadedSession().born, ...layout.value })),
  );
}

function savedLayout(): Layout | undefined {
  try {
    const { born, ...found } = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? "{}");
    const isOurs = born === loadedSession().born && Array.isArray(found.columns) && found.columns.length === COLUMNS;
    return isOurs ? found : undefined;
  } catch {
    return undefined;
  }
}

function changeColumn(index: number, change: Partial<ColumnState>): void {
  const columns = layout.value.columns.map((column, at) => (at === index ? { ...column, ...change } : column));
  layout.value = { ...layout.value, columns };
}

export const goTo = (index: number, place: Place): void => changeColumn(index, { place });
export const putPerson = (index: number, person: string): void =>
  changeColumn(index, { person, place: { at: "home" } });
export const bringToFront = (front: number): void => {
  layout.value = { ...layout.value, front };
};
export const setSingle = (isSingle: boolean): void => {
  layout.value = { ...layout.value, isSingle };
};

/** The column of a person who is in none of them, for the tour: the last one. */
const LAST_COLUMN = COLUMNS - 1;

export function bringPerson(person: string): void {
  if (!layout.value.columns.some((column) => column.person === person)) putPerson(LAST_COLUMN, person);
}

/** Shows a conversation to one of these people, who are in it: in that person's column, else in the front one. */
export function showTo(people: readonly string[], channel: string): void {
  const { columns, front } = layout.value;
  const own = columns.findIndex(({ person }) => people.includes(person));
  const index = own >= 0 ? own : front;
  const [first] = people;
  if (own < 0 && first !== undefined) putPerson(index, first);
  goTo(index, { at: "channel", id: channel });
  bringToFront(index);
}
