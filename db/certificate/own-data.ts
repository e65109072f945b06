import { certificateForm } from "../../src/programme/certificate/form.ts";
import { type KeptAnswers, keptIn, type Looking, type OwnDataPart } from "../own-data/part.ts";
import { certificates } from "../schema/index.ts";
import { asc, eq } from "../store/drizzle.ts";
import { ownCertificate } from "./certificate.ts";

/** The name belongs to its owner alone: it does not end with the texts of the pair, nor when the other's data is erased. */
export const keptAnswers: readonly KeptAnswers[] = [
  keptIn(certificates, certificateForm, { name: "name" }, { person: certificates.personId }),
];

const certificatesIn = ({ db, person, at }: Looking) =>
  db.orm
    .select({ pairId: certificates.pairId })
    .from(certificates)
    .where(eq(certificates.personId, person.id))
    .orderBy(asc(certificates.issuedAt))
    .all()
    .flatMap(({ pairId }) => {
      const seen = ownCertificate(db, person.id, pairId);
      if (!seen) return [];
      const { number, name, programme, startedAt, finishedAt, held, themes, showsThemes, language, issuedAt } = seen;
      const period = { started: at(startedAt), finished: at(finishedAt) };
      return [{ number, name, programme, ...period, held, themes, showsThemes, language, issued: at(issuedAt) }];
    });

export const ownDataPart: OwnDataPart = {
  items: (reader) => ({ certificates: certificatesIn(reader) }),
  counted: (reader) => ({ text: "privacy.stored.certificates", count: certificatesIn(reader).length }),
};
