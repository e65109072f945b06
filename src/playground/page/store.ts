import { useEffect, useReducer } from "preact/hooks";

/** A value that others can listen to. Components that use it (`useStore`) render again when it changes. */
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

  /** Calls the listener after each change, until the returned function is called. */
  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

export function useStore<Value>(store: Store<Value>): Value {
  const [, renderAgain] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    const seen = store.value;
    const stop = store.listen(() => renderAgain(undefined as never));
    // The value may have changed between the render and this effect.
    if (!Object.is(seen, store.value)) renderAgain(undefined as never);
    return stop;
  }, [store]);
  return store.value;
}
