import { useEffect, useRef, useState } from "preact/hooks";
import { html } from "./html.ts";
import type { Screen } from "./screen.ts";
import { firstNameOf, nameOf } from "./session.ts";
import { useStore } from "./store.ts";
import { words } from "./words.ts";

const LONGEST = 200;

/** New messages, for those who hear the page: who has got one, from whom, and how it begins. */
export function Announcer({ screen }: { screen: Screen }) {
  const { heard } = useStore(screen.shown);
  const [said, setSaid] = useState("");
  const last = useRef(heard);
  useEffect(() => {
    if (!heard || heard === last.current) return;
    last.current = heard;
    const text = heard.text.replace(/<[^>]*\|([^>]*)>/g, "$1").replace(/[<>*_~`]/g, "");
    setSaid(words().newMessage(firstNameOf(screen.me), nameOf(heard.user), text.slice(0, LONGEST)));
  }, [heard]);
  return html`<div class="sr-only" aria-live="polite">${said}</div>`;
}
