import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import type { ShownChannel, ShownMessage } from "../workspace/screen.ts";
import { Composer } from "./composer.ts";
import { atOfTs, dayKey, dayName } from "./dates.ts";
import { html } from "./html.ts";
import type { Reader } from "./markup.ts";
import { Message } from "./message.ts";
import { noticeKindOf } from "./notices.ts";
import { placeTitle } from "./places.ts";
import type { Screen, ScreenContent } from "./screen.ts";
import { syncedTime } from "./session.ts";
import { useStore } from "./store.ts";
import { words } from "./words.ts";

export type ConversationProps = {
  screen: Screen;
  content: ScreenContent;
  reader: Reader;
  channel: ShownChannel;
  thread?: string | undefined;
  openThread(ts: string): void;
};

/** A message that follows one by the same author within this time is shown without its head. */
const SAME_HEAD_WITHIN_S = 5 * 60;

export function Conversation({ screen, content, reader, channel, thread, openThread }: ConversationProps) {
  useEffect(() => screen.enter(channel.id), [screen, channel.id]);
  // Render again when the clock moves: the headings "Today" and "Yesterday" depend on it.
  useStore(syncedTime);
  const talk = content.conversations.get(channel.id);
  const all = talk?.messages ?? [];
  const isShown = ({ ts, threadTs, subtype }: ShownMessage) =>
    thread === undefined
      ? threadTs === undefined || subtype === "thread_broadcast"
      : ts === thread || threadTs === thread;
  const messages = all.filter(isShown);
  const title = placeTitle(channel, screen.me);
  return html`
    <div class="conversation">
      <${MessageList} key=${`${channel.id} ${thread ?? ""}`} screen=${screen} content=${content} reader=${reader} messages=${messages} all=${all}
        isLoaded=${talk !== undefined} isWhole=${talk?.isWhole ?? true} label=${title}
        loadOlder=${() => screen.loadOlder(channel.id)} openThread=${thread === undefined ? openThread : undefined} />
      ${channel.isArchived ? html`<p class="composer-note">${words().archived}</p>` : html`<${Composer} key=${`${channel.id} ${thread ?? ""}`} screen=${screen} channel=${channel} thread=${thread} title=${title} />`}
    </div>
  `;
}

type ListProps = {
  screen: Screen;
  content: ScreenContent;
  reader: Reader;
  messages: readonly ShownMessage[];
  all: readonly ShownMessage[];
  isLoaded: boolean;
  isWhole: boolean;
  label: string;
  loadOlder(): Promise<void>;
  openThread?: ((ts: string) => void) | undefined;
};

/** So close to the end counts as at the end. */
const NEAR_END_PX = 80;
/** So close to the start older messages are loaded. */
const NEAR_START_PX = 400;

/** Scrolls to each new message if the list is at its end; keeps the scroll position when older messages are added above. */
function MessageList(props: ListProps) {
  const { messages, isLoaded, isWhole, label, loadOlder } = props;
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
    // Pictures and fonts that load late change the list's height; an on-screen keyboard changes the window's.
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
    isAtEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_END_PX;
    if (element.scrollTop > NEAR_START_PX || isWhole || isReading.current) return;
    isReading.current = true;
    await loadOlder();
    isReading.current = false;
  };
  return html`
    <div class="messages" ref=${box} onScroll=${onScroll} role="log" aria-live="off" aria-label=${words().messagesIn(label)} tabindex="0" data-focus-home>
      <ul class="message-list">
        ${isLoaded && isWhole && messages.length === 0 && html`<li class="notice">${words().noMessages}</li>`}
        ${isLoaded && !isWhole && html`<li class="notice"><button type="button" class="text-link" onClick=${loadOlder}>${words().showOlder}</button></li>`}
        ${rows(props)}
      </ul>
    </div>
  `;
}

function rows({ screen, content, reader, messages, all, openThread }: ListProps): ComponentChildren[] {
  const replies = new Map<string, number>();
  for (const { threadTs } of all) if (threadTs) replies.set(threadTs, (replies.get(threadTs) ?? 0) + 1);
  return messages.flatMap((message, index) => {
    const previous = messages[index - 1];
    const isNewDay = !previous || dayKey(atOfTs(previous.ts)) !== dayKey(atOfTs(message.ts));
    const continuesPrevious =
      previous !== undefined &&
      !isNewDay &&
      !noticeKindOf(previous) &&
      previous.user === message.user &&
      previous.ephemeral === message.ephemeral &&
      Number(message.ts) - Number(previous.ts) < SAME_HEAD_WITHIN_S;
    return [
      isNewDay && html`<li class="day" key=${`day ${message.ts}`}><span>${dayName(atOfTs(message.ts))}</span></li>`,
      html`<${Message} key=${message.ts} screen=${screen} reader=${reader} message=${message} continuesPrevious=${continuesPrevious}
        replies=${replies.get(message.ts) ?? 0} openThread=${openThread} typed=${content.typed} waiting=${content.waiting} />`,
    ];
  });
}
