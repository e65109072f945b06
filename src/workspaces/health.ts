import type { ServerResponse } from "node:http";
import type { Report } from "../health/health.ts";
import { isoOf, MINUTE_MS } from "../programme/calendar/calendar.ts";
import type { WorkspaceId } from "./layout.ts";
import type { Condition } from "./workspace.ts";

/** One workspace in the answer of `GET /health`. */
type Line =
  | Report
  | { state: "paused" | "starting" }
  | { state: "red"; why: string[]; since: string; tryAgainAt: string | null };

type Looked = { id: WorkspaceId; condition: Condition; report: Report | undefined };

/** A workspace that is being opened for longer than this is not well. */
const MAX_STARTING_MS = 2 * MINUTE_MS;

function lineOf({ condition, report }: Looked, now: number): Line {
  const { state, since, why, retryAt } = condition;
  if (report) return report;
  if (state === "paused") return { state };
  const isSlow = now - since > MAX_STARTING_MS;
  if (state !== "broken" && !isSlow) return { state: "starting" };
  return {
    state: "red",
    why: [why ?? "it is not open"],
    since: isoOf(since),
    tryAgainAt: retryAt === undefined ? null : isoOf(retryAt),
  };
}

/**
 * The answer of `GET /health` for many workspaces: JSON with a line for each. Red while one of them is not well, and `why` names those.
 * @returns whether all are well, and the text
 */
export function healthOf(workspaces: readonly Looked[], now: number): { isWell: boolean; text: string } {
  const lines = workspaces.map((one) => ({ id: one.id, line: lineOf(one, now) }));
  const red = lines.filter(({ line }) => line.state === "red").map(({ id }) => id);
  const begin = JSON.stringify({
    state: red.length === 0 ? "green" : "red",
    why: red.map((id) => `${id} is not well`),
  });
  const each = lines.map(({ id, line }) => `${JSON.stringify(id)}:${JSON.stringify(line)}`).join(",\n");
  return { isWell: red.length === 0, text: `${begin.slice(0, -1)},"workspaces":{\n${each}\n}}\n` };
}

export function answerHealth(response: ServerResponse, workspaces: readonly Looked[], now: number): void {
  const { isWell, text } = healthOf(workspaces, now);
  response.writeHead(isWell ? 200 : 503, { "content-type": "application/json" }).end(text);
}
