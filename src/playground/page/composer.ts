import { useId, useRef, useState } from "preact/hooks";
import type { ShownChannel } from "../workspace/screen.ts";
import { runCommand, type Suggestion, suggestionsFor } from "./commands.ts";
import { uploadFile } from "./files.ts";
import { classes, html } from "./html.ts";
import { Icon } from "./icon.ts";
import type { Screen } from "./screen.ts";
import { words } from "./words.ts";

/** The unsent text of each conversation, by person, channel and thread: it survives a change of place. */
export const drafts = new Map<string, string>();

/** The message box, with suggestions of commands after `/` and of people after `@`. */
export function Composer(props: { screen: Screen; channel: ShownChannel; thread?: string | undefined; title: string }) {
  const { screen, channel, thread, title } = props;
  const draftKey = `${screen.me} ${channel.id} ${thread ?? ""}`;
  const listId = useId();
  const box = useRef<HTMLTextAreaElement>(null);
  const file = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(drafts.get(draftKey) ?? "");
  const [active, setActive] = useState(0);
  const [isClosed, setClosed] = useState(false);
  const suggestions = isClosed ? [] : suggestionsFor(text);
  const isOpen = suggestions.length > 0;

  const change = (next: string) => {
    drafts.set(draftKey, next);
    setText(next);
    setActive(0);
    setClosed(false);
  };
  const take = (suggestion: Suggestion | undefined) => {
    if (suggestion) change(suggestion.text);
    box.current?.focus();
  };
  const send = async () => {
    const typed = text.trim();
    if (typed === "") return;
    change("");
    const sent = await screen.act(() =>
      typed.startsWith("/")
        ? runCommand(screen, channel, typed)
        : screen.ask("say", { channel: channel.id, text: typed, ...(thread ? { threadTs: thread } : {}) }),
    );
    if (sent === undefined && screen.content.value.trouble) change(typed);
  };
  const attach = async () => {
    const chosen = file.current?.files?.[0];
    if (!chosen) return;
    await screen.attempt(() => uploadFile(screen, chosen, channel.id, text.trim()));
    change("");
    if (file.current) file.current.value = "";
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (isOpen && step !== undefined) {
      event.preventDefault();
      setActive((active + step + suggestions.length) % suggestions.length);
    } else if (isOpen && event.key === "Escape") {
      event.stopPropagation();
      setClosed(true);
    } else if (isOpen && (event.key === "Tab" || event.key === "Enter") && !suggestions[active]?.isTypedOut) {
      event.preventDefault();
      take(suggestions[active]);
    } else if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      void send();
    }
  };
  return html`
    <div class="composer">
      <ul id=${listId} role="listbox" class="options is-above" hidden=${!isOpen} aria-label=${words().suggestions} onMouseDown=${(event: Event) => event.preventDefault()}>
        ${suggestions.map(
          (suggestion, index) => html`
          <li key=${suggestion.label} id=${`${listId}-${index}`} role="option" aria-selected=${index === active}
            class=${classes({ option: true, "is-active": index === active })} onClick=${() => take(suggestion)}>
            <span><strong>${suggestion.label}</strong> ${suggestion.hint && html`<span class="usage">${suggestion.hint}</span>`}</span>
            <span class="option-note">${suggestion.note}</span>
          </li>`,
        )}
      </ul>
      <div class="composer-line">
        <textarea ref=${box} class="input" dir="auto" rows=${Math.min(6, text.split("\n").length)} value=${text} placeholder=${words().messageTo(title)}
          aria-label=${words().messageTo(title)} aria-controls=${listId} aria-autocomplete="list"
          aria-activedescendant=${isOpen ? `${listId}-${active}` : undefined}
          onInput=${(event: InputEvent) => change((event.currentTarget as HTMLTextAreaElement).value)} onKeyDown=${onKeyDown} onBlur=${() => setClosed(true)} onFocus=${() => setClosed(false)}></textarea>
        <input type="file" ref=${file} hidden onChange=${attach} tabindex="-1" aria-hidden="true" />
        <button type="button" class="icon-button" aria-label=${words().attach} onClick=${() => file.current?.click()}><${Icon} name="clip" /></button>
        <button type="button" class="button is-main is-send" disabled=${text.trim() === ""} onClick=${send}>${words().send}</button>
      </div>
    </div>
  `;
}
