import type { Button, KnownBlock, ModalView } from "@slack/types";
import type { Fields, Form, StoredAnswer } from "../src/programme/forms/fields.ts";
import { labelText } from "../src/programme/forms/labels.ts";
import type { PersonId } from "../src/programme/ids.ts";
import type { PairRole } from "../src/programme/pairs/roles.ts";
import type { PairLine, PersonLine } from "../src/programme/people/facts.ts";
import { editActorForm, editMentorForm } from "../src/programme/people/form.ts";
import type { StaffChange } from "../src/programme/people/rules.ts";
import { joined, type Markup } from "../src/texts/markup.ts";
import type { TextKey, Words } from "../src/texts/words.ts";
import { formModal, formSheet } from "./form.ts";
import {
  actions,
  button,
  buttonsAbout,
  context,
  divider,
  header,
  type Message,
  message,
  noticeModal,
  plainText,
  section,
} from "./kit.ts";
import { stopMailButton } from "./mail.ts";
import { type DrawnListPosition, tags } from "./people-list.ts";
import { ownDataButton } from "./privacy.ts";

export type MentorAnswer = StoredAnswer<(typeof editMentorForm)["fields"]>;
export type ActorAnswer = StoredAnswer<(typeof editActorForm)["fields"]>;

type PersonView = {
  person: PersonLine;
  email: string | undefined;
  /** Whether there is a confirmed address for letters. */
  hasMailAddress: boolean;
  mentor: MentorAnswer | undefined;
  actor: ActorAnswer | undefined;
  pairs: readonly PairLine[];
  more: number;
  place: DrawnListPosition;
  /** What has just been done. */
  said?: Markup | undefined;
};

/** What coordinators may see of one person, and what they can do for that person. */
export function personModal(words: Words, shown: PersonView, instantOfDate: (on: string) => number): ModalView {
  const { person, email, hasMailAddress, mentor, actor, pairs, more, place, said } = shown;
  const sheet = <F extends Fields>(
    form: Form<F>,
    title: TextKey,
    answer: StoredAnswer<F> | undefined,
    change: Button,
  ): KnownBlock[] =>
    answer
      ? [
          divider,
          header(words.t(title)),
          ...formSheet(form, words, answer, instantOfDate),
          ...buttonsAbout(words.t(title), actions(change)),
        ]
      : [];
  const change = (role: PairRole, label: TextKey) =>
    button(`people:edit-${role}`, words.t(label), { value: person.id });
  const modal = noticeModal(words.t("people.list.button"), words.t("forms.close"), [
    context(words.md("people.person.seenBy")),
    ...(said ? [section(said)] : []),
    header(person.name),
    ...paragraph(tags(words, person)),
    ...(email === undefined ? [] : [section(words.md("people.tag.email", { email }))]),
    ...(hasMailAddress ? [section(words.md("people.tag.mail")), ...actions(stopMailButton(words, person))] : []),
    ...pairBlocks(words, pairs, more),
    ...(person.isInPairWithViewer ? [section(words.md("people.person.inPairWithHer"))] : []),
    ...sheet(editMentorForm, "people.asMentor", mentor, change("mentor", "people.change")),
    ...sheet(editActorForm, "people.asActor", actor, change("actor", "people.change")),
    divider,
    ...(person.isDeactivated
      ? []
      : [
          ...actions(
            mentor || person.isInPairWithViewer ? undefined : change("mentor", "people.person.enrolMentor"),
            actor || person.isInPairWithViewer ? undefined : change("actor", "people.person.enrolActor"),
          ),
          ...(person.slackUserId === undefined
            ? person.isInPairWithViewer || mentor
              ? []
              : actions(button("light-pairs:open", words.t("lightPairs.make"), { value: person.id }))
            : actions(...staffButtons(words, person))),
        ]),
    ...actions(button("people:back", words.t("people.list.back"))),
  ]);
  return { ...modal, private_metadata: JSON.stringify(place) };
}

const paragraph = (lines: readonly Markup[]): KnownBlock[] => (lines.length === 0 ? [] : [section(joined(lines))]);

function pairBlocks(words: Words, pairs: readonly PairLine[], more: number): KnownBlock[] {
  if (pairs.length === 0) return [];
  const lines = pairs.map((pair) =>
    words.md("people.person.pair", { mentor: pair.mentor, actor: pair.actor, state: stateText(words, pair) }),
  );
  return [
    section(words.md("people.person.pairs")),
    // A block for each: eight pairs of names of 80 characters are too long for one section.
    ...lines.map((line) => context(line)),
    ...(more > 0 ? [context(words.md("people.person.more", { count: more }))] : []),
  ];
}

function stateText(words: Words, { state, isPaused, finishedAt }: PairLine): string {
  if (state === "finished") return words.t("people.pairState.finished", { date: words.date(finishedAt ?? 0) });
  return words.t(`people.pairState.${isPaused ? "paused" : state}`);
}

const staffButtons = (words: Words, { id, isCoordinator, isPeerOrganiser }: PersonLine): Button[] => [
  staffButton(words, "coordinator", isCoordinator, id),
  staffButton(words, "organiser", isPeerOrganiser, id),
];

function staffButton(words: Words, role: "coordinator" | "organiser", isAlready: boolean, personId: PersonId): Button {
  const change: StaffChange = isAlready ? `not-${role}` : role;
  return button(`people:staff-${role}`, words.t(`people.staff.${isAlready ? "end" : "make"}.${role}`), {
    value: `${change}:${personId}`,
  });
}

export type Editing<A> = {
  person: { id: PersonId; name: string };
  answer: Partial<A> | undefined;
  /** When the stored profile was written, in milliseconds since 1970 UTC; 0 if there is none. */
  changedAt: number;
  place: DrawnListPosition;
  /** Somebody has saved the profile meanwhile. */
  conflict?: { name: string; at: number };
};

/** The modal in which a coordinator enrols a mentor or edits a mentor's profile. */
export const editMentorModal = (words: Words, editing: Editing<MentorAnswer>): ModalView =>
  editModal(words, editMentorForm, "people.edit.mentorTitle", { ...editing, first: { pairsAtOnce: 1 } });

/** The modal in which a coordinator enrols an actor or edits an actor's profile. */
export const editActorModal = (words: Words, editing: Editing<ActorAnswer>): ModalView =>
  editModal(words, editActorForm, "people.edit.actorTitle", { ...editing, first: {} });

function editModal<F extends Fields>(
  words: Words,
  form: Form<F>,
  title: TextKey,
  { person, answer, first, changedAt, place, conflict }: Editing<StoredAnswer<F>> & { first: Partial<StoredAnswer<F>> },
): ModalView {
  return formModal(form, words, {
    title,
    submit: "forms.save",
    seenBy: words.md("people.edit.seenBy", { name: person.name }),
    metadata: { ...place, person: person.id, changedAt },
    answer: answer ?? first,
    generation: place.generation,
    before: conflict
      ? [section(words.md("people.edit.changedMeanwhile", { name: conflict.name, when: words.when(conflict.at) }))]
      : [],
  });
}

/** The question before a person's role is changed, with what the change means. */
export function staffModal(
  words: Words,
  { change, person, place }: { change: StaffChange; person: { id: PersonId; name: string }; place: DrawnListPosition },
): ModalView {
  return {
    type: "modal",
    callback_id: "people:staff",
    title: plainText(words.t("people.staff.title"), 24),
    submit: plainText(words.t("people.staff.confirm"), 24),
    close: plainText(words.t("forms.cancel"), 24),
    private_metadata: JSON.stringify({ ...place, person: person.id, change }),
    blocks: [section(words.md(`people.staff.ask.${change}`, { name: person.name }))],
  };
}

export const staffTold = (words: Words, change: StaffChange, by: string): Message =>
  message(words.md(`people.staff.told.${change}`, { by }));

export const pairsHandedOver = (words: Words, name: string, count: number): Message =>
  message(joined([words.md("people.staff.left", { name }), words.md("people.staff.handedOver", { count })], " "));

type RecordedProfile = {
  by: string;
  mentor: MentorAnswer | undefined;
  actor: ActorAnswer | undefined;
  /** The list says that she wishes for letters by e-mail, and she has not confirmed the address. */
  wishesLetters: boolean;
};

/** Tells a person that a coordinator wrote the person's profile: which fields, and who sees them. A button shows the texts. */
export function profileTold(words: Words, { by, mentor, actor, wishesLetters }: RecordedProfile): Message {
  const what = <F extends Fields>(form: Form<F>, answer: StoredAnswer<F>) =>
    Object.entries(form.fields)
      .filter(([name]) => answer[name] !== null)
      .map(([, { label }]) => lowered(labelText(label, words)))
      .join(", ");
  const lines = [
    ...(mentor ? [words.md("people.told.mentor", { by, what: what(editMentorForm, mentor) })] : []),
    ...(actor ? [words.md("people.told.actor", { by, what: what(editActorForm, actor) })] : []),
    ...(mentor || actor ? [words.md("people.told.who")] : []),
    ...(wishesLetters ? [words.md("people.told.letters", { by })] : []),
  ];
  return message(joined(lines, "\n\n"), ...actions(ownDataButton(words)));
}

/** "Auroras-ryhmä" keeps its capital: it is a name. */
const lowered = (label: string): string =>
  label.startsWith("Auroras") ? label : label.charAt(0).toLowerCase() + label.slice(1);
