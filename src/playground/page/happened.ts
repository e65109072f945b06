import { useEffect } from "preact/hooks";
import type { Happened } from "../travel.ts";
import { clockTime, shortDay } from "./dates.ts";
import { html } from "./html.ts";
import { Icon } from "./icon.ts";
import { showTo } from "./layout.ts";
import { inline, type Reader } from "./markup.ts";
import { firstNameOf, nameOf, personOf } from "./session.ts";
import { useStore } from "./store.ts";
import { forgetReport, happenedTo, journey } from "./time.ts";
import { words } from "./words.ts";

const nobody: Reader = { me: "", openChannel: () => {}, channelName: () => undefined };

/** What could be read while the clock was moved on; each line leads to where it stands. */
export function HappenedReport() {
  const { isTravelling, report } = useStore(journey);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => event.key === "Escape" && forgetReport();
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
  const t = words();
  return html`
    <div class="happened" role="status" aria-live="polite">
      ${isTravelling && html`<p class="happened-head">${t.travelling}</p>`}
      ${
        !isTravelling &&
        report &&
        html`
        <div class="happened-head">
          <strong>${report.lines.length === 0 ? t.nothingHappened : t.happened(report.lines.length)}</strong>
          <span>${shortDay(report.from)} ${clockTime(report.from)} <${Icon} name="to" /> ${shortDay(report.to)} ${clockTime(report.to)}</span>
          <button type="button" class="icon-button" aria-label=${t.close} onClick=${forgetReport}><${Icon} name="close" /></button>
        </div>
        <ol class="happened-list">${report.lines.map((line) => html`<li key=${line.ts}><${Line} line=${line} /></li>`)}</ol>`
      }
    </div>
  `;
}

function Line({ line }: { line: Happened }) {
  const who = personOf(line.user)?.isBot ? nameOf(line.user) : firstNameOf(line.user);
  return html`
    <button type="button" class="happened-line" onClick=${() => showTo(line.readers, line.channel)}>
      <time>${shortDay(line.at)} ${clockTime(line.at)}</time>
      <span class="happened-who">${who} <${Icon} name="to" /> ${happenedTo(line)}</span>
      <span class="happened-text">${inline(line.text.replaceAll("\n", " "), nobody)}</span>
    </button>
  `;
}
