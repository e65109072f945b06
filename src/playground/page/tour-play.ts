import { useEffect, useRef } from "preact/hooks";
import { travelState } from "./time.ts";
import { fillExample } from "./tour-examples.ts";
import { actNow, progress, setPlaying, speed } from "./tour-progress.ts";
import type { Act } from "./tour-steps.ts";
import { TourView } from "./tour-view.ts";

/* Real time at speed 1. The whole of a pair's story takes about two minutes. */
const READ_MS = 3_200;
const LOOK_MS = 1_300;
const WAIT_MS = 250;
/** Not by the speed: what a press leads to may take this long on a busy machine, and a second press would do it twice. */
const SAME_AGAIN_MS = 5_000;

/** Presses what the tour points at, and fills its forms in, after the time that reading takes. Stops when the person presses something herself. */
export function usePlaying(find: () => HTMLElement | undefined): void {
  const { isPlaying } = progress.value;
  const latest = useRef(find);
  latest.current = find;
  /** The form that was filled in last, and is not filled in again after a pause. */
  const filled = useRef("");
  useEffect(() => {
    if (!isPlaying) return;
    let timer: number | undefined;
    let shownAct: Act | undefined;
    let isOver = false;
    let pressed: { element?: HTMLElement; at: number } = { at: 0 };
    const beat = async () => {
      const act = actNow();
      const target = latest.current();
      if (!act || progress.value.state !== "going") return;
      const isPressed =
        !("time" in act) && target === pressed.element && performance.now() < pressed.at + SAME_AGAIN_MS;
      if (!target || isPressed || travelState.value.isTravelling) return later(WAIT_MS);
      if (act !== shownAct) {
        shownAct = act;
        return later(READ_MS);
      }
      const form = "who" in act && act.example ? new TourView(0).modal(act.who) : undefined;
      const place = `${progress.value.step} ${progress.value.act} ${form}`;
      if ("who" in act && act.example && form !== undefined && form === act.form && filled.current !== place) {
        filled.current = place;
        await fillExample(act.who, act.example);
      } else {
        pressed = { element: target, at: performance.now() };
        target.click();
      }
      if (!isOver) later(LOOK_MS);
    };
    const later = (ms: number) => {
      timer = window.setTimeout(beat, ms / speed.value);
    };
    const onPress = ({ isTrusted, target }: Event) => {
      const isInTour = target instanceof Element && target.closest(".tour") !== null;
      if (isTrusted && !isInTour) setPlaying(false);
    };
    later(WAIT_MS);
    document.addEventListener("pointerdown", onPress);
    return () => {
      isOver = true;
      clearTimeout(timer);
      document.removeEventListener("pointerdown", onPress);
    };
  }, [isPlaying]);
}
