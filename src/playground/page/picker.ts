import { useEffect, useId, useRef, useState } from "preact/hooks";
import { classes, html } from "./html.ts";
import { Icon } from "./icon.ts";
import { words } from "./words.ts";

export type Option = { value: string; text: string; note?: string; group?: string };

export type PickerProps = {
  /** The accessible name, where no visible label points at `id`. */
  label?: string;
  id?: string;
  placeholder?: string;
  isMulti?: boolean;
  values: readonly string[];
  /** The options that match the typed text; all of them for "". */
  optionsFor(query: string): readonly Option[] | Promise<readonly Option[]>;
  nameOf(value: string): string;
  change(values: string[]): void;
  maxItems?: number | undefined;
  isInvalid?: boolean | undefined;
  mustBeFilled?: boolean | undefined;
  describedBy?: string | undefined;
  isDisabled?: boolean;
  /** A single choice can be changed but not removed. */
  cannotBeCleared?: boolean;
};

const MAX_SHOWN = 60;

/** Chooses one or several of many options, with a search and by keyboard: a combobox with a listbox. */
export function Picker(props: PickerProps) {
  const { values, isMulti = false, maxItems } = props;
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  const [query, setQuery] = useState<string | undefined>(undefined);
  const [{ options, forQuery }, setFound] = useState<{ options: readonly Option[]; forQuery?: string }>({
    options: [],
  });
  const [active, setActive] = useState(0);
  const isOpen = query !== undefined;
  const find = async (typed: string) =>
    (await props.optionsFor(typed)).filter(({ value }) => !isMulti || !values.includes(value));
  const isFull = isMulti && maxItems !== undefined && values.length >= maxItems;

  useEffect(() => {
    if (query === undefined) return;
    let isWanted = true;
    void find(query).then((found) => {
      if (!isWanted) return;
      setFound({ options: found, forQuery: query });
      setActive(0);
    });
    return () => {
      isWanted = false;
    };
  }, [query, values.join(" ")]);

  useEffect(() => {
    if (!isOpen) return;
    const list = document.getElementById(listId);
    if (active === 0) list?.scrollIntoView({ block: "nearest" });
    document.getElementById(`${listId}-${active}`)?.scrollIntoView({ block: "nearest" });
  }, [active, isOpen, options]);

  const shown = options.slice(0, MAX_SHOWN);
  const close = () => setQuery(undefined);
  const choose = (option: Option | undefined) => {
    if (!option) return;
    props.change(isMulti ? [...values, option.value] : [option.value]);
    if (isMulti) setQuery("");
    else close();
    input.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!isOpen) return setQuery("");
      const step = event.key === "ArrowDown" ? 1 : -1;
      setActive((active + step + shown.length) % Math.max(1, shown.length));
    } else if (event.key === "Enter" && isOpen) {
      event.preventDefault();
      // A fast typist presses Enter before the options of the newest query have come.
      if (forQuery === query) choose(shown[active]);
      else void find(query ?? "").then(([first]) => choose(first));
    } else if (event.key === "Escape" && isOpen) {
      event.preventDefault();
      event.stopPropagation();
      close();
    } else if (event.key === "Backspace" && isMulti && !query && values.length > 0) {
      props.change(values.slice(0, -1));
    }
  };
  const single = !isMulti && values[0] !== undefined ? props.nameOf(values[0]) : "";

  return html`
    <div class=${classes({ picker: true, "is-invalid": props.isInvalid })}>
      ${
        isMulti &&
        values.length > 0 &&
        html`
        <ul class="chips">${values.map(
          (value) => html`
          <li key=${value} class="chip">
            <span>${props.nameOf(value)}</span>
            <button type="button" class="chip-remove" aria-label=${words().removeChoice(props.nameOf(value))}
              onClick=${() => {
                props.change(values.filter((other) => other !== value));
                input.current?.focus();
              }}><${Icon} name="close" /></button>
          </li>`,
        )}
        </ul>`
      }
      <div class="picker-line">
        <input ref=${input} id=${props.id} class="input" type="text" role="combobox" autocomplete="off"
          aria-label=${props.label} aria-expanded=${isOpen} aria-controls=${listId} aria-autocomplete="list"
          aria-activedescendant=${isOpen && shown.length > 0 ? `${listId}-${active}` : undefined}
          aria-invalid=${props.isInvalid || undefined} aria-required=${props.mustBeFilled || undefined} aria-describedby=${props.describedBy}
          disabled=${props.isDisabled || isFull} placeholder=${props.placeholder ?? words().choose}
          value=${query ?? single}
          onInput=${(event: InputEvent) => setQuery((event.currentTarget as HTMLInputElement).value)}
          onClick=${() => !isOpen && setQuery("")} onBlur=${close} onKeyDown=${onKeyDown} />
        ${(single === "" || props.cannotBeCleared) && html`<${Icon} name="down" />`}
        ${
          single !== "" &&
          !props.cannotBeCleared &&
          html`
          <button type="button" class="picker-clear" aria-label=${words().removeChoice(single)}
            onClick=${() => props.change([])}><${Icon} name="close" /></button>`
        }
      </div>
      <ul id=${listId} role="listbox" aria-label=${props.label ?? words().choices} hidden=${!isOpen}
        aria-multiselectable=${isMulti} class="options" onMouseDown=${(event: Event) => event.preventDefault()}>
        ${
          isOpen &&
          grouped(shown).map(
            ({ option, index, group }) => html`
          ${group !== undefined && html`<li role="presentation" class="option-group" key=${`group ${group}`}>${group}</li>`}
          <li key=${option.value} id=${`${listId}-${index}`} role="option" aria-selected=${values.includes(option.value)}
            class=${classes({ option: true, "is-active": index === active })} onClick=${() => choose(option)}>
            <span>${option.text}</span>${option.note && html`<span class="option-note">${option.note}</span>`}
          </li>`,
          )
        }
        ${isOpen && shown.length === 0 && html`<li role="presentation" class="option-none">${words().nothingFound}</li>`}
        ${
          isOpen &&
          options.length > shown.length &&
          html`
          <li role="presentation" class="option-none">${words().moreOptions(options.length - shown.length)}</li>`
        }
      </ul>
    </div>
  `;
}

/** The options in order; `group` is set on the first option of each group, before which its heading is drawn. */
function grouped(options: readonly Option[]): { option: Option; index: number; group?: string }[] {
  return options.map((option, index) => {
    const isFirst = option.group !== undefined && option.group !== options[index - 1]?.group;
    return { option, index, ...(isFirst && option.group !== undefined ? { group: option.group } : {}) };
  });
}

/** Whether the text has every word of the query, in any order. Case and accents are ignored. */
export function matches(text: string, query: string): boolean {
  const plain = (one: string) => one.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const parts = plain(text).split(/[^\p{L}\p{N}]+/u);
  return plain(query)
    .split(/\s+/)
    .filter((word) => word !== "")
    .every((word) => parts.some((part) => part.startsWith(word)) || plain(text).includes(word));
}
