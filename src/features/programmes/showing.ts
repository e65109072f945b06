import type { ModalView } from "@slack/types";
import { programmeList, programmeView } from "../../../blocks/programmes.ts";
import type { ShownProgramme } from "../../../blocks/programmes-shown.ts";
import { openPairsIn } from "../../../db/programmes/counting.ts";
import {
  allProgrammes,
  findProgramme,
  type Programme,
  plannedNumberIn,
  reminderHoursIn,
} from "../../../db/programmes/programmes.ts";
import { nextGeneration } from "../../programme/forms/reading.ts";
import { type ProgrammeId, programmeIdFrom } from "../../programme/ids.ts";
import type { Press, Visit } from "../../slack/listening.ts";

/** One modal in which one goes from the list to a programme, to a form, and back: Slack allows only three on top of each other. */

export const shownOf = ({ db }: Visit, programme: Programme, generation: number): ShownProgramme => ({
  generation,
  id: programme.id,
  name: programme.name,
  isClosed: programme.closedAt !== null,
  pairs: openPairsIn(db, programme.id),
  versionId: programme.version.id,
  contents: programme.version.contents,
  plannedNumber: plannedNumberIn(db, programme),
  reminderHours: reminderHoursIn(db, programme),
});

export const listView = (visit: Visit, generation: number): ModalView =>
  programmeList(
    visit.words,
    allProgrammes(visit.db).map((programme) => shownOf(visit, programme, generation)),
    generation,
  );

export const viewOf = (visit: Visit, programme: Programme, generation: number): ModalView =>
  programmeView(visit.words, shownOf(visit, programme, generation));

/** Shows a view in the modal in which the button was pressed, otherwise in a new one. */
export async function goTo(visit: Visit, { view }: Press, draw: (generation: number) => ModalView): Promise<void> {
  const generation = nextGeneration(view?.metadata.generation);
  if (view?.isModal) return visit.redraw(view.id, draw(generation));
  await visit.show(draw(generation));
}

/** The programme that a button or a form names, first of the words in its value. Undefined for anybody but a coordinator, who is then told why. */
export async function programmeFor(visit: Visit, value: string): Promise<Programme | undefined> {
  if (!visit.person.isCoordinator) {
    await visit.say("programmes.onlyCoordinators");
    return undefined;
  }
  const found = findProgramme(visit.db, idIn(value));
  if (!found) await visit.say("programmes.gone");
  return found;
}

export const idIn = (value: unknown): ProgrammeId | undefined => programmeIdFrom(String(value).split(" ")[0]);
