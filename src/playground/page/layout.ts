import { loadedSession } from "./session.ts";
import { Store } from "./store.ts";

export type Place = { at: "home" } | { at: "channel"; id: string; thread?: string } | { at: "list" };
export type ColumnState = { person: string; place: Place };

/** Who stands where, and which column fills the window when there is room for one only. */
export type Layout = { columns: readonly ColumnState[]; front: number; isSingle: boolean };

export const COLUMNS = 3;
const STORED = "playground-layout";

export const layout = new Store<Layout>({ columns: [], front: 0, isSingle: false });

/** As it was left in this browser, or the first three of the cast, each at her Home. */
export function restoreLayout(): void {
  layout.value = stored() ?? {
    columns: loadedSession()
      .cast.slice(0, COLUMNS)
      .map(({ id }) => ({ person: id, place: { at: "home" } })),
    front: 0,
    isSingle: false,
  };
  layout.listen(() => localStorage.setItem(STORED, JSON.stringify({ born: loadedSession().born, ...layout.value })));
}

function stored(): Layout | undefined {
  try {
    const { born, ...found } = JSON.parse(localStorage.getItem(STORED) ?? "{}");
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

/** Shows a conversation to somebody who is in it: in her own column, else in the front one. */
export function showTo(people: readonly string[], channel: string): void {
  const { columns, front } = layout.value;
  const own = columns.findIndex(({ person }) => people.includes(person));
  const index = own >= 0 ? own : front;
  const [somebody] = people;
  if (own < 0 && somebody !== undefined) putPerson(index, somebody);
  goTo(index, { at: "channel", id: channel });
  bringToFront(index);
}
