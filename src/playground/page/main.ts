import { render } from "preact";
import { App } from "./app.ts";
import { html } from "./html.ts";
import { restoreTyped } from "./kept-words.ts";
import { restoreLayout } from "./layout.ts";
import { followHistory } from "./page-history.ts";
import { connect } from "./screens.ts";
import { loadSession } from "./session.ts";
import { restoreTour } from "./tour-progress.ts";
import { language, words } from "./words.ts";

await loadSession();
restoreLayout();
restoreTour();
restoreTyped();
followHistory();

const page = document.getElementById("page");
const draw = () => {
  document.documentElement.lang = language.value;
  document.title = words().title;
  // The key mounts the page again, because every word changes with the language.
  if (page) render(html`<${App} key=${language.value} />`, page);
};
language.listen(draw);
draw();
connect();
