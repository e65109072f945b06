import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import type { ShownChannel, ShownMessage } from "../workspace/screen.ts";
import { Composer } from "./composer.ts";
import { atOfTs, dayKey, dayName } from "./dates.ts";
import { html } from "./html.ts";
import type { Reader } from "./markup.ts";
import { isNotice, Message } from "./message.ts";
import { placeTitle } from "./places.ts";
import type { Screen, Shown } from "./screen.ts";
import { syncedTime } from "./session.ts";
import { useStore } from "./store.ts";
import { words } from "./words.ts";

export type ConversationProps = {
  screen: Screen;
  shown: Shown;
  reader: Reader;
  channel: ShownChannel;
  thread?: string | undefined;
  openThread(ts: string): void;
};

const GOES_ON_WITHIN = 5 * 60;

export function Conversation({ screen, shown, reader, channel, thread, openThread }: ConversationProps) {
  useEffect(() => screen.enter(channel.id), [screen, channel.id]);
  // "Today" is another day once the clock was moved.
  useStore(syncedTime);
  const talk = shown.talks.get(channel.id);
  const all = talk?.messages ?? [];
  const isShown = ({ ts, threadTs, subtype }: ShownMessage) =>
    thread === undefined
      ? threadTs === undefined || subtype === "thread_broadcast"
      : ts === thread || threadTs === thread;
  const messages = all.filter(isShown);
  const title = placeTitle(channel, screen.me);
  return html`
    <div class="conversation">
      <${MessageList} key=${`${channel.id} ${thread ?? ""}`} screen=${screen} shown=${shown} reader=${reader} messages=${messages} all=${all}
        isLoaded=${talk !== undefined} isWhole=${talk?.isWhole ?? true} label=${title}
        older=${() => screen.readOlder(channel.id)} openThread=${thread === undefined ? openThread : undefined} />
      ${channel.isArchived ? html`<p class="composer-note">${words().archived}</p>` : html`<${Composer} key=${`${channel.id} ${thread ?? ""}`} screen=${screen} channel=${channel} thread=${thread} title=${title} />`}
    </div>
  `;
}

type ListProps = {
  screen: Screen;
  shown: Shown;
  reader: Reader;
  messages: readonly ShownMessage[];
  all: readonly ShownMessage[];
  isLoaded: boolean;
  isWhole: boolean;
  label: string;
  older(): Promise<void>;
  openThread?: ((ts: string) => void) | undefined;
};

const NEAR_END = 80;
const NEAR_START = 400;

/** Stays at the newest while she reads there; keeps her place when older ones are read in above. */
function MessageList(props: ListProps) {
  const { messages, isLoaded, isWhole, label, older } = props;
  const box = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const before = useRef({ first: "", height: 0 });
  const isReading = useRef(false);
  const first = messages[0]?.ts ?? "";

  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const hasGrownAbove = before.current.first !== "" && first < before.current.first;
    if (hasGrownAbove) element.scrollTop += element.scrollHeight - before.current.height;
    else if (isAtEnd.current) element.scrollTop = element.scrollHeight;
    before.current = { first, height: element.scrollHeight };
  });
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    // Pictures and fonts that come late make it higher, a keyboard makes the window lower.
    const observer = new ResizeObserver(() => {
      if (isAtEnd.current) element.scrollTop = element.scrollHeight;
    });
    observer.observe(element);
    if (element.firstElementChild) observer.observe(element.firstElementChild);
    return () => observer.disconnect();
  }, []);
  const onScroll = async () => {
    const element = box.current;
    if (!element) return;
    isAtEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_END;
    if (element.scrollTop > NEAR_START || isWhole || isReading.current) return;
    isReading.current = true;
    await older();
    isReading.current = false;
  };
  return html`
    <div class="messages" ref=${box} onScroll=${onScroll} role="log" aria-live="off" aria-label=${words().messagesIn(label)} tabindex="0" data-focus-home>
      <ul class="message-list">
        ${isLoaded && isWhole && messages.length === 0 && html`<li class="notice">${words().noMessages}</li>`}
        ${isLoaded && !isWhole && html`<li class="notice"><button type="button" class="text-link" onClick=${older}>${words().showOlder}</button></li>`}
        ${rows(props)}
      </ul>
    </div>
  `;
}

function rows({ screen, shown, reader, messages, all, openThread }: ListProps): ComponentChildren[] {
  const replies = new Map<string, number>();
  for (const { threadTs } of all) if (threadTs) replies.set(threadTs, (replies.get(threadTs) ?? 0) + 1);
  return messages.flatMap((message, index) => {
    const previous = messages[index - 1];
    const isNewDay = !previous || dayKey(atOfTs(previous.ts)) !== dayKey(atOfTs(message.ts));
    const goesOn =
      previous !== undefined &&
      !isNewDay &&
      !isNotice(previous) &&
      previous.user === message.user &&
      previous.ephemeral === message.ephemeral &&
      Number(message.ts) - Number(previous.ts) < GOES_ON_WITHIN;
    return [
      isNewDay && html`<li class="day" key=${`day ${message.ts}`}><span>${dayName(atOfTs(message.ts))}</span></li>`,
      html`<${Message} key=${message.ts} screen=${screen} reader=${reader} message=${message} goesOn=${goesOn}
        replies=${replies.get(message.ts) ?? 0} openThread=${openThread} typed=${shown.typed} waiting=${shown.waiting} />`,
    ];
  });
}
