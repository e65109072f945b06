import type { ModalView } from "@slack/types";
import type { ConsentId } from "../src/programme/ids.ts";
import { joined, type Markup } from "../src/texts/markup.ts";
import type { Words } from "../src/texts/words.ts";
import { actions, button, context, type Message, message, noticeModal, quoted, section } from "./kit.ts";

/** To an organiser: a mentor wants to join. A button shows the contacts. */
export const contactPassed = (words: Words, consentId: ConsentId, name: string): Message =>
  message(
    words.md("peerSupport.contact.message", { name }),
    ...actions(
      button("peer-support:contact-show", words.t("peerSupport.contact.show"), { value: consentId, style: "primary" }),
    ),
  );

export const contactWithdrawn = (words: Words, name: string): Message =>
  message(words.md("peerSupport.contact.messageWithdrawn", { name }));

export const contactSheet = (words: Words, { name, contact }: { name: string; contact: string }): ModalView =>
  noticeModal(words.t("peerSupport.contact.showTitle"), words.t("forms.close"), [
    context(words.md("peerSupport.contact.showSeenBy")),
    section(words.md("peerSupport.contact.message", { name })),
    ...quoted(contact),
  ]);

/** Who will see the contacts, with the names of the organisers if there are any. */
export const contactSeenBy = (words: Words, organisers: string): Markup => {
  const seenBy = words.md("peerSupport.contact.seenBy");
  if (organisers === "") return seenBy;
  return joined([seenBy, words.md("peerSupport.contact.organisers", { names: organisers })], " ");
};

type OwnContact = { contact: string; givenAt: number; organisers: string };

/** The contacts that a mentor has passed on, with the button to withdraw them. */
export const ownContact = (words: Words, { contact, givenAt, organisers }: OwnContact): ModalView =>
  noticeModal(words.t("peerSupport.contact.title"), words.t("forms.close"), [
    context(contactSeenBy(words, organisers)),
    section(words.md("peerSupport.contact.stands", { date: words.date(givenAt) })),
    ...quoted(contact),
    section(words.md("peerSupport.contact.change")),
    ...actions(button("peer-support:withdraw", words.t("peerSupport.contact.withdraw"), { style: "danger" })),
  ]);
