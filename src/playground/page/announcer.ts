import { useEffect, useRef, useState } from "preact/hooks";
import { html } from "./html.ts";
import type { Screen } from "./screen.ts";
import { firstNameOf } from "./session.ts";
import { spoken } from "./spoken.ts";
import { useStore } from "./store.ts";
import { words } from "./words.ts";

const MAX_TEXT_LENGTH = 200;

const shortened = (text: string): string =>
  text.length <= MAX_TEXT_LENGTH ? text : `${text.slice(0, MAX_TEXT_LENGTH).replace(/\s\S*$/, "")}…`;

/** Announces each new message to screen readers: who got it, from whom, and the start of its text. */
export function Announcer({ screen }: { screen: Screen }) {
  const { newest } = useStore(screen.content);
  const [announcement, setAnnouncement] = useState("");
  const last = useRef(newest);
  useEffect(() => {
    if (!newest || newest === last.current) return;
    last.current = newest;
    setAnnouncement(words().newMessage(firstNameOf(screen.me), shortened(spoken(newest))));
  }, [newest]);
  return html`<div class="sr-only" aria-live="polite">${announcement}</div>`;
}
