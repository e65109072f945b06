import { useState } from "preact/hooks";
import type { Fault } from "../workspace/faults.ts";
import type { SocketLine } from "../workspace/socket-mode.ts";
import { askControl } from "./connection.ts";
import { html } from "./html.ts";
import { usePolling } from "./polling.ts";
import { words } from "./words.ts";

const kinds = [
  "lost-answer",
  "429",
  "500",
  "503",
  "reset",
  "delay",
  "error",
  "lost-ack",
  "duplicate-envelope",
  "late-envelope",
  "lost-event",
] as const;
/** The page's words name this time. */
const STALL_S = 30;
const disconnects = ["drop", "refresh_requested", "warning"] as const;
const POLL_EVERY_MS = 1_000;
/** The page's words name this delay. */
const DELAY_MS = 2_000;
const RETRY_AFTER_S = 5;

/** Orders faults of the kinds that happen with Slack, and disconnects. */
export function DevPanelFaults() {
  const [pending, setPending] = useState<readonly Fault[]>([]);
  const [kind, setKind] = useState<(typeof kinds)[number]>("lost-answer");
  const [method, setMethod] = useState("chat.postMessage");
  const [times, setTimes] = useState(1);
  const [error, setError] = useState("channel_not_found");
  const [line, setLine] = useState<SocketLine>();
  const readPending = async () => setPending(await askControl<Fault[]>("pending-faults"));
  const readLine = async () => setLine(await askControl<SocketLine>("connections"));
  usePolling(async () => void (await Promise.all([readPending(), readLine()])), POLL_EVERY_MS);
  const t = words().devPanel;
  const order = async () => {
    const more =
      kind === "error"
        ? { error: error.trim() || "fatal_error" }
        : kind === "delay"
          ? { ms: DELAY_MS }
          : kind === "429"
            ? { retryAfter: RETRY_AFTER_S }
            : {};
    const isEnvelope = kind === "lost-ack" || kind.endsWith("-envelope");
    await askControl("order", { fault: { kind, method: isEnvelope ? "*" : method.trim() || "*", times, ...more } });
    await readPending();
  };
  const clear = async () => {
    await askControl("clear-faults");
    await readPending();
  };
  /** Slack counts only in its greeting, so the app connects again. */
  const stall = async () => {
    await askControl("stall", { seconds: STALL_S });
    await readLine();
  };
  const count = async (connections?: number) => {
    await askControl("count-connections", { connections });
    await askControl("disconnect", { reason: "refresh_requested" });
  };
  return html`
    <div class="fault-form">
      <label>${t.fault}
        <select class="input" value=${kind} onChange=${(event: Event) => setKind((event.currentTarget as HTMLSelectElement).value as typeof kind)}>
          ${kinds.map((one) => html`<option value=${one} selected=${one === kind}>${t.faults[one]}</option>`)}
        </select></label>
      <label>${t.method}<input class="input" value=${method} onInput=${(event: InputEvent) => setMethod((event.currentTarget as HTMLInputElement).value)} /></label>
      ${kind === "error" && html`<label>${t.errorCode}<input class="input" value=${error} onInput=${(event: InputEvent) => setError((event.currentTarget as HTMLInputElement).value)} /></label>`}
      <label>${t.times}<input class="input" type="number" min="1" max="99" value=${times} onInput=${(event: InputEvent) => setTimes(Number((event.currentTarget as HTMLInputElement).value) || 1)} /></label>
      <button type="button" class="button is-main" onClick=${order}>${t.order}</button>
    </div>
    <h3>${t.pending} (${pending.length})</h3>
    <ul class="outbox">${pending.map((fault, index) => html`<li key=${index}><span class="call-name">${t.faults[fault.kind]}</span> <span class="option-note">${fault.method ?? "*"} · ${fault.times}×</span></li>`)}</ul>
    ${pending.length > 0 && html`<button type="button" class="button" onClick=${clear}>${t.clear}</button>`}
    <h3>${t.connection}</h3>
    <p class="told" role="status">${line && t.line(line.connections, line.stalled, line.counted)}</p>
    <div class="actions">${disconnects.map((reason) => html`<button type="button" class="button" onClick=${() => askControl("disconnect", { reason })}>${t.disconnects[reason]}</button>`)}
      <button type="button" class="button" onClick=${stall}>${t.stall}</button>
      <button type="button" class="button" onClick=${() => count(2)}>${t.countTwo}</button>
      <button type="button" class="button" onClick=${() => count()}>${t.countRight}</button>
    </div>
  `;
}
