import { confirmed } from "./confirm.ts";
import { secondsOfWall, wallTime } from "./dates.ts";
import type { ElementProps } from "./element-props.ts";
import { classes, html } from "./html.ts";
import { fieldsOf, plainText, textOf } from "./json.ts";
import { rawText } from "./values.ts";
import { words } from "./words.ts";

/** Slack's limit where the app sets none, in code points. */
const DEFAULT_MAX_LENGTH = 3000;
/** Above this share of the limit every text field shows how many characters are left. */
const SHOW_COUNT_FROM = 0.8;

type TextControl = HTMLInputElement | HTMLTextAreaElement;
const inputModes = { email_text_input: "email", url_text_input: "url", number_input: "decimal" } as const;

export function TextField({ surface, block, element, id, label, describedBy, isInvalid, mustBeFilled }: ElementProps) {
  const place = { block, element };
  const type = textOf(element.type);
  const text = rawText(surface.valueAt(place));
  const isLong = element.multiline === true || type === "rich_text_input";
  const isText = type === "plain_text_input";
  const maxLength = typeof element.max_length === "number" ? element.max_length : DEFAULT_MAX_LENGTH;
  const used = [...text].length;
  const triggers = fieldsOf(element.dispatch_action_config).trigger_actions_on;
  const dispatchesOnInput =
    block.dispatch_action === true && Array.isArray(triggers) && triggers.includes("on_character_entered");
  const dispatchesOnEnter =
    block.dispatch_action === true && (!Array.isArray(triggers) || triggers.includes("on_enter_pressed"));
  const onInput = (event: InputEvent) => {
    const { value } = event.currentTarget as TextControl;
    if (block.dispatch_action !== true || dispatchesOnInput) surface.type(place, value);
    else surface.typeUnsent(place, value);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" && !isLong) {
      event.preventDefault();
      if (dispatchesOnEnter) void surface.choose(place, text);
    }
  };
  const common = {
    id,
    class: classes({ input: true, "is-long": isLong, "is-invalid": isInvalid }),
    value: text,
    dir: "auto",
    placeholder: plainText(element.placeholder),
    "aria-label": label,
    "aria-describedby": describedBy,
    "aria-invalid": isInvalid || undefined,
    "aria-required": mustBeFilled || undefined,
    onInput,
    onKeyDown,
    onBlur: () => block.dispatch_action === true && surface.hasUnsent(place) && surface.choose(place, text),
  };
  const mode = type in inputModes ? inputModes[type as keyof typeof inputModes] : undefined;
  const isNear = used > maxLength * SHOW_COUNT_FROM;
  return html`
    <div class="text-field">
      ${isLong ? html`<textarea ...${common} rows=${Math.min(12, Math.max(3, text.split("\n").length + 1))}></textarea>` : html`<input type="text" autocomplete="off" inputmode=${mode} ...${common} />`}
      ${
        isText &&
        ((isLong && used > 0) || isNear) &&
        html`
        <span class=${classes({ count: true, "is-over": used > maxLength })} aria-live=${isNear ? "polite" : "off"}>
          ${used > maxLength ? words().charactersOver(used - maxLength) : words().charactersLeft(maxLength - used)}
        </span>`
      }
    </div>
  `;
}

const kinds = { datepicker: "date", timepicker: "time", datetimepicker: "datetime-local" } as const;

/** A date, a clock time, or both. */
export function MomentField({
  surface,
  block,
  element,
  id,
  label,
  describedBy,
  isInvalid,
  mustBeFilled,
}: ElementProps) {
  const place = { block, element };
  const kind = kinds[textOf(element.type) as keyof typeof kinds];
  const raw = surface.valueAt(place);
  const isInstant = kind === "datetime-local";
  const value = isInstant && typeof raw === "number" ? wallTime(raw) : rawText(raw);
  const onChange = async (event: Event) => {
    const given = (event.currentTarget as HTMLInputElement).value;
    const next = given === "" ? null : isInstant ? secondsOfWall(given) : given;
    if (next === raw) return;
    // The control is empty between digits; in a form the empty value is stored too, and only complete values are sent elsewhere.
    if (surface.kind === "modal" && block.type === "input" && block.dispatch_action !== true)
      return surface.type(place, next);
    if (next !== null && (await confirmed(surface.screen.me, element))) await surface.choose(place, next);
  };
  return html`
    <input id=${id} class=${classes({ input: true, "is-moment": true, "is-invalid": isInvalid })} type=${kind} value=${value}
      aria-label=${label ?? (plainText(element.placeholder) || undefined)} aria-describedby=${describedBy} aria-invalid=${isInvalid || undefined}
      aria-required=${mustBeFilled || undefined} onChange=${onChange} />
  `;
}
