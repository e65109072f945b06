import { useEffect } from "preact/hooks";

/** Looks now and then every so often, as long as it is on the screen; one look ends before the next begins. */
export function usePolling(look: () => Promise<void>, everyMs: number): void {
  useEffect(() => {
    let isGone = false;
    let timer: number | undefined;
    const round = async () => {
      await look().catch(() => {});
      if (!isGone) timer = window.setTimeout(round, everyMs);
    };
    void round();
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, []);
}
