import type { KnownBlock, ModalView } from "@slack/types";
import type { Field } from "../src/programme/forms/fields.ts";
import { setupForm } from "../src/programme/setup/form.ts";
import {
  type ChannelTrouble,
  firstAnswer,
  type NetworkChannel,
  type SetupAnswer,
} from "../src/programme/setup/rules.ts";
import { channelLink, joined, type Markup, mention, plain } from "../src/texts/markup.ts";
import type { TextKey, Words } from "../src/texts/words.ts";
import { answerText, formModal } from "./form.ts";
import { actions, button, context, type Message, message, noticeModal, section } from "./kit.ts";

export const setupButton = (words: Words) => button("setup:open", words.t("setup.settings"));

/** "Ota käyttöön" in the language of `words`, in which its modal opens. */
export const startButton = (words: Words) =>
  button("setup:open", words.t(words.language === "selko" ? "setup.startEasy" : "setup.start"), {
    style: "primary",
    value: words.language,
  });

type SetupModal = {
  revision: number;
  answer: Partial<SetupAnswer> | undefined;
  /** Somebody else saved the settings meanwhile. `stored`: the settings now. */
  conflict?: { name: string; at: number; stored: SetupAnswer };
};

/** "Ota käyttöön" and "Asetukset", which have the same form. */
export function setupModal(words: Words, { revision, answer = firstAnswer, conflict }: SetupModal): ModalView {
  return formModal(setupForm, words, {
    title: revision === 0 ? "setup.start" : "setup.settings",
    submit: "forms.save",
    seenBy: words.md("setup.seenBy"),
    metadata: { revision },
    answer,
    before: conflict
      ? [section(words.md("setup.changedMeanwhile", { name: conflict.name, when: words.when(conflict.at) }))]
      : [],
    beneath: conflict ? storedBeneath(words, conflict.stored, answer) : {},
    generation: conflict ? revision : 0,
  });
}

type Beneath = Partial<Record<keyof SetupAnswer, KnownBlock[]>>;

/** The stored setting below each field that differs from it. */
function storedBeneath(words: Words, stored: SetupAnswer, chosen: Partial<SetupAnswer>): Beneath {
  return Object.fromEntries(
    Object.entries(setupForm.fields).flatMap(([name, field]) => {
      const key = name as keyof SetupAnswer;
      const before = settingText(words, field, stored[key]);
      if (before.mrkdwn === settingText(words, field, chosen[key]).mrkdwn) return [];
      return [[name, [context(words.md("setup.stored", { value: before }))]]];
    }),
  );
}

function settingText(words: Words, field: Field, value: unknown): Markup {
  if (field.kind === "people" && Array.isArray(value) && value.length > 0) {
    return joined(
      value.map((id) => mention(String(id))),
      ", ",
    );
  }
  if (field.kind === "channel" && typeof value === "string") return channelLink(value);
  const text = field.kind === "people" ? undefined : answerText(field, value, words, Number);
  return text === undefined ? words.md("forms.empty") : plain(text);
}

export function setupDone(words: Words, { isFirst, tookOver }: { isFirst: boolean; tookOver: number }): ModalView {
  const lines: Markup[] = [words.md(isFirst ? "setup.doneFirst" : "setup.done")];
  if (tookOver > 0) lines.push(words.md("setup.tookOver", { count: tookOver }));
  const title = words.t(isFirst ? "setup.start" : "setup.settings");
  return noticeModal(title, words.t("forms.close"), [section(joined(lines, "\n\n"))]);
}

export const channelWelcome = (words: Words, which: NetworkChannel): Message =>
  message(words.md(which === "coordinators" ? "setup.coordinatorsWelcome" : "setup.peersWelcome"));

/** A problem that a person has to solve: the bot cannot do something, or one of the network's channels is wrong. */
const troubleText = {
  "no-channel": "setup.noChannel",
  "not-invited": "setup.notInvited",
  "bot-removed": "setup.botNotIn",
  archived: "setup.archived",
  public: "setup.public",
  shared: "setup.shared",
  deleted: "setup.deleted",
  unseen: "setup.unseen",
  "not-removed": "setup.notRemoved",
  "no-posting": "setup.noPosting",
  "no-editing": "setup.noEditing",
  "not-known": "setup.notKnown",
} satisfies Record<ChannelTrouble, TextKey>;

type Trouble = { what: ChannelTrouble; which: NetworkChannel; channel: string; name: string };

/** A problem that a person has to solve, with a button to the settings. */
export function setupTrouble(words: Words, { what, which, channel, name }: Trouble): Message {
  const text = words.md(troubleText[what], {
    which: words.t(`setup.which.${which}`),
    name,
    channel: channelLink(channel),
  });
  return message(text, ...actions(setupButton(words)));
}
