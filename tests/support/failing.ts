/**
 * Loaded before the bot in a process of its own: at each signal SIGUSR2 the next of these errors is thrown or rejected, where nobody catches it.
 */
const withCode = (message: string, code: string) => Object.assign(new Error(message), { code });
const throwLater = (error: unknown) =>
  setImmediate(() => {
    throw error;
  });

const failures: (() => void)[] = [
  () => void Promise.reject(new Error("nobody awaits this")),
  () => void Promise.reject(null),
  () => throwLater(withCode("read ECONNRESET", "ECONNRESET")),
  () => throwLater(withCode("database or disk is full", "SQLITE_FULL")),
  () => throwLater(new Error("nobody catches this")),
];

process.on("SIGUSR2", () => failures.shift()?.());
