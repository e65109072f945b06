import type { Act } from "./tour-steps.ts";
import { personFor, TourView, type Where, type Who } from "./tour-view.ts";

/** What is to be pressed next for an act: the thing itself, or what leads to it. Only what can be seen now. */
export function targetOf(act: Act): HTMLElement | undefined {
  if ("time" in act) return seen(`[data-time="${act.time}"]`);
  const column = `[data-column="${personFor(act.who)}"]`;
  if (!seen(column)) return seen(`[data-person="${personFor(act.who)}"]`) ?? seen(".column [role=combobox]");
  return inModal(column, act) ?? inPlace(column, act) ?? toPlace(column, act.who, act.where);
}

/** Its own form is to be sent, any other window to be closed. */
function inModal(column: string, { who, form }: Extract<Act, { who: Who }>): HTMLElement | undefined {
  const question = seen(`${column} [role=alertdialog] .button:last-child`);
  if (question) return question;
  const isForm = form !== undefined && new TourView(0).modal(who) === form;
  return (isForm && seen(`${column} [data-submit]`)) || seen(`${column} [role=dialog] .dialog-foot .button`);
}

function inPlace(column: string, { press, who, where }: Extract<Act, { who: Who }>): HTMLElement | undefined {
  if (!press || !seen(`${column} ${chipOf(who, where)}[aria-current]`)) return undefined;
  return [...document.querySelectorAll<HTMLElement>(`${column} .place [data-action="${press}"]`)].findLast(isSeen);
}

const toPlace = (column: string, who: Who, where: Where): HTMLElement | undefined =>
  seen(`${column} ${chipOf(who, where)}`) ?? seen(`${column} [data-place="list"]`);

function chipOf(who: Who, where: Where): string {
  const place = where === "home" || where === "bot" ? where : new TourView(0).channel(who, where)?.id;
  return `[data-place="${place}"]`;
}

const seen = (selector: string): HTMLElement | undefined =>
  [...document.querySelectorAll<HTMLElement>(selector)].find(isSeen);

const isSeen = (element: HTMLElement): boolean => element.getClientRects().length > 0;
