import { useRef, useState } from "preact/hooks";
import type { SentParcel } from "../workspace/deliveries.ts";
import type { RecordedCall } from "../workspace/web-api/web-api.ts";
import { askControl } from "./connection.ts";
import { clockTime, shortDay } from "./dates.ts";
import { classes, html } from "./html.ts";
import { Icon } from "./icon.ts";
import { fieldsOf, listOf, textOf } from "./json.ts";
import { usePolling } from "./polling.ts";
import { words } from "./words.ts";

type Line = {
  key: string;
  isFromApp: boolean;
  name: string;
  at: number;
  ms: number;
  isWell: boolean;
  note: string;
  asked: unknown;
  answered: unknown;
};

const KEPT = 300;
const LOOK_EVERY = 700;

/** The calls of the app to the workspace and what the workspace sent to the app, the newest first. */
export function DevPanelCalls() {
  const [lines, setLines] = useState<readonly Line[]>([]);
  const [filter, setFilter] = useState("");
  const seen = useRef({ calls: 0, sent: 0 });
  const t = words().devPanel;
  usePolling(async () => {
    const [{ total, calls }, sent] = await Promise.all([
      askControl<{ total: number; calls: RecordedCall[] }>("calls", { from: seen.current.calls }),
      askControl<SentParcel[]>("sent", { after: seen.current.sent }),
    ]);
    const from = seen.current.calls;
    seen.current = { calls: total, sent: sent.at(-1)?.number ?? seen.current.sent };
    const fresh = [...calls.map((call, index) => lineOfCall(call, from + index)), ...sent.map(lineOfParcel)];
    if (fresh.length === 0) return;
    fresh.sort((one, other) => other.at - one.at);
    setLines((known) => [...fresh, ...known].slice(0, KEPT));
  }, LOOK_EVERY);
  const shown = lines.filter(({ name }) => name.includes(filter.trim()));
  return html`
    <div class="dev-panel-tools">
      <input class="input" type="search" aria-label=${t.filter} placeholder=${t.filter} value=${filter} onInput=${(event: InputEvent) => setFilter((event.currentTarget as HTMLInputElement).value)} />
      <button type="button" class="button" onClick=${() => setLines([])}>${t.clear}</button>
    </div>
    <ol class="calls">${shown.map((line) => html`<${CallLine} key=${line.key} line=${line} />`)}</ol>
    ${shown.length === 0 && html`<p class="empty">${t.nothingYet}</p>`}
  `;
}

function CallLine({ line }: { line: Line }) {
  const [isOpen, setOpen] = useState(false);
  const t = words().devPanel;
  return html`
    <li>
      <button type="button" class=${classes({ "call-line": true, "is-bad": !line.isWell })} aria-expanded=${isOpen} onClick=${() => setOpen(!isOpen)}>
        <span class="call-way" title=${line.isFromApp ? t.fromApp : t.toApp}>${line.isFromApp ? html`<${Icon} name="to" />` : html`<${Icon} name="back" />`}</span>
        <span class="call-name">${line.name}</span>
        <span class="call-note">${line.note}</span>
        <time>${shortDay(line.at)} ${clockTime(line.at)}</time>
        <span class="call-ms">${Math.round(line.ms * 10) / 10} ms</span>
      </button>
      ${
        isOpen &&
        html`
        <div class="call-more">
          <h3>${t.asked}</h3><pre>${JSON.stringify(line.asked, undefined, 2)}</pre>
          <h3>${t.answered}</h3><pre>${JSON.stringify(line.answered, undefined, 2)}</pre>
        </div>`
      }
    </li>
  `;
}

function lineOfCall(call: RecordedCall, number: number): Line {
  const { method, args, answer, status, at, ms, fault } = call;
  const isWell = answer.ok === true && !fault;
  const note = fault ?? (isWell ? "" : textOf(answer.error) || String(status));
  return {
    key: `call ${number}`,
    isFromApp: true,
    name: method,
    at,
    ms,
    isWell,
    note,
    asked: parsed(args),
    answered: answer,
  };
}

function lineOfParcel({ number, kind, payload, ack, at, ms }: SentParcel): Line {
  const action = listOf(payload.actions)[0];
  const what =
    textOf(payload.command) ||
    textOf(action?.action_id) ||
    textOf(fieldsOf(payload.view).callback_id) ||
    textOf(fieldsOf(payload.event).type);
  return {
    key: `sent ${number}`,
    isFromApp: false,
    name: what || kind,
    at,
    ms,
    isWell: ack === "ok",
    note: ack === "ok" ? kind : ack,
    asked: payload,
    answered: { ack },
  };
}

/** Blocks and views travel as text; here they are looked at. */
function parsed(args: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(args).map(([key, value]) => {
      if (typeof value !== "string" || !/^[[{]/.test(value)) return [key, value];
      try {
        return [key, JSON.parse(value)];
      } catch {
        return [key, value];
      }
    }),
  );
}
