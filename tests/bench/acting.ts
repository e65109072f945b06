import { EventEmitter, once } from "node:events";
import { WebSocket } from "ws";
import type { CastPair, Stage } from "./cast.ts";

/** What a conscientious mentor writes, next meeting included. */
function answers(nextOn: string): Record<string, unknown> {
  return {
    themes: ["applications", "interview"],
    content: "Kävimme läpi kaksi työhakemusta ja harjoittelimme haastattelun alkua. ".repeat(6),
    insights: "Kokemus lähtömaasta kannattaa kertoa tehtävinä, ei vuosina. ".repeat(4),
    feedback: "Haastattelun harjoittelu auttoi.",
    mentorTasks: "Kysy työpaikalta vierailusta\nLähetä esimerkki hakemuksesta",
    actorTasks: "Päivitä ansioluettelo\nEtsi kaksi työpaikkailmoitusta\nHarjoittele esittelyä",
    nextOn,
    nextTime: "17:30",
    nextPlace: "Keskustakirjasto Oodi, 2. kerros",
  };
}

const LONGEST_WAIT = 20_000;

/** A mentor at her own client: what she sees arrives over its live connection. */
export type Actor = {
  pair: CastPair;
  /** From the typed command to the modal on her screen, in milliseconds. */
  openLog(): Promise<number>;
  fill(): Promise<void>;
  /** From the pressed "Tallenna" to its acknowledgement, in milliseconds. */
  submit(): Promise<number>;
  leave(): void;
};

export async function actorOf({ workspace }: Stage, pair: CastPair, nextOn: string): Promise<Actor> {
  const { mentor, channelId } = pair;
  const screen = new EventEmitter();
  const socket = new WebSocket(`${workspace.url.replace(/^http/, "ws")}/client/${mentor.id}/live`);
  await once(socket, "open");
  socket.on("message", (data) => {
    const at = performance.now();
    // Only one kind of event is of interest, and reading the others would take time from the measured ones.
    if (String(data).includes('"view_opened"')) screen.emit("opened", at);
  });
  return {
    pair,
    async openLog() {
      const signal = AbortSignal.timeout(LONGEST_WAIT);
      const start = performance.now();
      const [[openedAt], { ack }] = await Promise.all([
        once(screen, "opened", { signal }),
        mentor.command(channelId, "/meeting-log"),
      ]);
      if (ack !== "ok") throw new Error(`/meeting-log: ${ack}`);
      return Number(openedAt) - start;
    },
    async fill() {
      await mentor.fill(answers(nextOn));
    },
    async submit() {
      const start = performance.now();
      const result = await mentor.submit();
      const took = performance.now() - start;
      if (result.outcome !== "closed" && result.outcome !== "cleared")
        throw new Error(`the log was not saved: ${JSON.stringify(result)}`);
      return took;
    },
    leave: () => socket.close(),
  };
}

export type Times = { open: number[]; submit: number[] };

/** All of them at once, step by step: everybody types the command, then everybody has her modal, fills it in, and presses "Tallenna". */
export async function actAtOnce(actors: readonly Actor[], times: Times): Promise<void> {
  times.open.push(...(await Promise.all(actors.map((actor) => actor.openLog()))));
  await Promise.all(actors.map((actor) => actor.fill()));
  times.submit.push(...(await Promise.all(actors.map((actor) => actor.submit()))));
}
