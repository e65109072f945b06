import { readFileSync } from "node:fs";

/**
 * Loaded before the bot in a process of its own: makes the time of day wrong by as many milliseconds as the file WRONG_CLOCK says, read again
 * each time. The monotonic clock, by which timers count, goes right.
 */
const RightDate = Date;
const wrongNow = () => RightDate.now() + Number(readFileSync(process.env.WRONG_CLOCK ?? "", "utf8"));

globalThis.Date = new Proxy(RightDate, {
  construct: (_target, given) => Reflect.construct(RightDate, given.length === 0 ? [wrongNow()] : given),
  get: (target, name) => (name === "now" ? wrongNow : Reflect.get(target, name)),
});
