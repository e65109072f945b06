import type { Act, PersonAct } from "./tour-steps.ts";
import { personFor, TourView, type Where, type Who } from "./tour-view.ts";
import { language } from "./words.ts";

/** What to press next for this act: its own button, or one that leads there. Only elements that are visible now. */
export function findTarget(act: Act): HTMLElement | undefined {
  if ("own" in act) return findVisible("[data-own]");
  if ("time" in act)
    return findVisible(`[data-time="${act.time}"]`) ?? findVisible("[role=dialog] .dialog-foot .button");
  const column = `[data-column="${personFor(act.who)}"]`;
  if (!findVisible(column))
    return findVisible(`[data-person="${personFor(act.who)}"]`) ?? findVisible(".column [role=combobox]");
  return inModal(column, act) ?? inPlace(column, act) ?? toPlace(column, act.who, act.where);
}

/** The submit button of the act's form; for any other dialog the button that leads on in it, or that closes it. */
function inModal(column: string, act: PersonAct): HTMLElement | undefined {
  const question = findVisible(`${column} [role=alertdialog] .button:last-child`);
  if (question) return question;
  if (isOwnForm(act)) return findVisible(`${column} [data-submit]`);
  const next = act.inModal;
  return (
    (next && !next.until(new TourView(0)) && leadingOn(column, next.presses)) ||
    findVisible(`${column} [role=dialog] .dialog-foot .button`)
  );
}

/** Whether the person's open modal is this act's form, or one that follows on it. */
export function isOwnForm({ who, form, nextForms = [] }: PersonAct): boolean {
  const open = new TourView(0).modal(who);
  return open !== undefined && form !== undefined && [form, ...nextForms].includes(open);
}

/** Whether a modal is open that will be followed by another one without a press: there is nothing to press in it meanwhile. */
export function isBetween(act: PersonAct): boolean {
  const view = new TourView(0);
  const next = act.inModal;
  if (view.modal(act.who) !== "" || !next || next.until(view)) return false;
  return !leadingOn(`[data-column="${personFor(act.who)}"]`, next.presses);
}

/** The first of these buttons that the person's modal has: see `inModal`. */
function leadingOn(column: string, presses: readonly string[]): HTMLElement | undefined {
  for (const press of presses) {
    const [action, ...rest] = press.split(" ");
    const end = rest.filter((word) => word !== "*").join(" ");
    const all = allVisible(`${column} [role=dialog] [data-action="${action}"]`);
    const fitting = all.filter(({ dataset }) => ` ${dataset.value}`.includes(` ${end}`));
    const found = rest.at(-1) === "*" ? fitting.at(-1) : fitting[0];
    if (found) return found;
  }
  return undefined;
}

function inPlace(column: string, { press, who, where }: PersonAct): HTMLElement | undefined {
  if (!press || !findVisible(`${column} ${chipOf(who, where)}[aria-current]`)) return undefined;
  const found = [...document.querySelectorAll<HTMLElement>(`${column} .place [data-action="${press}"]`)];
  const visible = found.filter(isVisible);
  // The button that begins the setup is there in each language.
  return visible.find(({ dataset }) => dataset.value === language.value) ?? visible.at(-1);
}

const toPlace = (column: string, who: Who, where: Where): HTMLElement | undefined =>
  findVisible(`${column} ${chipOf(who, where)}`) ?? findVisible(`${column} [data-place="list"]`);

function chipOf(who: Who, where: Where): string {
  const place = where === "home" || where === "bot" ? where : new TourView(0).channel(who, where)?.id;
  return `[data-place="${place}"]`;
}

const allVisible = (selector: string): HTMLElement[] =>
  [...document.querySelectorAll<HTMLElement>(selector)].filter(isVisible);

const findVisible = (selector: string): HTMLElement | undefined => allVisible(selector)[0];

const isVisible = (element: HTMLElement): boolean => element.getClientRects().length > 0;
