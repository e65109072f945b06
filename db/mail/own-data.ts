import { mailForm } from "../../src/programme/mail/form.ts";
import { type KeptAnswers, keptIn, type OwnDataPart } from "../own-data/part.ts";
import { mailAddresses } from "../schema/index.ts";
import { findMailRow, ownMail } from "./addresses.ts";

export const keptAnswers: readonly KeptAnswers[] = [
  keptIn(mailAddresses, mailForm, { choice: "choice", address: "address" }, { person: mailAddresses.personId }),
];

export const ownDataPart: OwnDataPart = {
  items({ db, person, at }) {
    const row = findMailRow(db, person.id);
    if (!row) return { letters: null };
    const { address, choice } = ownMail(db, person.id);
    const { source, confirmedAt, codeSentAt, brokenAt, changedAt } = row;
    return {
      letters: {
        ...{ address, wants: choice, addressGivenBy: source },
        confirmed: at(confirmedAt),
        lastCodeSent: at(codeSentAt),
        doesNotWorkSince: at(brokenAt),
        changed: at(changedAt),
      },
    };
  },
  counted: ({ db, person }) => ({
    text: "privacy.stored.mail",
    count: ownMail(db, person.id).address === null ? 0 : 1,
  }),
};
