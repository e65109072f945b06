import { everyHour, everySecond } from "./clock.ts";

/** What is done again and again for one workspace. */
export type Beating = {
  /** Begins what is due. */
  beat(): void;
  /** When the next beat is needed at the latest, in milliseconds since 1970 UTC. Asks the database. */
  nextAt(): number;
  /** What is done once an hour. */
  hourly(): void;
};

/** Who calls the beats of a workspace. */
export type Pulse = {
  /** `rested` is to be called when the workspace has ended an act of its own, after which another beat may be needed earlier. */
  join(beating: Beating): { rested(): void; stop(): void };
};

/** A beat every second: for one workspace in a process. With nothing due it takes about 30 microseconds. */
export const ownPulse: Pulse = {
  join({ beat, hourly }) {
    const hours = everyHour(hourly);
    const seconds = everySecond((hasJumped) => {
      if (hasJumped) hours.renew();
      beat();
    });
    return {
      rested() {},
      stop() {
        seconds.stop();
        hours.stop();
      },
    };
  },
};
