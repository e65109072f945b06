import type { KnownBlock, ModalView } from "@slack/types";
import { noonOf } from "../src/programme/calendar/calendar.ts";
import type { Answer } from "../src/programme/forms/fields.ts";
import type { PairId, ProgrammeId } from "../src/programme/ids.ts";
import { type ConsentWay, joiningForm, lightCodeForm, lightPairForm } from "../src/programme/light-pairs/form.ts";
import type { ToldBy } from "../src/programme/light-pairs/rules.ts";
import { joined, type Markup } from "../src/texts/markup.ts";
import type { TextKey, Words } from "../src/texts/words.ts";
import { formModal } from "./form.ts";
import {
  actions,
  button,
  confirmation,
  context,
  type Message,
  message,
  noticeModal,
  option,
  quoted,
  section,
} from "./kit.ts";

/** In "Uusi pari": the way to a pair whose actor has no account. */
export const toLightPair = (words: Words): KnownBlock[] => [
  ...actions(button("light-pairs:open", words.t("lightPairs.open"))),
];

type NewLightPair = {
  answer: Partial<Answer<(typeof lightPairForm)["fields"]>>;
  metadata: Record<string, string | number>;
  generation: number;
  /** Whether the bot can send e-mail. */
  hasMail: boolean;
  programmes: readonly { id: ProgrammeId; name: string }[];
};

export const lightPairModal = (
  words: Words,
  { answer, metadata, generation, hasMail, programmes }: NewLightPair,
): ModalView =>
  formModal(lightPairForm, words, {
    options: { programme: programmes.length > 1 ? programmes.map(({ id, name }) => option(name, id)) : [] },
    title: "lightPairs.title",
    submit: "pairs.submit",
    seenBy: words.md("lightPairs.seenBy"),
    metadata,
    answer: { programme: programmes[0]?.id ?? null, ...answer },
    generation,
    without: hasMail ? [] : ["letters"],
    before: [section(words.md("lightPairs.what"))],
  });

export type LightNotice = { mentor: string; actor: string; coordinator: string; months: number; hasMail: boolean };

/** What the actor is told about her data, in her language, by the person who hands it to her. */
export const lightNotice = (words: Words, { months, hasMail, ...names }: LightNotice): Markup =>
  joined(
    [
      words.md("lightPairs.notice.hello", names),
      words.md("lightPairs.notice.what"),
      words.md("lightPairs.notice.who"),
      words.md("lightPairs.notice.long", { months }),
      ...(hasMail ? [words.md("lightPairs.notice.mail")] : []),
      words.md("lightPairs.notice.rights"),
    ],
    "\n\n",
  );

/** After the pair was made, and from "Näytä pari": the text to hand over. `said`: what has just been done. */
export const lightNoticeModal = (
  words: Words,
  { said, actor, text }: { said?: Markup | undefined; actor: string; text: Markup },
): ModalView =>
  noticeModal(words.t("lightPairs.title"), words.t("forms.close"), [
    ...(said ? [section(said)] : []),
    section(words.md("lightPairs.handOver", { actor })),
    section(text),
  ]);

type Told = Extract<TextKey, `lightPairs.tell.${string}`>;

/** What the mentor tells an actor without an account; that she gets a letter, where she does. Nothing for an ordinary pair. */
export function tellActor(
  words: Words,
  toldBy: ToldBy,
  key: Told,
  params: Record<string, string | Markup> = {},
): KnownBlock[] {
  if (toldBy === "bot") return [];
  return toldBy === "mentor" ? [section(words.md(key, params))] : [context(words.md("lightPairs.letter"))];
}

/** That the actor has consented without an account, as a coordinator said. */
export const consentedLine = (
  words: Words,
  { actor, way, on }: { actor: string; way: ConsentWay; on: string },
): Markup =>
  words.md("lightPairs.consented", {
    actor,
    way: words.t(`lightPairs.consentWay.${way}`),
    date: words.date(noonOf(on, words.zone)),
  });

type ActorsTasks = { actor: string; at: number; nextWhen: string | undefined; tasks: readonly string[] };

/** To the mentor: the actor's tasks, exactly as they were typed. */
export const actorsTasks = (words: Words, { actor, at, nextWhen, tasks }: ActorsTasks): Message =>
  message(
    joined([
      words.md("lightPairs.tell.tasks", { actor, when: words.day(at) }),
      ...(nextWhen === undefined ? [] : [words.md("lightPairs.tell.tasksNext", { when: nextWhen })]),
    ]),
    ...quoted(tasks.map((task) => `• ${task}`).join("\n")),
  );

type Asked = {
  pairId: PairId;
  mentor: string;
  /** `open`: she can answer. */
  state: "open" | "yes" | "no";
};

/** To the user of an account that may be the actor's: what is stored of her, who sees it, and whether she wants to join. */
export function joinQuestion(words: Words, { pairId, mentor, state }: Asked): Message {
  const text = joined(
    [
      words.md("lightPairs.join.hello", { mentor }),
      words.md("lightPairs.join.what"),
      words.md("lightPairs.join.stored"),
      words.md("lightPairs.join.otherwise"),
    ],
    "\n\n",
  );
  if (state !== "open")
    return message(text, context(words.md(state === "yes" ? "lightPairs.join.saidYes" : "lightPairs.join.saidNo")));
  return message(
    text,
    ...actions(
      button("light-pairs:join", words.t("lightPairs.join.yes"), { value: pairId, style: "primary" }),
      button("light-pairs:decline", words.t("lightPairs.join.no"), { value: pairId }),
    ),
  );
}

/** "Aktori on nyt Slackissa". */
export const joiningModal = (words: Words, pairId: PairId): ModalView =>
  formModal(joiningForm, words, {
    title: "lightPairs.joining.title",
    submit: "lightPairs.joining.submit",
    seenBy: words.md("lightPairs.joining.what"),
    metadata: { pair: pairId },
  });

/** For coordinators: that an account was asked, or has said no. */
export const joiningLine = (words: Words, { hasDeclined, at }: { hasDeclined: boolean; at: number }): Markup =>
  words.md(hasDeclined ? "lightPairs.joining.declined" : "lightPairs.joining.asked", { date: words.date(at) });

/** "Vahvista sähköposti": the actor tells the code that came to her. The address is not shown. */
/** `generation` rises with each code, so that the field is empty again. */
export const lightCodeModal = (
  words: Words,
  { pairId, generation }: { pairId: PairId; generation: number },
): ModalView =>
  formModal(lightCodeForm, words, {
    title: "mail.codeTitle",
    submit: "mail.confirm",
    seenBy: words.md("lightPairs.code.what"),
    metadata: { pair: pairId, generation },
    generation,
    before: generation === 0 ? [] : [section(words.md("lightPairs.code.sent"))],
    beneath: { code: actions(button("light-pairs:code-again", words.t("mail.codeAgain"), { value: pairId })) },
  });

/** Before a coordinator erases the data of an actor without an account, because she has asked for it. */
export const beforeErasing = (words: Words) =>
  confirmation({
    title: words.t("lightPairs.erase.title"),
    text: words.t("lightPairs.erase.text"),
    yes: words.t("lightPairs.erase.yes"),
    no: words.t("forms.cancel"),
  });
