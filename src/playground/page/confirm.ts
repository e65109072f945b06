import { useEffect, useId, useRef } from "preact/hooks";
import { html } from "./html.ts";
import { type Fields, fieldsOf, plainText, textOf } from "./json.ts";
import { Store } from "./store.ts";
import { words } from "./words.ts";

type Question = {
  title: string;
  text: string;
  yes: string;
  no: string;
  isDanger: boolean;
  answer(isYes: boolean): void;
};

/** The open question of each column, by the person's id; the page's own question has the id `page`. */
const questions = new Map<string, Store<Question | undefined>>();

export function questionOf(person: string): Store<Question | undefined> {
  const existing = questions.get(person);
  if (existing) return existing;
  const made = new Store<Question | undefined>(undefined);
  questions.set(person, made);
  return made;
}

/** Shows a question over the person's column and resolves to the answer. A question that is open there already is answered with no. */
export function askFirst(person: string, question: Omit<Question, "answer">): Promise<boolean> {
  const store = questionOf(person);
  store.value?.answer(false);
  return new Promise((resolve) => {
    store.value = {
      ...question,
      answer: (isYes) => {
        store.value = undefined;
        resolve(isYes);
      },
    };
  });
}

/** Asks for the element's `confirm` object. Resolves to true at once if it has none. */
export function confirmed(person: string, element: Fields): Promise<boolean> {
  const { confirm } = element;
  if (confirm === undefined) return Promise.resolve(true);
  const { title, text, confirm: yes, deny, style } = fieldsOf(confirm);
  return askFirst(person, {
    title: plainText(title) || words().sure,
    text: plainText(text),
    yes: plainText(yes) || words().yes,
    no: plainText(deny) || words().cancel,
    isDanger: textOf(style) === "danger",
  });
}

export function ConfirmDialog({ question }: { question: Question }) {
  const id = useId();
  const yes = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    yes.current?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, [question]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    question.answer(false);
  };
  return html`
    <div class="veil" onKeyDown=${onKeyDown}>
      <div class="question" role="alertdialog" aria-labelledby=${`${id}-title`} aria-describedby=${`${id}-text`}>
        <h2 id=${`${id}-title`}>${question.title}</h2>
        <p id=${`${id}-text`}>${question.text}</p>
        <div class="dialog-foot">
          <button type="button" class="button" onClick=${() => question.answer(false)}>${question.no}</button>
          <button type="button" ref=${yes} class=${question.isDanger ? "button is-danger" : "button is-main"}
            onClick=${() => question.answer(true)}>${question.yes}</button>
        </div>
      </div>
    </div>
  `;
}
