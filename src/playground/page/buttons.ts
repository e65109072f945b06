import { useEffect, useRef, useState } from "preact/hooks";
import { confirmed } from "./confirm.ts";
import type { ElementProps } from "./element-props.ts";
import { withEmoji } from "./emoji.ts";
import { classes, html } from "./html.ts";
import { Icon } from "./icon.ts";
import { listOf, plainText, textOf } from "./json.ts";
import { elementKey } from "./surface.ts";
import { words } from "./words.ts";

export function ActionButton({ surface, block, element }: ElementProps) {
  const place = { block, element };
  const isWaiting = surface.isWaiting(elementKey(place));
  const text = withEmoji(plainText(element.text));
  const common = {
    class: classes({
      button: true,
      "is-main": element.style === "primary",
      "is-danger": element.style === "danger",
      "is-waiting": isWaiting,
    }),
    "data-action": textOf(element.action_id),
    "data-value": textOf(element.value),
    "aria-label": textOf(element.accessibility_label) || undefined,
  };
  const press = async () => {
    if (!isWaiting && (await confirmed(surface.screen.me, element))) await surface.press(place);
  };
  if (typeof element.url === "string" && /^https?:/i.test(element.url)) {
    return html`<a ...${common} href=${element.url} target="_blank" rel="noopener noreferrer" onClick=${press}>${text}<${Icon} name="away" /></a>`;
  }
  return html`<button type="button" ...${common} aria-busy=${isWaiting || undefined} onClick=${press}>${text}</button>`;
}

/** An overflow menu: one button that opens a menu of options, with arrow keys. */
export function OverflowMenu({ surface, block, element }: ElementProps) {
  const [isOpen, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const items = () => [...(box.current?.querySelectorAll<HTMLElement>("[role=menuitem]") ?? [])];
  useEffect(() => {
    if (isOpen) items()[0]?.focus();
  }, [isOpen]);
  const close = () => {
    setOpen(false);
    box.current?.querySelector("button")?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape" && isOpen) {
      event.stopPropagation();
      close();
    } else if (step !== undefined && isOpen) {
      event.preventDefault();
      const all = items();
      const now = all.indexOf(document.activeElement as HTMLElement);
      all[(now + step + all.length) % all.length]?.focus();
    }
  };
  const onFocusOut = (event: FocusEvent) => {
    if (!box.current?.contains(event.relatedTarget as Node | null)) setOpen(false);
  };
  const press = async (value: string) => {
    close();
    if (await confirmed(surface.screen.me, element)) await surface.press({ block, element }, value);
  };
  return html`
    <div class="overflow" ref=${box} onKeyDown=${onKeyDown} onFocusOut=${onFocusOut}>
      <button type="button" class="button is-quiet" aria-haspopup="menu" aria-expanded=${isOpen} aria-label=${words().more}
        data-action=${textOf(element.action_id)} onClick=${() => setOpen(!isOpen)}><${Icon} name="more" /></button>
      ${
        isOpen &&
        html`
        <div class="menu" role="menu">
          ${listOf(element.options).map(
            (option) => html`
            <button type="button" role="menuitem" class="menu-item" tabindex="-1" key=${textOf(option.value)}
              onClick=${() => press(textOf(option.value))}>
              ${withEmoji(plainText(option.text))}
              ${option.description !== undefined && html`<span class="option-note">${plainText(option.description)}</span>`}
            </button>`,
          )}
        </div>`
      }
    </div>
  `;
}
