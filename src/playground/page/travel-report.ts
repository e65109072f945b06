import { useEffect } from "preact/hooks";
import type { NewMessage } from "../travel.ts";
import { clockTime, shortDay } from "./dates.ts";
import { html } from "./html.ts";
import { Icon } from "./icon.ts";
import { showTo } from "./layout.ts";
import { inline, type Reader } from "./markup.ts";
import { firstNameOf, nameOf, personOf } from "./session.ts";
import { useStore } from "./store.ts";
import { closeReport, recipientsOf, travelState } from "./time.ts";
import { words } from "./words.ts";

/** A whole line of the report is one button, so its text links to nothing. */
const noLinks: Reader = { me: "", openChannel: () => {}, channelName: () => undefined };

/** The messages that came while the clock was moved. A press on one shows it in its conversation. */
export function TravelReport() {
  const { isTravelling, report } = useStore(travelState);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => event.key === "Escape" && closeReport();
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
  const t = words();
  return html`
    <div class="travel-report" role="status" aria-live="polite">
      ${isTravelling && html`<p class="travel-report-head">${t.travelling}</p>`}
      ${
        !isTravelling &&
        report &&
        html`
        <div class="travel-report-head">
          <strong>${report.messages.length === 0 ? t.noMessagesCame : t.messagesCame(report.messages.length)}</strong>
          <span>${shortDay(report.from)} ${clockTime(report.from)} <${Icon} name="to" /> ${shortDay(report.to)} ${clockTime(report.to)}</span>
          <button type="button" class="icon-button" aria-label=${t.close} onClick=${closeReport}><${Icon} name="close" /></button>
        </div>
        <ol class="travel-report-list">${report.messages.map((message) => html`<li key=${message.ts}><${ReportLine} message=${message} /></li>`)}</ol>`
      }
    </div>
  `;
}

function ReportLine({ message }: { message: NewMessage }) {
  const { at, channel, user, text, readers } = message;
  const author = personOf(user)?.isBot ? nameOf(user) : firstNameOf(user);
  return html`
    <button type="button" class="travel-report-line" onClick=${() => showTo(readers, channel)}>
      <time>${shortDay(at)} ${clockTime(at)}</time>
      <span class="travel-report-who">${author} <${Icon} name="to" /> ${recipientsOf(message)}</span>
      <span class="travel-report-text">${inline(text.replaceAll("\n", " "), noLinks)}</span>
    </button>
  `;
}
