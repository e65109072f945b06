import type { ComponentChildren } from "preact";
import { fillDate } from "./dates.ts";
import { emojiOf, withEmoji } from "./emoji.ts";
import { html } from "./html.ts";
import { type Fields, fieldsOf, listOf, textOf } from "./json.ts";
import { channelLink, mention, type Reader, webLink } from "./markup.ts";

export function richText(block: Fields, reader: Reader): ComponentChildren {
  return html`<div class="rich-text">${listOf(block.elements).map((part) => section(part, reader))}</div>`;
}

function section(part: Fields, reader: Reader): ComponentChildren {
  const inner = () => listOf(part.elements).map((one) => piece(one, reader));
  switch (part.type) {
    case "rich_text_section":
      return html`<p>${inner()}</p>`;
    case "rich_text_quote":
      return html`<blockquote>${inner()}</blockquote>`;
    case "rich_text_preformatted":
      return html`<pre class="code-block">${inner()}</pre>`;
    case "rich_text_list": {
      const tag = part.style === "ordered" ? "ol" : "ul";
      const indent = Math.min(8, Number(part.indent ?? 0));
      const items = listOf(part.elements).map(
        (item) => html`<li>${listOf(item.elements).map((one) => piece(one, reader))}</li>`,
      );
      return html`<${tag} class=${`indent-${indent}`} start=${Number(part.offset ?? 0) + 1}>${items}</${tag}>`;
    }
    default:
      return html`<p class="unknown">${textOf(part.type)}</p>`;
  }
}

function piece(one: Fields, reader: Reader): ComponentChildren {
  return styled(unstyled(one, reader), fieldsOf(one.style));
}

function unstyled(one: Fields, reader: Reader): ComponentChildren {
  switch (one.type) {
    case "text":
      return lines(withEmoji(textOf(one.text)));
    case "link":
      return webLink(textOf(one.url), textOf(one.text) || undefined);
    case "user":
      return mention(textOf(one.user_id), reader);
    case "channel":
      return channelLink(textOf(one.channel_id), undefined, reader);
    case "emoji":
      return emojiOf(textOf(one.name));
    case "broadcast":
      return html`<span class="mention">@${textOf(one.range)}</span>`;
    case "usergroup":
      return html`<span class="mention">@${textOf(one.usergroup_id)}</span>`;
    case "date":
      return html`<time>${fillDate(textOf(one.format), Number(one.timestamp))}</time>`;
    case "color":
      return html`<code>${textOf(one.value)}</code>`;
    default:
      return html`<span class="unknown">${textOf(one.type)}</span>`;
  }
}

function lines(text: string): ComponentChildren[] {
  return text.split(/(\n)/).map((part) => (part === "\n" ? html`<br />` : part));
}

function styled(text: ComponentChildren, style: Fields): ComponentChildren {
  let result = text;
  if (style.code) result = html`<code>${result}</code>`;
  if (style.bold) result = html`<strong>${result}</strong>`;
  if (style.italic) result = html`<em>${result}</em>`;
  if (style.strike) result = html`<s>${result}</s>`;
  return result;
}
