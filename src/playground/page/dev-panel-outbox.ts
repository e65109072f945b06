import { useState } from "preact/hooks";
import { askPlayground } from "./connection.ts";
import { clockTime, shortDay } from "./dates.ts";
import { html } from "./html.ts";
import { usePolling } from "./polling.ts";
import { playgroundNow } from "./session.ts";
import { words } from "./words.ts";

type OutboxRow = {
  key: string;
  kind: string;
  lane: string;
  state: string;
  dueAt: number;
  attempts: number;
  lastError: string | null;
};

const POLL_EVERY_MS = 1_000;

/** The app's newest outbox rows: those to come, and those that were sent or dropped. */
export function DevPanelOutbox() {
  const [rows, setRows] = useState<readonly OutboxRow[]>([]);
  usePolling(async () => setRows(await askPlayground<OutboxRow[]>("outbox")), POLL_EVERY_MS);
  const t = words().devPanel;
  const now = playgroundNow();
  const coming = rows.filter(({ state, dueAt }) => dueAt > now || state === "due" || state === "calling").toReversed();
  const gone = rows.filter((row) => !coming.includes(row));
  return html`
    <h3>${t.coming} (${coming.length})</h3>
    <${Rows} rows=${coming} />
    <h3>${t.gone} (${gone.length})</h3>
    <${Rows} rows=${gone} />
  `;
}

function Rows({ rows }: { rows: readonly OutboxRow[] }) {
  const t = words().devPanel;
  return html`
    <ul class="outbox">
      ${rows.map(
        ({ key, kind, lane, state, dueAt, attempts, lastError }) => html`
        <li key=${key}>
          <span class=${`state is-${state}`}>${t.states[state as keyof typeof t.states] ?? state}</span>
          <span class="call-name">${kind}</span>
          <time>${shortDay(dueAt)} ${clockTime(dueAt)}</time>
          <span class="option-note">${key} · ${lane}${attempts > 1 ? ` · ${attempts}×` : ""}${lastError ? ` · ${lastError}` : ""}</span>
        </li>`,
      )}
    </ul>
  `;
}
