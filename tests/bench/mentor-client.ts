import { EventEmitter, once } from "node:events";
import { WebSocket } from "ws";
import type { BenchWorkspace, SlackPair } from "./bench-workspace.ts";

/** A thorough meeting log, with the next meeting. */
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

const OPEN_TIMEOUT_MS = 20_000;

/** A mentor at her own client, which gets live events from the workspace. */
export type MentorClient = {
  pair: SlackPair;
  /** Types `/meeting-log`. Resolves to the milliseconds until the modal is on her screen. */
  openLog(): Promise<number>;
  fill(): Promise<void>;
  /** Presses "Tallenna". Resolves to the milliseconds until the submission is acknowledged. */
  submit(): Promise<number>;
  close(): void;
};

export async function openMentorClient(
  { access }: BenchWorkspace,
  pair: SlackPair,
  nextOn: string,
): Promise<MentorClient> {
  const { mentor, channelId } = pair;
  const screen = new EventEmitter();
  const socket = new WebSocket(`${access.url.replace(/^http/, "ws")}/client/${mentor.id}/live`);
  await once(socket, "open");
  socket.on("message", (data) => {
    const at = performance.now();
    // Only this kind of event is parsed: to parse the others would take time from what is measured.
    if (String(data).includes('"view_opened"')) screen.emit("opened", at);
  });
  return {
    pair,
    async openLog() {
      const signal = AbortSignal.timeout(OPEN_TIMEOUT_MS);
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
    close: () => socket.close(),
  };
}

/** In milliseconds, one for each act. */
export type Times = { open: number[]; submit: number[] };

/** All clients at once, step by step: each types the command, then each fills its modal in, then each presses "Tallenna". Adds to `times`. */
export async function actAtOnce(clients: readonly MentorClient[], times: Times): Promise<void> {
  times.open.push(...(await Promise.all(clients.map((client) => client.openLog()))));
  await Promise.all(clients.map((client) => client.fill()));
  times.submit.push(...(await Promise.all(clients.map((client) => client.submit()))));
}
