import { render } from "preact";
import { App } from "./app.ts";
import { html } from "./html.ts";
import { restoreLayout } from "./layout.ts";
import { connect } from "./screens.ts";
import { loadSession } from "./session.ts";
import { restoreTour } from "./tour.ts";
import { language } from "./words.ts";

await loadSession();
restoreLayout();
restoreTour();

const page = document.getElementById("page");
const draw = () => {
  document.documentElement.lang = language.value;
  // The key mounts the page again, because every word changes with the language.
  if (page) render(html`<${App} key=${language.value} />`, page);
};
language.listen(draw);
draw();
connect();
