import { useEffect, useReducer } from "preact/hooks";

/** A value that components draw again when it changes. */
export class Store<Value> {
  #value: Value;
  readonly #listeners = new Set<() => void>();

  constructor(value: Value) {
    this.#value = value;
  }

  get value(): Value {
    return this.#value;
  }

  set value(value: Value) {
    if (Object.is(value, this.#value)) return;
    this.#value = value;
    for (const listener of [...this.#listeners]) listener();
  }

  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

export function useStore<Value>(store: Store<Value>): Value {
  const [, drawAgain] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    const seen = store.value;
    const stop = store.listen(() => drawAgain(undefined as never));
    // It may have changed between the drawing and this effect.
    if (!Object.is(seen, store.value)) drawAgain(undefined as never);
    return stop;
  }, [store]);
  return store.value;
}
