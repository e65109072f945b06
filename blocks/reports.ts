import type { ModalView } from "@slack/types";
import type { ProgrammeId, ReportId } from "../src/programme/ids.ts";
import { reportForm } from "../src/programme/reports/form.ts";
import { type Period, type ReadyPeriod, readyPeriods } from "../src/programme/reports/rules.ts";
import type { TextKey, Words } from "../src/texts/words.ts";
import { formModal } from "./form.ts";
import { actions, button, noticeModal, option, section } from "./kit.ts";

const readyLabels: Record<ReadyPeriod, TextKey> = {
  "this-year": "reports.ready.thisYear",
  "last-year": "reports.ready.lastYear",
  "last-half": "reports.ready.lastHalf",
};

/** `id`: of the order, made when the modal opens, so that a submission delivered twice makes one report. */
export type ReportDraft = {
  id: ReportId;
  period: Period;
  isNamed: boolean;
  generation?: number;
  /** The programmes to choose from. A single one is not asked. */
  programmes: readonly { id: ProgrammeId; name: string }[];
};

/** "Raportti": the period, and whether with names. The buttons fill in the two dates. */
export const reportModal = (
  words: Words,
  { id, period, isNamed, generation = 0, programmes }: ReportDraft,
): ModalView =>
  formModal(reportForm, words, {
    title: "reports.title",
    submit: "reports.send",
    seenBy: words.md("reports.seenBy"),
    metadata: { id, generation },
    answer: { ...period, names: isNamed ? ["names"] : [] },
    generation,
    options: { programme: programmes.length > 1 ? programmes.map((one) => option(one.name, one.id)) : [] },
    before: [
      section(words.md("reports.what")),
      ...actions(...readyPeriods.map((ready) => button(`reports:${ready}`, words.t(readyLabels[ready])))),
    ],
  });

export const reportAsked = (words: Words): ModalView =>
  noticeModal(words.t("reports.title"), words.t("forms.close"), [section(words.md("reports.asked"))]);
