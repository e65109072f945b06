import { html } from "./html.ts";

type Props<Name extends string> = {
  /** Begins the ids of the tabs; the panel that they control is `<id>-body`, labelled by `<id>-tab-<chosen>`. */
  id: string;
  label: string;
  names: readonly (readonly [Name, string])[];
  chosen: Name;
  choose(name: Name): void;
};

/** A row of tabs, of which the arrow keys choose one. */
export function Tabs<Name extends string>({ id, label, names, chosen, choose }: Props<Name>) {
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    const index = names.findIndex(([name]) => name === chosen);
    const [next] = names[(index + step + names.length) % names.length] ?? [chosen];
    choose(next);
    document.getElementById(`${id}-tab-${next}`)?.focus();
  };
  return html`
    <div class="dev-panel-tabs" role="tablist" aria-label=${label} onKeyDown=${onKeyDown}>
      ${names.map(
        ([name, text]) => html`
        <button type="button" role="tab" class="place-chip" id=${`${id}-tab-${name}`} aria-selected=${name === chosen} aria-controls=${`${id}-body`}
          tabindex=${name === chosen ? 0 : -1} onClick=${() => choose(name)}>${text}</button>`,
      )}
    </div>
  `;
}
