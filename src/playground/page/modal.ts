import { useEffect, useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { ShownModal } from "../workspace/screen.ts";
import type { SubmitResult } from "../workspace/submission-answers.ts";
import { Blocks } from "./blocks.ts";
import { html } from "./html.ts";
import { Icon } from "./icon.ts";
import type { Reader } from "./markup.ts";
import type { Screen } from "./screen.ts";
import { flush, Surface } from "./surface.ts";
import { TroubleLine } from "./trouble.ts";
import type { Raw } from "./values.ts";
import { words } from "./words.ts";

/** The top view of the person's stack of modals. */
export function ModalDialog({ screen, modal, reader }: { screen: Screen; modal: ShownModal; reader: Reader }) {
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const [isSending, setSending] = useState(false);
  const left = useRef("");
  const drafts = new Map(modal.fields.map(({ blockId, actionId, value }) => [`${blockId}:${actionId}`, value as Raw]));
  const surface = new Surface(screen, "modal", { view: modal.id }, { values: modal.values, drafts });
  const { changed } = screen.content.value;
  const errors = new Map(
    modal.fields.flatMap(({ blockId, actionId, error }) =>
      error && !changed.has(`${modal.id} ${blockId}:${actionId}`) ? [[blockId, error]] : [],
    ),
  );

  useFocus(box, modal);

  const submit = async () => {
    if (isSending) return;
    setSending(true);
    await flush(screen);
    if (!(await sendShown(surface))) {
      await screen.loadModal();
      return setSending(false);
    }
    screen.change({ changed: new Set() });
    const result = await screen.act(() => screen.ask<SubmitResult>("submit"));
    if (result?.outcome === "closed" || result?.outcome === "cleared") left.current = modal.id;
    setSending(false);
    if (result?.outcome === "timeout") screen.change({ trouble: { key: "noAnswer" } });
    if (result?.outcome === "connection_error") screen.change({ trouble: { key: "noConnection" } });
    // The same form again: what has to be read first, such as who saved it meanwhile, is at its top.
    if (result?.outcome === "updated") requestAnimationFrame(() => box.current && showTop(box.current));
    if (result?.outcome === "not_sent" || result?.outcome === "errors") {
      await screen.loadModal();
      requestAnimationFrame(() => box.current && showFirstComplaint(box.current));
    }
  };
  // Each view is closed once: a second press before the page renders again would close the view below it.
  const leave = async (how: "close" | "close-all") => {
    if (left.current === modal.id) return;
    left.current = modal.id;
    const isDone = await screen.attempt(async () => {
      await screen.ask(how);
      await screen.loadModal();
      return true;
    });
    if (!isDone) left.current = "";
  };
  const close = () => leave("close");
  const closeAll = () => leave("close-all");
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") {
      event.stopPropagation();
      void close();
    }
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && modal.submit) void submit();
  };

  return html`
    <div class="veil" onKeyDown=${onKeyDown}>
      <div class="dialog" role="dialog" aria-labelledby=${`${id}-title`} ref=${box} data-callback=${modal.callbackId}>
        <header class="dialog-head">
          ${modal.isStacked && html`<button type="button" class="icon-button" aria-label=${words().back} onClick=${close}><${Icon} name="back" /></button>`}
          <h2 id=${`${id}-title`} tabindex="-1">${modal.title}</h2>
          <button type="button" class="icon-button" aria-label=${words().close} onClick=${closeAll}><${Icon} name="close" /></button>
        </header>
        <div class="dialog-body" tabindex="-1">
          <${Blocks} surface=${surface} blocks=${modal.blocks} reader=${reader} errors=${errors} />
        </div>
        <${TroubleLine} screen=${screen} />
        <footer class="dialog-foot">
          <button type="button" class="button" onClick=${close}>${modal.close ?? (modal.isStacked ? words().back : words().close)}</button>
          ${
            modal.submit &&
            html`
            <button type="button" class="button is-main" data-submit aria-busy=${isSending || undefined} onClick=${submit}>${modal.submit}</button>`
          }
        </footer>
      </div>
    </div>
  `;
}

/**
 * Sends the values that this page shows and the workspace does not have, because they were typed before a reload, or changed in another tab.
 * Resolves to false if the form was replaced or closed meanwhile.
 */
async function sendShown(surface: Surface): Promise<boolean> {
  const { screen } = surface;
  const held = await screen.ask<ShownModal | null>("modal");
  if (held?.id !== surface.key || !held.submit) return false;
  const values: Record<string, Raw> = {};
  for (const { blockId, element, value } of held.fields) {
    const block = held.blocks.find(({ block_id }) => block_id === blockId);
    const shown = block && surface.valueAt({ block, element });
    const isText = shown !== undefined && !(typeof value === "object" && value !== null && !Array.isArray(value));
    if (isText && block?.dispatch_action !== true && !isSame(shown, value)) values[blockId] = shown;
  }
  if (Object.keys(values).length > 0) await screen.attempt(() => screen.ask("fill", { values }));
  return true;
}

/** Whether two values of a field are the same; an empty one can be null, an empty text or an empty list. */
function isSame(one: unknown, other: unknown): boolean {
  const plain = (value: unknown) =>
    value === null || value === undefined || (Array.isArray(value) && value.length === 0) ? "" : value;
  return JSON.stringify(plain(one)) === JSON.stringify(plain(other));
}

const FIELD_SELECTOR = "input, textarea, select";

/** Whether the whole field is visible while the dialog is at its top. */
function isInSight(field: HTMLElement): boolean {
  const body = field.closest<HTMLElement>(".dialog-body");
  if (!body) return true;
  return field.getBoundingClientRect().bottom + body.scrollTop <= body.getBoundingClientRect().bottom;
}

/** Scrolls to the beginning of the form and puts the focus there, so that it is read from there. */
function showTop(dialog: HTMLElement): void {
  const body = dialog.querySelector<HTMLElement>(".dialog-body");
  body?.scrollTo({ top: 0 });
  body?.focus({ preventScroll: true });
}

/** Focuses the first field with a complaint, whatever its kind, and scrolls so that its label and the complaint are visible. */
function showFirstComplaint(dialog: HTMLElement): void {
  const field = dialog.querySelector<HTMLElement>(".field.has-error");
  field?.querySelector<HTMLElement>(FIELD_SELECTOR)?.focus({ preventScroll: true });
  field?.scrollIntoView({ block: "nearest" });
  field?.querySelector(".label")?.scrollIntoView({ block: "nearest" });
}

/**
 * Focuses the first field when a view opens, keeps the focus in the dialog when an update removes the focused field, and returns it
 * to where it was when the dialog closes. Does nothing while the focus is in another column.
 */
function useFocus(box: { current: HTMLElement | null }, modal: ShownModal): void {
  useLayoutEffect(() => {
    const column = box.current?.closest<HTMLElement>(".column");
    const before = document.activeElement;
    return () => {
      const isElsewhere = document.activeElement !== document.body && !column?.contains(document.activeElement);
      if (isElsewhere) return;
      requestAnimationFrame(() => {
        const isThere = before instanceof HTMLElement && before.isConnected && before !== document.body;
        (isThere ? before : column?.querySelector<HTMLElement>("[data-focus-home]"))?.focus();
      });
    };
  }, []);
  useLayoutEffect(() => {
    const column = box.current?.closest(".column");
    const { activeElement } = document;
    if (activeElement !== document.body && !column?.contains(activeElement)) return;
    const fields = box.current?.querySelectorAll<HTMLElement>(FIELD_SELECTOR) ?? [];
    const first = fields[0];
    // A form that begins with a text opens at the text: its first field may be far below it.
    if (first && isInSight(first)) first.focus({ preventScroll: true });
    else box.current?.querySelector<HTMLElement>("h2")?.focus();
    box.current?.querySelector<HTMLElement>(".dialog-body")?.scrollTo({ top: 0 });
  }, [modal.id]);
  useEffect(() => {
    if (document.activeElement === document.body) box.current?.querySelector<HTMLElement>("h2")?.focus();
  }, [modal]);
}
