import type { ComponentChildren } from "preact";
import { fillDate } from "./dates.ts";
import { withEmoji } from "./emoji.ts";
import { html } from "./html.ts";
import { nameOf } from "./session.ts";
import { words } from "./words.ts";

/** For whom a text is drawn (`me`, a person's id), and the channels that its links name and open. */
export type Reader = { channelName(id: string): string | undefined; openChannel(id: string): void; me: string };

/** While a text is parsed, a private-use character replaces each part that is done (a link, a mention, code), so that it is not parsed again. */
const FIRST_ATOM = 0xe000;
const LAST_ATOM = 0xf8ff;

const entities: Readonly<Record<string, string>> = { "&lt;": "<", "&gt;": ">", "&amp;": "&" };
export const unescaped = (text: string): string =>
  text.replace(/&(?:lt|gt|amp);/g, (entity) => entities[entity] ?? entity);

/** Draws Slack's mrkdwn: https://docs.slack.dev/messaging/formatting-message-text */
export function markup(text: string, reader: Reader): ComponentChildren {
  return text.split(/```\n?([\s\S]*?)```/).map((part, index) => {
    if (index % 2 === 1) return html`<pre class="code-block">${unescaped(plainTokens(part))}</pre>`;
    return paragraphs(part, reader);
  });
}

function paragraphs(text: string, reader: Reader): ComponentChildren[] {
  const drawn: ComponentChildren[] = [];
  let run: string[] = [];
  let isQuote = false;
  const end = () => {
    const joined = run.join("\n");
    if (run.length > 0)
      drawn.push(isQuote ? html`<blockquote>${inline(joined, reader)}</blockquote>` : inline(joined, reader));
    run = [];
  };
  for (const line of text.split("\n")) {
    const quoted = /^(?:&gt;|>)\s?(.*)$/.exec(line);
    if ((quoted !== null) !== isQuote) {
      end();
      isQuote = quoted !== null;
    }
    run.push(quoted?.[1] ?? line);
  }
  end();
  return drawn;
}

/** Draws mrkdwn without code blocks and quotes. */
export function inline(text: string, reader: Reader): ComponentChildren {
  const atoms: ComponentChildren[] = [];
  const atom = (drawn: ComponentChildren) => {
    atoms.push(drawn);
    return String.fromCharCode(Math.min(LAST_ATOM, FIRST_ATOM + atoms.length - 1));
  };
  const cleaned = text.replace(/[\ue000-\uf8ff]/g, "");
  const held = cleaned
    .replace(/`([^`\n]+)`/g, (_whole, code: string) => atom(html`<code>${unescaped(plainTokens(code))}</code>`))
    .replace(/<([^<>\n]+)>/g, (_whole, token: string) => atom(tokenElement(token, reader)));
  return styled(held, atoms);
}

const styles = { "*": "strong", _: "em", "~": "s" } as const;
const styledPart = /(?<![\p{L}\p{N}])([*_~])(?=\S)([^\n]*?\S)\1(?![\p{L}\p{N}])/u;

function styled(text: string, atoms: readonly ComponentChildren[]): ComponentChildren[] {
  const found = styledPart.exec(text);
  if (!found) return plain(text, atoms);
  const [whole, sign = "*", inner = ""] = found;
  const tag = styles[sign as keyof typeof styles];
  return [
    ...plain(text.slice(0, found.index), atoms),
    html`<${tag}>${styled(inner, atoms)}</${tag}>`,
    ...styled(text.slice(found.index + whole.length), atoms),
  ];
}

function plain(text: string, atoms: readonly ComponentChildren[]): ComponentChildren[] {
  return text.split(/([\ue000-\uf8ff]|\n)/).map((part) => {
    if (part === "\n") return html`<br />`;
    const code = part.charCodeAt(0);
    if (code >= FIRST_ATOM && code <= LAST_ATOM) return atoms[code - FIRST_ATOM];
    return withEmoji(unescaped(part));
  });
}

/** The text with each `<link|label>` replaced by its label: code shows no links. */
const plainTokens = (text: string): string =>
  text.replace(/<([^<>\n|]+)(?:\|([^<>\n]*))?>/g, (_whole, target: string, label?: string) => label || target);

function tokenElement(token: string, reader: Reader): ComponentChildren {
  const [target = "", label] = splitLabel(token);
  if (target.startsWith("@")) return mention(target.slice(1), reader);
  if (target.startsWith("#")) return channelLink(target.slice(1), label, reader);
  if (target.startsWith("!date^")) return dateElement(target, label);
  if (target.startsWith("!")) return html`<span class="mention">@${target.slice(1).split("^")[0] ?? ""}</span>`;
  return webLink(unescaped(target), label === undefined ? undefined : unescaped(label));
}

function splitLabel(token: string): [string, string?] {
  const bar = token.indexOf("|");
  return bar < 0 ? [token] : [token.slice(0, bar), token.slice(bar + 1)];
}

export function mention(id: string, reader: Reader): ComponentChildren {
  return html`<span class=${id === reader.me ? "mention is-me" : "mention"}>@${nameOf(id)}</span>`;
}

export function channelLink(id: string, label: string | undefined, reader: Reader): ComponentChildren {
  const name = reader.channelName(id) ?? label;
  if (name === undefined) return html`<span class="mention">${words().privateChannel}</span>`;
  return html`<button type="button" class="text-link" onClick=${() => reader.openChannel(id)}>#${name}</button>`;
}

function dateElement(target: string, fallback = ""): ComponentChildren {
  const [, seconds = "", template = "", link] = target.split("^");
  const text = /^\d+$/.test(seconds) ? fillDate(template, Number(seconds)) : fallback;
  return link ? webLink(link, text) : html`<time>${text}</time>`;
}

/** A link if the address is http, https, mailto or tel; any other, e.g. `javascript:`, is shown as text. */
export function webLink(address: string, label?: string): ComponentChildren {
  const shown = label || address.replace(/^mailto:|^tel:/, "");
  if (!/^(?:https?:|mailto:|tel:)/i.test(address)) return html`<span>${shown}</span>`;
  return html`<a href=${address} target="_blank" rel="noopener noreferrer">${shown}</a>`;
}
