import { html } from "./html.ts";
import { Icon } from "./icon.ts";
import { refusalIn } from "./refusals.ts";
import type { Screen } from "./screen.ts";
import { useStore } from "./store.ts";
import { words } from "./words.ts";

/** Shows what went wrong with the person's last act. */
export function TroubleLine({ screen }: { screen: Screen }) {
  const { trouble } = useStore(screen.content);
  return html`
    <div class="trouble" role="alert">
      ${
        trouble &&
        html`
        <span>${words()[trouble.key]} ${refusalIn(trouble.code ?? "", trouble.text ?? "")}</span>
        <button type="button" class="icon-button" aria-label=${words().close} onClick=${() => screen.change({ trouble: undefined })}><${Icon} name="close" /></button>`
      }
    </div>
  `;
}
