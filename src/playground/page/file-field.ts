import { useState } from "preact/hooks";
import type { ElementProps } from "./element-props.ts";
import { uploadFile } from "./files.ts";
import { classes, html } from "./html.ts";
import { Icon } from "./icon.ts";
import { rawList } from "./values.ts";
import { words } from "./words.ts";

/** The names of uploaded files by their ids: a field's value has only ids. */
const uploadedNames = new Map<string, string>();
/** Slack's default of `max_files`. */
const DEFAULT_MAX_FILES = 10;

/** The browser's own control speaks the browser's language and forgets what was uploaded: it lies, transparent, over a button of the page. */
export function FileField({ surface, block, element, id, describedBy, isInvalid, mustBeFilled }: ElementProps) {
  const place = { block, element };
  const [isBusy, setBusy] = useState(false);
  const files = rawList(surface.valueAt(place));
  const maxFiles = typeof element.max_files === "number" ? element.max_files : DEFAULT_MAX_FILES;
  const canAdd = files.length === 0 || maxFiles > 1;
  const kinds = Array.isArray(element.filetypes)
    ? element.filetypes.map((kind) => `.${String(kind)}`).join(",")
    : undefined;
  const add = async (event: Event) => {
    const input = event.currentTarget as HTMLInputElement;
    setBusy(true);
    const added = await surface.screen.attempt(async () => {
      const ids: string[] = [];
      for (const file of input.files ?? []) {
        const fileId = await uploadFile(surface.screen, file);
        uploadedNames.set(fileId, file.name);
        ids.push(fileId);
      }
      return ids;
    });
    input.value = "";
    setBusy(false);
    if (added) await surface.choose(place, [...files, ...added].slice(-maxFiles));
  };
  return html`
    <div class="file-field">
      ${
        files.length > 0 &&
        html`
        <ul class="chips">${files.map(
          (file) => html`
          <li class="chip" key=${file}>
            <span>${uploadedNames.get(file) ?? file}</span>
            <button type="button" class="chip-remove" aria-label=${words().removeChoice(uploadedNames.get(file) ?? file)}
              onClick=${() =>
                surface.choose(
                  place,
                  files.filter((other) => other !== file),
                )}><${Icon} name="close" /></button>
          </li>`,
        )}
        </ul>`
      }
      <span class=${classes({ "file-choice": true, "is-invalid": isInvalid })}>
        <input id=${id} type="file" multiple=${maxFiles > 1} accept=${kinds} disabled=${isBusy}
          aria-describedby=${describedBy} aria-invalid=${isInvalid || undefined} aria-required=${mustBeFilled || undefined} onChange=${add} />
        <span class="button" aria-hidden="true"><${Icon} name="file" />${canAdd ? words().chooseFile : words().changeFile}</span>
      </span>
    </div>
  `;
}
