import { reportAsked, reportModal } from "../../../blocks/reports.ts";
import { asCoordinator } from "../../../db/privacy/acting.ts";
import { allProgrammes, findProgramme } from "../../../db/programmes/programmes.ts";
import { askForReport, hasPairsIn } from "../../../db/reports/reports.ts";
import { newId } from "../../../db/store/open.ts";
import { dateOf } from "../../programme/calendar/calendar.ts";
import { nextGeneration, readAnswer, type State } from "../../programme/forms/reading.ts";
import { programmeIdFrom, type ReportId, reportIdFrom } from "../../programme/ids.ts";
import { reportForm } from "../../programme/reports/form.ts";
import { complaintsAboutPeriod, type ReadyPeriod, readyPeriod, readyPeriods } from "../../programme/reports/rules.ts";
import type { Deps, Listening, Press, Visit } from "../../slack/listening.ts";

export function listen(listening: Listening, _deps: Deps): void {
  listening.press("reports:open", (visit) => openReport(visit, "this-year"));
  for (const ready of readyPeriods)
    listening.press(`reports:${ready}`, (visit, press) => fillInPeriod(visit, press, ready));

  listening.submit(reportForm.name, {
    handle(visit, { state, metadata }) {
      const { db, person, words, now } = visit;
      const by = asCoordinator(db, person);
      if (!by) return { refused: "reports.onlyCoordinators" };
      const { answer, complaints } = readAnswer(reportForm, state);
      if (!answer) return { complaints };
      const period = { from: answer.from, until: answer.until };
      const wrong = complaintsAboutPeriod(period, todayOf(visit));
      if (Object.keys(wrong).length > 0) return { complaints: wrong };
      const programme = answer.programme === null ? undefined : findProgramme(db, programmeIdFrom(answer.programme));
      if (answer.programme !== null && !programme) return { complaints: { programme: { key: "forms.notOffered" } } };
      if (!hasPairsIn(db, period, visit.deps.zone, programme?.id))
        return { complaints: { from: { key: "reports.wrong.nothing" } } };
      const isNamed = answer.names.includes("names");
      askForReport(
        db,
        by,
        { id: reportIdFrom(metadata.id) ?? newId(), period, isNamed, programmeId: programme?.id },
        now,
      );
      return { done: reportAsked(words) };
    },
  });
}

const todayOf = ({ now, deps }: Visit): string => dateOf(now, deps.zone);

async function openReport(visit: Visit, ready: ReadyPeriod): Promise<void> {
  if (!visit.person.isCoordinator) return visit.say("reports.onlyCoordinators");
  const period = readyPeriod(ready, todayOf(visit));
  await visit.show(
    reportModal(visit.words, { id: newId(), period, isNamed: false, programmes: allProgrammes(visit.db) }),
  );
}

/** In the modal, changes the two days and keeps the tick. Elsewhere the button opens the modal. */
async function fillInPeriod(visit: Visit, { view }: Press, ready: ReadyPeriod): Promise<void> {
  if (!view?.isModal || view.callbackId !== reportForm.name) return openReport(visit, ready);
  if (!visit.person.isCoordinator) return visit.say("reports.onlyCoordinators");
  const draft = {
    id: reportIdFrom(view.metadata.id) ?? newId<ReportId>(),
    period: readyPeriod(ready, todayOf(visit)),
    isNamed: isTicked(view.state),
    generation: nextGeneration(view.metadata.generation),
    programmes: allProgrammes(visit.db),
  };
  await visit.redraw(view.id, reportModal(visit.words, draft));
}

/** Ignores complaints about the days, because the press replaces them. */
function isTicked(state: State): boolean {
  const ticks = Object.entries(state).filter(([block]) => block.startsWith("names"));
  const { answer } = readAnswer(
    { name: reportForm.name, fields: { names: reportForm.fields.names } },
    Object.fromEntries(ticks),
  );
  return answer?.names.includes("names") ?? false;
}
