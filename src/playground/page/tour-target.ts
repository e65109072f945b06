import type { Act } from "./tour-steps.ts";
import { personFor, TourView, type Where, type Who } from "./tour-view.ts";
import { language } from "./words.ts";

/** What to press next for this act: its own button, or one that leads there. Only elements that are visible now. */
export function findTarget(act: Act): HTMLElement | undefined {
  if ("time" in act) return findVisible(`[data-time="${act.time}"]`);
  const column = `[data-column="${personFor(act.who)}"]`;
  if (!findVisible(column))
    return findVisible(`[data-person="${personFor(act.who)}"]`) ?? findVisible(".column [role=combobox]");
  return inModal(column, act) ?? inPlace(column, act) ?? toPlace(column, act.who, act.where);
}

/** The submit button of the act's form; for any other dialog the button that closes it. */
function inModal(column: string, { who, form }: Extract<Act, { who: Who }>): HTMLElement | undefined {
  const question = findVisible(`${column} [role=alertdialog] .button:last-child`);
  if (question) return question;
  const isForm = form !== undefined && new TourView(0).modal(who) === form;
  return (
    (isForm && findVisible(`${column} [data-submit]`)) || findVisible(`${column} [role=dialog] .dialog-foot .button`)
  );
}

function inPlace(column: string, { press, who, where }: Extract<Act, { who: Who }>): HTMLElement | undefined {
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

const findVisible = (selector: string): HTMLElement | undefined =>
  [...document.querySelectorAll<HTMLElement>(selector)].find(isVisible);

const isVisible = (element: HTMLElement): boolean => element.getClientRects().length > 0;
