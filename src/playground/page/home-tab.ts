import { Blocks } from "./blocks.ts";
import { html } from "./html.ts";
import type { Reader } from "./markup.ts";
import type { Screen, ScreenContent } from "./screen.ts";
import { nameOf } from "./session.ts";
import { Surface } from "./surface.ts";
import { words } from "./words.ts";

/** The app's Home tab for the person of this screen. */
export function HomeTab({ screen, content, reader }: { screen: Screen; content: ScreenContent; reader: Reader }) {
  const { home } = content;
  return html`
    <div class="home" data-focus-home tabindex="0" role="region" aria-label=${`${words().home}, ${nameOf(screen.me)}`}>
      ${home ? html`<${Blocks} surface=${new Surface(screen, "home", { view: home.id }, { values: home.values })} blocks=${home.blocks} reader=${reader} />` : html`<p class="empty">${words().loading}</p>`}
    </div>
  `;
}
