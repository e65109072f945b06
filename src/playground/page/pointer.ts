import { useEffect, useRef } from "preact/hooks";
import { html } from "./html.ts";

const LOOK_EVERY = 120;
const ROOM = 5;

/** A ring around what is to be pressed. It follows it, and brings it into view once. */
export function Pointer({ find }: { find(): HTMLElement | undefined }) {
  const ring = useRef<HTMLDivElement>(null);
  const shown = useRef<HTMLElement | undefined>(undefined);
  useEffect(() => {
    const look = () => {
      const target = find();
      const element = ring.current;
      if (!element) return;
      if (target && target !== shown.current) target.scrollIntoView({ block: "nearest", inline: "nearest" });
      shown.current = target;
      element.hidden = !target;
      if (!target) return;
      const { left, top, width, height } = target.getBoundingClientRect();
      Object.assign(element.style, {
        left: `${left - ROOM}px`,
        top: `${top - ROOM}px`,
        width: `${width + 2 * ROOM}px`,
        height: `${height + 2 * ROOM}px`,
      });
    };
    look();
    const timer = setInterval(look, LOOK_EVERY);
    return () => clearInterval(timer);
  }, [find]);
  return html`<div ref=${ring} class="pointer" hidden aria-hidden="true"></div>`;
}
