import type { Button, KnownBlock, ModalView } from "@slack/types";
import type { PersonId } from "../src/programme/ids.ts";
import { type MailChoice, mailCodeForm, mailForm, NO_MAIL } from "../src/programme/mail/form.ts";
import { joined, plain } from "../src/texts/markup.ts";
import type { Words } from "../src/texts/words.ts";
import { formModal } from "./form.ts";
import { actions, button, confirmation, header, type Message, message, noticeModal, section } from "./kit.ts";

type Mail = { choice: MailChoice | null; address: string | null; isConfirmed: boolean; isBroken: boolean };
/** `isWished`: a list has the address. No code was sent there. */
type MailShown = Mail & { isWished: boolean };

/** "Sähköposti" in "Omat tietoni": what she gets where, and the buttons to change it. */
export function mailBlocks(words: Words, mail: MailShown): KnownBlock[] {
  const isOpen = mail.address !== null && !mail.isConfirmed && !mail.isBroken && !mail.isWished;
  return [
    header(words.t("mail.title")),
    section(stateOf(words, mail)),
    ...actions(
      button("mail:choose", words.t("mail.button")),
      isOpen ? button("mail:enter-code", words.t("mail.codeOpen"), { style: "primary" }) : undefined,
    ),
  ];
}

function stateOf(words: Words, { choice, address, isConfirmed, isBroken, isWished }: MailShown) {
  if (address === null || choice === null) return words.md("mail.state.none");
  // As it is, without a link: Slack would make a mail program open.
  const shown = { address: plain(address) };
  if (isBroken) return words.md("mail.state.broken", shown);
  if (isWished) return words.md("mail.state.wished", shown);
  const chosen = words.md(`mail.state.${choice}`, shown);
  return isConfirmed ? chosen : joined([chosen, words.md("mail.state.unconfirmed", shown)]);
}

export const mailModal = (words: Words, { choice, address }: Mail): ModalView =>
  formModal(mailForm, words, {
    title: "mail.title",
    submit: "forms.save",
    seenBy: words.md("mail.seenBy"),
    metadata: { generation: 0 },
    answer: { choice: choice ?? NO_MAIL, address },
  });

type CodeAsked = { address: string; generation: number };

/** Asks for the code. `generation` rises with each code, so that the field is empty again. */
export const mailCodeModal = (words: Words, { address, generation }: CodeAsked): ModalView =>
  formModal(mailCodeForm, words, {
    title: "mail.codeTitle",
    submit: "mail.confirm",
    seenBy: words.md("mail.codeSeenBy"),
    metadata: { generation },
    generation,
    before: [section(words.md("mail.codeSent", { address: plain(address) }))],
    beneath: { code: actions(button("mail:code-again", words.t("mail.codeAgain"))) },
  });

type MailSaid = "confirmed" | "saved" | "stopped";

export const mailDone = (words: Words, said: MailSaid, address: string | null = null): ModalView =>
  noticeModal(words.t("mail.title"), words.t("forms.close"), [
    section(words.md(`mail.${said}`, { address: plain(address ?? "") })),
  ]);

/** To a person whose letters a coordinator has stopped, with the button by which she gets them again. */
export const mailStopped = (words: Words): Message =>
  message(words.md("mail.stopFor.told"), ...actions(button("mail:choose", words.t("mail.button"))));

/** For a coordinator, beside the line that there is an address. */
export const stopMailButton = (words: Words, { id, name }: { id: PersonId; name: string }): Button =>
  button("people:stop-letters", words.t("mail.stopFor.button"), {
    value: id,
    confirm: confirmation({
      title: words.t("mail.stopFor.title"),
      text: words.t("mail.stopFor.text", { name }),
      yes: words.t("mail.stopFor.yes"),
      no: words.t("forms.cancel"),
    }),
  });

/** To a person whose address the mail server refuses. The address is not in it: it is behind the button. */
export const mailBroken = (words: Words): Message =>
  message(words.md("mail.broken"), ...actions(button("mail:choose", words.t("mail.button"), { style: "primary" })));
