import { certificateToSend, findCertificateOwner } from "../../../db/certificate/certificate.ts";
import { kinds } from "../../../db/outbox/kinds.ts";
import { readPair } from "../../../db/pairs/pairs.ts";
import { readPerson } from "../../../db/people/people.ts";
import { themeLabels } from "../../../db/programmes/programmes.ts";
import { toPerson } from "../../outbox/addresses.ts";
import type { Effect } from "../../outbox/effects.ts";
import { fileEffect } from "../../outbox/file.ts";
import { labelText } from "../../programme/forms/labels.ts";
import { wordsIn } from "../../texts/words.ts";
import { makeCertificate } from "./making.ts";

/** The PDF, to its owner alone. The message is in her language, the certificate in the one that she chose for it. */
const file = fileEffect({
  kind: kinds["certificate:file"],
  to({ db }, ref) {
    const ownerId = findCertificateOwner(db, ref.certificate);
    return ownerId && toPerson(readPerson(db, ownerId));
  },
  async draw({ db, words, viewer, zone }, ref) {
    const seen = certificateToSend(db, viewer, ref.certificate);
    if (!seen) return undefined;
    const pair = readPair(db, seen.pairId);
    const { number, name, programme, startedAt, finishedAt, held, issuedAt, language } = seen;
    const labelOf = themeLabels(db);
    const themes = seen.showsThemes
      ? seen.themes.map((theme) => labelText(labelOf(theme), wordsIn(language, zone)))
      : [];
    const role = pair.mentor.id === seen.personId ? "mentor" : "actor";
    const facts = { number, role, name, programme, startedAt, finishedAt, held, themes, issuedAt } as const;
    const bytes = await makeCertificate({ facts: { ...facts, coordinator: pair.coordinator.name }, language, zone });
    return {
      name: words.t("certificate.file.name", { number }),
      title: words.t("certificate.file.title", { number }),
      bytes,
      comment: words.md("certificate.file.comment", { number }),
    };
  },
});

export const effects: readonly Effect[] = [file];
