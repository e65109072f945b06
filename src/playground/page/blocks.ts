import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import { complaintIn } from "./complaints.ts";
import { Element } from "./elements.ts";
import { withEmoji } from "./emoji.ts";
import { classes, html } from "./html.ts";
import { Picture } from "./image.ts";
import { type Fields, fieldsOf, listOf, plainText, textOf } from "./json.ts";
import { markup, type Reader } from "./markup.ts";
import { richText } from "./rich-text.ts";
import type { Surface } from "./surface.ts";
import { Unknown } from "./unknown.ts";
import { words } from "./words.ts";

export type BlockProps = { surface: Surface; block: Fields; reader: Reader; error?: string | undefined };

export function Blocks(props: {
  surface: Surface;
  blocks: readonly Fields[];
  reader: Reader;
  /** The complaints to show, by block_id. */
  errors?: ReadonlyMap<string, string>;
}) {
  const { surface, blocks, reader, errors } = props;
  return html`<div class="blocks">${blocks.map(
    (block, index) => html`
    <${Block} key=${`${textOf(block.block_id)} ${index}`} surface=${surface} block=${block} reader=${reader}
      error=${errors?.get(textOf(block.block_id))} />`,
  )}
  </div>`;
}

function Block(props: BlockProps) {
  const type = textOf(props.block.type);
  const draw = Object.hasOwn(drawnBy, type) ? drawnBy[type] : undefined;
  return draw
    ? html`<div class=${`block block-${type}`}>${draw(props)}</div>`
    : html`<${Unknown} fields=${props.block} />`;
}

const drawnBy: Readonly<Record<string, (props: BlockProps) => ComponentChildren>> = {
  section: Section,
  header: ({ block }) => html`<h3>${withEmoji(plainText(block.text))}</h3>`,
  context: Context,
  divider: () => html`<hr />`,
  actions: Actions,
  context_actions: Actions,
  input: (props) => html`<${Input} ...${props} />`,
  image: ImageBlock,
  rich_text: ({ block, reader }) => richText(block, reader),
  markdown: ({ block, reader }) => html`<div class="text">${markup(fromMarkdown(textOf(block.text)), reader)}</div>`,
  table: Table,
  data_table: Table,
  alert: ({ block, reader }) =>
    html`<div class=${`alert is-${textOf(block.level) || "default"}`} role="note">${textObject(block.text, reader)}</div>`,
  video: ({ block, reader }) => html`
    <p>${textObject(block.title, reader)}</p>
    <p class="option-note">${textOf(block.video_url)}</p>`,
};

export function textObject(text: unknown, reader: Reader): ComponentChildren {
  const { type, text: written } = fieldsOf(text);
  if (type === "mrkdwn") return markup(textOf(written), reader);
  return withEmoji(textOf(written))
    .split(/(\n)/)
    .map((part) => (part === "\n" ? html`<br />` : part));
}

function Section({ surface, block, reader }: BlockProps) {
  const accessory = fieldsOf(block.accessory);
  const text = block.text === undefined ? undefined : textObject(block.text, reader);
  const fields = listOf(block.fields);
  return html`
    <div class="section">
      <div class="section-text">
        ${text !== undefined && html`<div class="text">${text}</div>`}
        ${fields.length > 0 && html`<div class="fields">${fields.map((field) => html`<div class="text">${textObject(field, reader)}</div>`)}</div>`}
      </div>
      ${
        block.accessory !== undefined &&
        html`
        <div class=${classes({ accessory: true, "is-wide": !["button", "overflow", "image"].includes(textOf(accessory.type)) })}>
          <${Element} surface=${surface} block=${block} element=${accessory} reader=${reader} label=${labelFor(accessory, plainText(block.text))} />
        </div>`
      }
    </div>
  `;
}

function Context({ surface, block, reader }: BlockProps) {
  return html`<div class="context">${listOf(block.elements).map((one) =>
    one.type === "image"
      ? html`<${Picture} image=${one} surface=${surface} class="image-tiny" />`
      : html`<span class="text">${textObject(one, reader)}</span>`,
  )}</div>`;
}

function Actions({ surface, block, reader }: BlockProps) {
  return html`<div class="actions">${listOf(block.elements).map(
    (element) => html`
    <${Element} key=${textOf(element.action_id)} surface=${surface} block=${block} element=${element} reader=${reader}
      label=${labelFor(element, "")} />`,
  )}
  </div>`;
}

/** The accessible name of an element outside an input block: the section's text or the placeholder. A button has its own text. */
function labelFor(element: Fields, sectionText: string): string | undefined {
  if (element.type === "button") return undefined;
  return sectionText || plainText(element.placeholder) || words().choose;
}

/** Elements of several controls: their label names the group instead of one control. A complaint is above them, because they may be longer than the form's visible part. */
const groups: ReadonlySet<string> = new Set(["checkboxes", "radio_buttons"]);

function Input({ surface, block, reader, error }: BlockProps) {
  const id = useId();
  const element = fieldsOf(block.element);
  const hint = plainText(block.hint);
  const isOptional = block.optional === true;
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ") || undefined;
  const isGroup = groups.has(textOf(element.type));
  const complaint = error !== undefined && html`<p class="error" id=${`${id}-error`}>${complaintIn(error)}</p>`;
  const label = html`${withEmoji(plainText(block.label))}${!isOptional && html`<span class="required" aria-hidden="true"> *</span>`}${!isOptional && isGroup && html`<span class="sr-only"> (${words().required})</span>`}${isOptional && html`<span class="optional"> ${words().optional}</span>`}`;
  return html`
    <div class=${classes({ field: true, "has-error": error !== undefined })}>
      ${isGroup ? html`<div class="label" id=${`${id}-label`}>${label}</div>` : html`<label class="label" for=${id}>${label}</label>`}
      ${isGroup && complaint}
      <${Element} surface=${surface} block=${block} element=${element} reader=${reader} id=${id} describedBy=${described} isInvalid=${error !== undefined} mustBeFilled=${!isOptional} />
      ${hint && html`<p class="hint" id=${`${id}-hint`}>${withEmoji(hint)}</p>`}
      ${!isGroup && complaint}
    </div>
  `;
}

function ImageBlock({ surface, block, reader }: BlockProps) {
  return html`
    <figure>
      ${block.title !== undefined && html`<figcaption>${textObject(block.title, reader)}</figcaption>`}
      <${Picture} image=${block} surface=${surface} class="image-big" />
    </figure>
  `;
}

function Table({ block, reader }: BlockProps) {
  const rows = Array.isArray(block.rows) ? block.rows.map(listOf) : [];
  return html`
    <div class="table-box" tabindex="0" role="group" aria-label=${textOf(block.caption) || words().table}>
      <table>
        ${block.caption !== undefined && html`<caption>${textOf(block.caption)}</caption>`}
        ${rows.map(
          (cells, index) =>
            html`<tr>${cells.map((cell) => {
              const text = cell.type === "rich_text" ? richText(cell, reader) : textOf(cell.text);
              return index === 0 ? html`<th scope="col">${text}</th>` : html`<td>${text}</td>`;
            })}</tr>`,
        )}
      </table>
    </div>
  `;
}

/** Turns the Markdown that the app uses (headings, bold, links, lists) into mrkdwn. */
function fromMarkdown(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replace(/^#{1,6}\s+(.*)$/gm, "*$1*")
    .replace(/\*\*([^*\n]+)\*\*/g, "*$1*")
    .replace(/\[([^\]\n]+)\]\((https?:[^)\s]+)\)/g, "<$2|$1>")
    .replace(/^[-*]\s+/gm, "• ");
}
