import { useState } from "preact/hooks";
import { askPlayground } from "./connection.ts";
import { clockTime, shortDay } from "./dates.ts";
import { html } from "./html.ts";
import { usePolling } from "./polling.ts";
import { playgroundNow } from "./session.ts";
import { words } from "./words.ts";

type Row = {
  key: string;
  kind: string;
  lane: string;
  state: string;
  dueAt: number;
  attempts: number;
  lastError: string | null;
};

const LOOK_EVERY = 1_000;

/** What the app will say by itself, and what it has said or dropped; references only. */
export function DevPanelOutbox() {
  const [rows, setRows] = useState<readonly Row[]>([]);
  usePolling(async () => setRows(await askPlayground<Row[]>("outbox")), LOOK_EVERY);
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

function Rows({ rows }: { rows: readonly Row[] }) {
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
