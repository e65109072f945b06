import { useEffect, useRef } from "preact/hooks";
import { html } from "./html.ts";
import { Icon } from "./icon.ts";

const UPDATE_EVERY_MS = 120;
const MARGIN_PX = 5;
const ARROW_PX = 44;
/** The part of a target's height that has to be in view for a ring around it. */
const ENOUGH = 0.6;
/** What a person does to look elsewhere: from then on the page does not scroll back to the target. */
const LOOKING_ELSEWHERE = ["wheel", "touchmove", "keydown", "pointerdown"] as const;

type Box = { left: number; top: number; right: number; bottom: number };

/**
 * A ring around the element that `find` returns. It follows the element, and scrolls it into view when it is a new one, and again when
 * something pushes it out of view before the person has scrolled. Where it is out of view, an arrow shows in which direction it is.
 */
export function Pointer({ find }: { find(): HTMLElement | undefined }) {
  const ring = useRef<HTMLDivElement>(null);
  const shown = useRef<HTMLElement | undefined>(undefined);
  const isElsewhere = useRef(false);
  useEffect(() => {
    const update = () => {
      const target = find();
      const element = ring.current;
      if (!element) return;
      if (target !== shown.current) isElsewhere.current = false;
      const isNew = target !== shown.current;
      shown.current = target;
      element.hidden = !target;
      if (!target) return;
      if (isNew || (!isElsewhere.current && !isInView(target)))
        target.scrollIntoView({ block: "nearest", inline: "nearest" });
      place(element, target);
    };
    const lookElsewhere = () => {
      isElsewhere.current = true;
    };
    update();
    const timer = setInterval(update, UPDATE_EVERY_MS);
    for (const act of LOOKING_ELSEWHERE) document.addEventListener(act, lookElsewhere, { passive: true });
    return () => {
      clearInterval(timer);
      for (const act of LOOKING_ELSEWHERE) document.removeEventListener(act, lookElsewhere);
    };
  }, [find]);
  return html`<div ref=${ring} class="pointer" hidden aria-hidden="true"><${Icon} name="down" /></div>`;
}

/** The part of the window in which the element can be seen: inside all boxes that cut it off. */
function windowOf(element: HTMLElement): Box {
  let box: Box = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
  for (let around = element.parentElement; around; around = around.parentElement) {
    if (getComputedStyle(around).overflow !== "visible") box = common(box, around.getBoundingClientRect());
  }
  return box;
}

const common = (one: Box, other: Box): Box => ({
  left: Math.max(one.left, other.left),
  top: Math.max(one.top, other.top),
  right: Math.min(one.right, other.right),
  bottom: Math.min(one.bottom, other.bottom),
});

function isInView(target: HTMLElement): boolean {
  const own = target.getBoundingClientRect();
  const { top, bottom } = common(own, windowOf(target));
  return bottom - top >= own.height * ENOUGH;
}

function place(ring: HTMLElement, target: HTMLElement): void {
  const own = target.getBoundingClientRect();
  const window = windowOf(target);
  const seen = common(own, window);
  const isSeen = isInView(target);
  const isAbove = own.top < window.top;
  ring.classList.toggle("is-away", !isSeen);
  ring.classList.toggle("is-above", !isSeen && isAbove);
  const arrowTop = isAbove ? window.top + MARGIN_PX : window.bottom - ARROW_PX - MARGIN_PX;
  const arrow = { left: (window.left + window.right - ARROW_PX) / 2, top: arrowTop, width: ARROW_PX, height: ARROW_PX };
  const around = {
    left: seen.left - MARGIN_PX,
    top: seen.top - MARGIN_PX,
    width: seen.right - seen.left + 2 * MARGIN_PX,
    height: seen.bottom - seen.top + 2 * MARGIN_PX,
  };
  for (const [name, value] of Object.entries(isSeen ? around : arrow)) ring.style.setProperty(name, `${value}px`);
}
