import { useEffect, useRef } from "preact/hooks";
import { html } from "./html.ts";

const UPDATE_EVERY_MS = 120;
const MARGIN_PX = 5;

/** A ring around the element that `find` returns. It follows the element, and scrolls it into view when it is a new one. */
export function Pointer({ find }: { find(): HTMLElement | undefined }) {
  const ring = useRef<HTMLDivElement>(null);
  const shown = useRef<HTMLElement | undefined>(undefined);
  useEffect(() => {
    const update = () => {
      const target = find();
      const element = ring.current;
      if (!element) return;
      if (target && target !== shown.current) target.scrollIntoView({ block: "nearest", inline: "nearest" });
      shown.current = target;
      element.hidden = !target;
      if (!target) return;
      const { left, top, width, height } = target.getBoundingClientRect();
      Object.assign(element.style, {
        left: `${left - MARGIN_PX}px`,
        top: `${top - MARGIN_PX}px`,
        width: `${width + 2 * MARGIN_PX}px`,
        height: `${height + 2 * MARGIN_PX}px`,
      });
    };
    update();
    const timer = setInterval(update, UPDATE_EVERY_MS);
    return () => clearInterval(timer);
  }, [find]);
  return html`<div ref=${ring} class="pointer" hidden aria-hidden="true"></div>`;
}
