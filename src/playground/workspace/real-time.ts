/** Real time, for what must not wait for the workspace's clock: a frozen clock and a dead bot must not hang a test. */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Calls `run` after `ms`, unless the returned function is called before. Does not keep the process alive. */
export function afterRealTime(ms: number, run: () => void): () => void {
  const timer = setTimeout(run, ms);
  timer.unref();
  return () => clearTimeout(timer);
}

/** Calls `run` every `ms`, until the returned function is called. Does not keep the process alive. */
export function everyRealTime(ms: number, run: () => void): () => void {
  const timer = setInterval(run, ms);
  timer.unref();
  return () => clearInterval(timer);
}

/** Returns a function that gives the milliseconds since this call. */
export function stopwatch(): () => number {
  const start = performance.now();
  return () => Math.round((performance.now() - start) * 1000) / 1000;
}
