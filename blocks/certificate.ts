import type { KnownBlock, ModalView } from "@slack/types";
import { type CertificateAnswer, certificateForm, checkForm } from "../src/programme/certificate/form.ts";
import type { PairId } from "../src/programme/ids.ts";
import { joined } from "../src/texts/markup.ts";
import type { Words } from "../src/texts/words.ts";
import { formModal } from "./form.ts";
import { button, context, noticeModal, section } from "./kit.ts";

export const certificateButton = (words: Words, pairId: PairId) =>
  button("certificate:open", words.t("certificate.button"), { value: pairId });

/** On Home: a pair that has finished, of which the viewer can have a certificate. */
export const certificateLine = (words: Words, { pairId, other }: { pairId: PairId; other: string }): KnownBlock =>
  section(words.md("certificate.home", { other }), certificateButton(words, pairId));

type Asking = { pairId: PairId; other: string; answer: Partial<CertificateAnswer> };

export const certificateModal = (words: Words, { pairId, other, answer }: Asking): ModalView =>
  formModal(certificateForm, words, {
    title: "certificate.title",
    submit: "certificate.send",
    seenBy: words.md("certificate.seenBy"),
    metadata: { pair: pairId },
    before: [context(words.md("certificate.what", { other }))],
    answer,
  });

export const certificateSent = (words: Words, number: string): ModalView =>
  noticeModal(words.t("certificate.title"), words.t("forms.close"), [
    section(words.md("certificate.sent", { number })),
  ]);

export const checkButton = (words: Words) => button("certificate:check", words.t("certificate.check.button"));

export const checkModal = (words: Words): ModalView =>
  formModal(checkForm, words, {
    title: "certificate.check.title",
    submit: "certificate.check.submit",
    seenBy: words.md("certificate.check.seenBy"),
    metadata: {},
  });

type Checked = { number: string; name: string; startedAt: number; finishedAt: number; held: number };

/** To a coordinator who was given the number. */
export const checkedModal = (words: Words, { number, name, startedAt, finishedAt, held }: Checked): ModalView =>
  noticeModal(words.t("certificate.check.title"), words.t("forms.close"), [
    context(words.md("certificate.check.seenBy")),
    section(
      joined([
        words.md("certificate.check.yes", { number }),
        words.md("certificate.check.name", { name }),
        words.md("certificate.check.period", { from: words.date(startedAt), to: words.date(finishedAt) }),
        words.md("certificate.check.held", { count: held }),
      ]),
    ),
  ]);
