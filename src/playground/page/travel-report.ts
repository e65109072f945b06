import { useEffect, useRef } from "preact/hooks";
import type { NewMessage } from "../travel.ts";
import { clockTime, shortDay } from "./dates.ts";
import { html } from "./html.ts";
import { Icon } from "./icon.ts";
import { showTo } from "./layout.ts";
import { inline, type Reader } from "./markup.ts";
import { firstNameOf, nameOf, personOf } from "./session.ts";
import { useStore } from "./store.ts";
import { closeReport, openReport, recipientsOf, travelState } from "./time.ts";
import { words } from "./words.ts";

/** A whole line of the report is one button, so its text links to nothing. */
const noLinks: Reader = { me: "", openChannel: () => {}, channelName: () => undefined };

/** How many messages came while the clock was moved. A press lists them over the columns; a press on one shows it in its conversation. */
export function TravelReport() {
  const { isTravelling, report, isOpen } = useStore(travelState);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => event.key === "Escape" && closeReport();
    const onPress = ({ target }: Event) => {
      if (!(target instanceof Node && box.current?.contains(target))) openReport(false);
    };
    document.addEventListener("keydown", onKeyDown);
    document.addEventListener("pointerdown", onPress);
    return () => {
      document.removeEventListener("keydown", onKeyDown);
      document.removeEventListener("pointerdown", onPress);
    };
  }, []);
  const t = words();
  return html`
    <div class="travel-report" ref=${box}>
      <div role="status">
        ${isTravelling && html`<span>${t.travelling}</span>`}
        ${report?.isMeeting && html`<span>${t.meetingBegins}</span>`}
        ${report && !report.isMeeting && report.messages.length === 0 && html`<span>${t.noMessagesCame}</span>`}
        ${
          report &&
          report.messages.length > 0 &&
          html`
          <button type="button" class="button travel-report-open" aria-expanded=${isOpen} onClick=${() => openReport(!isOpen)}>
            ${t.messagesCame(report.messages.length)} <${Icon} name="down" /></button>`
        }
      </div>
      ${
        isOpen &&
        report &&
        html`
        <div class="travel-report-box" role="region" aria-label=${t.messagesCame(report.messages.length)}>
          <div class="travel-report-head">
            <span>${shortDay(report.from)} ${clockTime(report.from)} <${Icon} name="to" /> ${shortDay(report.to)} ${clockTime(report.to)}</span>
            <button type="button" class="icon-button" aria-label=${t.close} onClick=${closeReport}><${Icon} name="close" /></button>
          </div>
          <ol class="travel-report-list">${report.messages.map((message) => html`<li key=${message.ts}><${ReportLine} message=${message} /></li>`)}</ol>
        </div>`
      }
    </div>
  `;
}

function ReportLine({ message }: { message: NewMessage }) {
  const { at, channel, user, text, readers } = message;
  const author = personOf(user)?.isBot ? nameOf(user) : firstNameOf(user);
  const show = () => {
    showTo(readers, channel);
    openReport(false);
  };
  return html`
    <button type="button" class="travel-report-line" onClick=${show}>
      <time>${shortDay(at)} ${clockTime(at)}</time>
      <span class="travel-report-who">${author} <${Icon} name="to" /> ${recipientsOf(message)}</span>
      <span class="travel-report-text">${inline(text.replaceAll("\n", " "), noLinks)}</span>
    </button>
  `;
}
