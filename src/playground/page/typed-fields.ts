import { confirmed } from "./confirm.ts";
import { instantOfWall, wallTime } from "./dates.ts";
import type { ElementProps } from "./element-props.ts";
import { classes, html } from "./html.ts";
import { fieldsOf, plainText, textOf } from "./json.ts";
import { rawText } from "./values.ts";
import { words } from "./words.ts";

/** What Slack takes where the app sets no limit of its own. */
const LONGEST = 3000;
/** From here on one wants to know how much room is left. */
const COUNT_FROM = 0.8;

type Written = HTMLInputElement | HTMLTextAreaElement;
const modes = { email_text_input: "email", url_text_input: "url", number_input: "decimal" } as const;

export function TextField({ surface, block, element, id, label, describedBy, isInvalid, mustBeFilled }: ElementProps) {
  const place = { block, element };
  const type = textOf(element.type);
  const text = rawText(surface.rawIn(place));
  const isLong = element.multiline === true || type === "rich_text_input";
  const isText = type === "plain_text_input";
  const most = typeof element.max_length === "number" ? element.max_length : LONGEST;
  const used = [...text].length;
  const told = fieldsOf(element.dispatch_action_config).trigger_actions_on;
  const tellsOn = (what: string) => block.dispatch_action === true && Array.isArray(told) && told.includes(what);
  const isToldOnEnter = block.dispatch_action === true && (!Array.isArray(told) || told.includes("on_enter_pressed"));
  const onInput = (event: InputEvent) => {
    const { value } = event.currentTarget as Written;
    if (block.dispatch_action !== true || tellsOn("on_character_entered")) surface.type(place, value);
    else surface.keep(place, value);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" && !isLong) {
      event.preventDefault();
      if (isToldOnEnter) void surface.choose(place, text);
    }
  };
  const common = {
    id,
    class: classes({ input: true, "is-long": isLong, "is-invalid": isInvalid }),
    value: text,
    placeholder: plainText(element.placeholder),
    "aria-label": label,
    "aria-describedby": describedBy,
    "aria-invalid": isInvalid || undefined,
    "aria-required": mustBeFilled || undefined,
    onInput,
    onKeyDown,
    onBlur: () => block.dispatch_action === true && surface.hasKept(place) && surface.choose(place, text),
  };
  const mode = type in modes ? modes[type as keyof typeof modes] : undefined;
  const isNear = used > most * COUNT_FROM;
  return html`
    <div class="text-field">
      ${isLong ? html`<textarea ...${common} rows=${Math.min(12, Math.max(3, text.split("\n").length + 1))}></textarea>` : html`<input type="text" autocomplete="off" inputmode=${mode} ...${common} />`}
      ${
        isText &&
        (isLong || isNear) &&
        html`
        <span class=${classes({ count: true, "is-over": used > most })} aria-live=${isNear ? "polite" : "off"}>
          ${used > most ? words().charactersOver(used - most) : words().charactersLeft(most - used)}
        </span>`
      }
    </div>
  `;
}

const kinds = { datepicker: "date", timepicker: "time", datetimepicker: "datetime-local" } as const;

/** A day, a clock time, or both. */
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
  const raw = surface.rawIn(place);
  const isInstant = kind === "datetime-local";
  const value = isInstant && typeof raw === "number" ? wallTime(raw) : rawText(raw);
  const onChange = async (event: Event) => {
    const given = (event.currentTarget as HTMLInputElement).value;
    const next = given === "" ? null : isInstant ? instantOfWall(given) : given;
    if (next === raw) return;
    // Typed digit by digit it is empty in between; in a form that is nothing to tell anybody.
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
