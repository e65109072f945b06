import { useRef, useState } from "preact/hooks";
import type { SentEnvelope } from "../workspace/deliveries.ts";
import type { RecordedCall } from "../workspace/web-api/web-api.ts";
import { askControl } from "./connection.ts";
import { clockTime, shortDay } from "./dates.ts";
import { classes, html } from "./html.ts";
import { Icon } from "./icon.ts";
import { fieldsOf, listOf, textOf } from "./json.ts";
import { usePolling } from "./polling.ts";
import { words } from "./words.ts";

/** A line of the list: a Web API call by the app, or an envelope that the workspace sent to the app. */
type TrafficLine = {
  key: string;
  isFromApp: boolean;
  name: string;
  at: number;
  ms: number;
  isOk: boolean;
  note: string;
  asked: unknown;
  answered: unknown;
};

const MAX_LINES = 300;
const POLL_EVERY_MS = 700;

/** The traffic between the app and the workspace, in both directions, newest first. */
export function DevPanelCalls() {
  const [lines, setLines] = useState<readonly TrafficLine[]>([]);
  const [filter, setFilter] = useState("");
  const seen = useRef({ calls: 0, sent: 0 });
  const t = words().devPanel;
  usePolling(async () => {
    const [{ total, calls }, sent] = await Promise.all([
      askControl<{ total: number; calls: RecordedCall[] }>("calls", { from: seen.current.calls }),
      askControl<SentEnvelope[]>("sent", { after: seen.current.sent }),
    ]);
    const from = seen.current.calls;
    seen.current = { calls: total, sent: sent.at(-1)?.number ?? seen.current.sent };
    const fresh = [...calls.map((call, index) => lineOfCall(call, from + index)), ...sent.map(lineOfEnvelope)];
    if (fresh.length === 0) return;
    fresh.sort((one, other) => other.at - one.at);
    setLines((known) => [...fresh, ...known].slice(0, MAX_LINES));
  }, POLL_EVERY_MS);
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

function CallLine({ line }: { line: TrafficLine }) {
  const [isOpen, setOpen] = useState(false);
  const t = words().devPanel;
  return html`
    <li>
      <button type="button" class=${classes({ "call-line": true, "is-bad": !line.isOk })} aria-expanded=${isOpen} onClick=${() => setOpen(!isOpen)}>
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

function lineOfCall(call: RecordedCall, number: number): TrafficLine {
  const { method, args, answer, status, at, ms, fault } = call;
  const isOk = answer.ok === true && !fault;
  const note = fault ?? (isOk ? "" : textOf(answer.error) || String(status));
  return {
    key: `call ${number}`,
    isFromApp: true,
    name: method,
    at,
    ms,
    isOk,
    note,
    asked: parsed(args),
    answered: answer,
  };
}

function lineOfEnvelope({ number, kind, payload, ack, at, ms }: SentEnvelope): TrafficLine {
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
    isOk: ack === "ok",
    note: ack === "ok" ? kind : ack,
    asked: payload,
    answered: { ack },
  };
}

/** The arguments with JSON texts parsed: the SDK sends blocks and views as strings. */
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
