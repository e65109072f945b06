import type { ModalView } from "@slack/types";
import type { ListOfPeople, PersonLine } from "../src/programme/people/facts.ts";
import { addForm, listForm } from "../src/programme/people/form.ts";
import type { ListPosition } from "../src/programme/people/rules.ts";
import { joined, type Markup } from "../src/texts/markup.ts";
import type { Words } from "../src/texts/words.ts";
import { formModal } from "./form.ts";
import { importButton } from "./import.ts";
import { actions, button, context, divider, pager, section } from "./kit.ts";

/** The button on a coordinator's Home. */
export const peopleButton = (words: Words) => button("people:list", words.t("people.list.button"));

/** The position in the list and the modal's generation, which come back with each press and submission. */
export type DrawnListPosition = ListPosition & { generation: number };

/** "Ihmiset": search, filter, and one page of the results. */
export function peopleModal(words: Words, found: ListOfPeople, generation: number): ModalView {
  const { items, page, count, search, filter } = found;
  return formModal(listForm, words, {
    title: "people.list.button",
    submit: "people.list.find",
    close: "forms.close",
    seenBy: words.md("people.list.seenBy"),
    metadata: { search, filter, page, generation },
    answer: { search, filter },
    generation,
    before: actions(button("people:add", words.t("people.list.add")), importButton(words)),
    beneath: {
      filter: [
        divider,
        context(count === 0 ? words.md("people.list.none") : words.md("people.list.found", { count })),
        ...items.map((person) =>
          section(lineText(words, person), button("people:show", words.t("people.list.open"), { value: person.id })),
        ),
        ...pager(words, found, { back: "people:page-back", on: "people:page" }),
      ],
    },
  });
}

const lineText = (words: Words, person: PersonLine): Markup =>
  joined([words.md("people.list.name", { name: person.name }), ...tags(words, person)]);

/** The roles of a person, a line for each. */
export function tags(words: Words, person: PersonLine): Markup[] {
  const { mentor, actor, isCoordinator, isPeerOrganiser, isDeactivated, slackUserId } = person;
  const actorTag = actor && words.md("people.tag.actor", { fields: actor.fields });
  return [
    mentor && words.md("people.tag.mentor", { ...mentor }),
    actorTag && actor?.waits ? joined([actorTag, words.md("people.tag.waits")], " · ") : actorTag,
    isCoordinator ? words.md("people.tag.coordinator") : undefined,
    isPeerOrganiser ? words.md("people.tag.organiser") : undefined,
    isDeactivated ? words.md("people.tag.closed") : undefined,
    slackUserId === undefined ? words.md("people.tag.notJoined") : undefined,
  ].filter((tag) => tag !== undefined);
}

/** "Lisää ihminen": a person of the workspace, whom the bot may not know yet. */
export const addModal = (words: Words, place: DrawnListPosition): ModalView =>
  formModal(addForm, words, {
    title: "people.list.add",
    submit: "people.add.next",
    seenBy: words.md("people.add.seenBy"),
    metadata: { ...place },
    generation: place.generation,
  });
