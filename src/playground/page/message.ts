import { Component, type ComponentChildren } from "preact";
import type { ShownMessage } from "../workspace/screen.ts";
import { Avatar } from "./avatar.ts";
import { Blocks } from "./blocks.ts";
import { atOfTs, clockTime, longDay } from "./dates.ts";
import { emojiOf } from "./emoji.ts";
import { saveFile } from "./files.ts";
import { classes, html } from "./html.ts";
import { Icon } from "./icon.ts";
import { Picture } from "./image.ts";
import { type Fields, fieldsOf, listOf, textOf } from "./json.ts";
import { markup, type Reader } from "./markup.ts";
import { noticeDetail, noticeKindOf, noticeText } from "./notices.ts";
import type { Screen } from "./screen.ts";
import { nameOf, personOf } from "./session.ts";
import { Surface } from "./surface.ts";
import { words } from "./words.ts";

export type MessageProps = {
  screen: Screen;
  reader: Reader;
  message: ShownMessage;
  /** Shown without author and time, as a continuation of the message before it. */
  continuesPrevious: boolean;
  replies: number;
  openThread?: ((ts: string) => void) | undefined;
  /** A message with interactive elements renders again when one of these changes: typed values, presses without an answer. */
  typed: unknown;
  waiting: unknown;
};

/** Renders again only when its own props change, because a conversation may have a thousand messages. */
export class Message extends Component<MessageProps> {
  override shouldComponentUpdate(next: MessageProps): boolean {
    const { props } = this;
    const isUntouched = !hasElements(next.message) || (next.typed === props.typed && next.waiting === props.waiting);
    return !(
      next.message === props.message &&
      next.continuesPrevious === props.continuesPrevious &&
      next.replies === props.replies &&
      isUntouched
    );
  }

  override render(props: MessageProps) {
    const { message, reader } = props;
    if (noticeKindOf(message)) return html`<li class="notice" data-ts=${message.ts}>${notice(message, reader)}</li>`;
    return html`
      <li class=${classes({ message: true, "goes-on": props.continuesPrevious, "is-own": message.ephemeral, "is-pinned": message.pinned })}
        data-ts=${message.ts} tabindex="-1">
        ${props.continuesPrevious ? html`<span class="avatar-room"><time class="side-time">${clockTime(atOfTs(message.ts))}</time></span>` : html`<${Avatar} person=${message.user} />`}
        <div class="message-body">
          ${
            !props.continuesPrevious &&
            html`
            <p class="message-head">
              <strong>${nameOf(message.user)}</strong>
              ${personOf(message.user)?.isBot && html`<span class="tag">${words().app}</span>`}
              <time title=${longDay(atOfTs(message.ts))}>${clockTime(atOfTs(message.ts))}</time>
            </p>`
          }
          ${message.ephemeral && html`<p class="only-you">${words().onlyYou}</p>`}
          ${message.pinned && html`<p class="only-you"><${Icon} name="pin" /> ${words().pinned}</p>`}
          ${content(props)}
          ${message.edited && !personOf(message.user)?.isBot && html`<span class="option-note">${words().edited}</span>`}
          ${reactions(message)}
          ${threadButton(props)}
        </div>
      </li>
    `;
  }
}

const hasElements = ({ blocks, attachments }: ShownMessage): boolean =>
  attachments.length > 0 ||
  blocks.some(({ type }) => type === "actions" || type === "section" || type === "context_actions");

function content({ screen, message, reader }: MessageProps): ComponentChildren {
  const blocks: readonly Fields[] = message.blocks;
  // A person's message is drawn from its text: her rich_text block has no mention elements.
  const isByApp = message.ephemeral || personOf(message.user)?.isBot === true;
  const attached = message.attachments.flatMap(({ blocks: own }) => listOf(own));
  const surface = new Surface(
    screen,
    "message",
    { channel: message.channel, ts: message.ts, blocks: [...blocks, ...attached] },
    { values: message.chosen ?? {} },
  );
  return html`
    <div class="message-content">
      ${isByApp && blocks.length > 0 ? html`<${Blocks} surface=${surface} blocks=${blocks} reader=${reader} />` : html`<div class="text" dir="auto">${markup(message.text, reader)}</div>`}
      ${(message.attachments as Fields[]).map(
        (attachment) => html`
        <div class="attachment">
          ${textOf(attachment.text) !== "" && html`<div class="text">${markup(textOf(attachment.text), reader)}</div>`}
          <${Blocks} surface=${surface} blocks=${listOf(attachment.blocks)} reader=${reader} />
        </div>`,
      )}
      ${(message.files as Fields[]).map((file) => fileCard(screen, surface, file))}
    </div>
  `;
}

function fileCard(screen: Screen, surface: Surface, file: Fields): ComponentChildren {
  const id = textOf(file.id);
  const isPicture = textOf(file.mimetype).startsWith("image/");
  return html`
    <div class="file" key=${id}>
      ${isPicture && html`<${Picture} image=${{ slack_file: { id }, alt_text: textOf(file.alt_txt) || textOf(file.title) }} surface=${surface} class="image-big" />`}
      <button type="button" class="file-button" onClick=${() => screen.attempt(() => saveFile(screen, id))}>
        <${Icon} name="file" />
        <span><strong>${textOf(file.title) || textOf(file.name)}</strong>
          <span class="option-note">${caption(file) || `${textOf(file.pretty_type)} · ${sizeText(Number(file.size))}`}</span></span>
        <span class="file-save">${words().download}</span>
      </button>
    </div>
  `;
}

/** What Slack has heard in an audio clip. */
const caption = (file: Fields): string => {
  const heard = textOf(fieldsOf(fieldsOf(file.transcription).preview).content);
  return heard === "" ? "" : `”${heard}”`;
};

const sizeText = (bytes: number): string => (bytes < 1024 ? `${bytes} B` : `${Math.round(bytes / 102.4) / 10} kB`);

function reactions(message: ShownMessage): ComponentChildren {
  const all = listOf(message.reactions);
  if (all.length === 0) return null;
  return html`<p class="reactions">${all.map((one) => html`<span class="tag">${emojiOf(textOf(one.name))} ${String(one.count)}</span>`)}</p>`;
}

function threadButton({ message, replies, openThread }: MessageProps): ComponentChildren {
  if (!openThread || message.ephemeral) return null;
  if (replies === 0) {
    return html`<button type="button" class="reply-button" aria-label=${words().replyTo(nameOf(message.user))} onClick=${() => openThread(message.ts)}><${Icon} name="reply" /> <span>${words().reply}</span></button>`;
  }
  return html`<button type="button" class="text-link" onClick=${() => openThread(message.ts)}>${words().replies(replies)}</button>`;
}

function notice(message: ShownMessage, reader: Reader): ComponentChildren {
  const kind = noticeKindOf(message);
  if (!kind || kind === "tombstone") return words().deletedMessage;
  const after = noticeDetail(kind, message);
  return html`<span>${noticeText(kind, message)}${after ? html`: <em>${markup(after, reader)}</em>` : ""}</span>
    <time>${clockTime(atOfTs(message.ts))}</time>`;
}
