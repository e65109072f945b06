import { useEffect } from "preact/hooks";

/** Calls `read` now, and again `everyMs` after each call ends, while the component is mounted. A failed call is ignored. */
export function usePolling(read: () => Promise<void>, everyMs: number): void {
  useEffect(() => {
    let isUnmounted = false;
    let timer: number | undefined;
    const poll = async () => {
      await read().catch(() => {});
      if (!isUnmounted) timer = window.setTimeout(poll, everyMs);
    };
    void poll();
    return () => {
      isUnmounted = true;
      clearTimeout(timer);
    };
  }, []);
}
