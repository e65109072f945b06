import { confirmed } from "./confirm.ts";
import type { ElementProps } from "./element-props.ts";
import { html } from "./html.ts";
import { type Fields, fieldsOf, listOf, textOf } from "./json.ts";
import { inline } from "./markup.ts";
import { rawList } from "./values.ts";

export function Choices(props: ElementProps) {
  const { surface, block, element, reader, id, label, describedBy, isInvalid, mustBeFilled } = props;
  const place = { block, element };
  const isMany = element.type === "checkboxes";
  const chosen = rawList(surface.valueAt(place));
  const change = async (value: string, isOn: boolean) => {
    if (!(await confirmed(surface.screen.me, element))) return surface.screen.change({});
    const others = chosen.filter((other) => other !== value);
    await surface.choose(place, isMany ? (isOn ? [...others, value] : others) : value);
  };
  // A group of checkboxes may be neither invalid nor required in ARIA: each checkbox is invalid, and a group's name says that it is required.
  const ofGroup = isMany ? {} : { "aria-invalid": isInvalid || undefined, "aria-required": mustBeFilled || undefined };
  return html`
    <div class="choices" role=${isMany ? "group" : "radiogroup"} id=${id} aria-label=${label}
      aria-labelledby=${label ? undefined : `${id}-label`} aria-describedby=${describedBy} ...${ofGroup}>
      ${listOf(element.options).map((option) => {
        const value = textOf(option.value);
        return html`
          <label class="choice" key=${value}>
            <input type=${isMany ? "checkbox" : "radio"} name=${`${surface.key} ${id}`} value=${value} checked=${chosen.includes(value)}
              aria-invalid=${(isMany && isInvalid) || undefined} aria-describedby=${isInvalid ? describedBy : undefined}
              onChange=${(event: Event) => change(value, (event.currentTarget as HTMLInputElement).checked)} />
            <span class="choice-text">
              ${optionText(option.text, reader)}
              ${option.description !== undefined && html`<span class="option-note">${optionText(option.description, reader)}</span>`}
            </span>
          </label>`;
      })}
    </div>
  `;
}

function optionText(text: unknown, reader: ElementProps["reader"]) {
  const { type, text: written } = fieldsOf(text) as Fields;
  return type === "mrkdwn" ? inline(textOf(written), reader) : textOf(written);
}
