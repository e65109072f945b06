import { useEffect, useRef, useState } from "preact/hooks";
import { html } from "./html.ts";
import type { Screen } from "./screen.ts";
import { firstNameOf, nameOf } from "./session.ts";
import { useStore } from "./store.ts";
import { words } from "./words.ts";

const MAX_TEXT_LENGTH = 200;

/** Announces each new message to screen readers: who got it, from whom, and the start of its text. */
export function Announcer({ screen }: { screen: Screen }) {
  const { newest } = useStore(screen.content);
  const [announcement, setAnnouncement] = useState("");
  const last = useRef(newest);
  useEffect(() => {
    if (!newest || newest === last.current) return;
    last.current = newest;
    const text = newest.text.replace(/<[^>]*\|([^>]*)>/g, "$1").replace(/[<>*_~`]/g, "");
    setAnnouncement(words().newMessage(firstNameOf(screen.me), nameOf(newest.user), text.slice(0, MAX_TEXT_LENGTH)));
  }, [newest]);
  return html`<div class="sr-only" aria-live="polite">${announcement}</div>`;
}
