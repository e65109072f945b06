import { searchModal } from "../../../blocks/home-search.ts";
import { foundPage, searchPairs } from "../../../db/home/search.ts";
import { readAnswer } from "../../programme/forms/reading.ts";
import { amongs, searchForm } from "../../programme/home/form.ts";
import type { Listening, Press, Reply, Submission, Visit } from "../../slack/listening.ts";

/** A coordinator searches for a pair by name or field. What is typed stays in the modal and is not stored. */
export function listenToSearching(listening: Listening): void {
  listening.press("home:search", (visit) =>
    visit.person.isCoordinator ? visit.show(searchModal(visit.words)) : visit.say("pairs.notCoordinator"),
  );
  listening.submit(searchForm.name, { before: look, handle: search });
  listening.press("home:results", turn);
  listening.press("home:results-back", turn);
}

type Wanted = Parameters<typeof searchPairs>[2];
type Ids = Awaited<ReturnType<typeof searchPairs>>;

/** Lets other work run before the next slice of the search. */
const letOthersRun = () => new Promise<void>((resolve) => setImmediate(resolve));

const idsFor = ({ db, person }: Visit, wanted: Wanted): Promise<Ids> =>
  searchPairs(db, { personId: person.id }, wanted, letOthersRun);

async function look(visit: Visit, { state }: Submission): Promise<Ids | undefined> {
  const { answer } = readAnswer(searchForm, state);
  return answer && visit.person.isCoordinator ? idsFor(visit, answer) : undefined;
}

function search({ db, person, words, now, deps }: Visit, { state }: Submission, ids: Ids | undefined): Reply {
  const { answer, complaints } = readAnswer(searchForm, state);
  if (!answer) return { complaints };
  if (!person.isCoordinator || !ids) return { refused: "pairs.notCoordinator" };
  return { again: searchModal(words, answer, foundPage(db, person.id, ids, 1, now, deps.zone)) };
}

async function turn(visit: Visit, { value, view }: Press): Promise<void> {
  const { db, person, words, now, deps } = visit;
  if (!person.isCoordinator) return visit.say("pairs.notCoordinator");
  const text = String(view?.metadata.text ?? "");
  const among = amongs.find((one) => one === view?.metadata.among);
  if (!view?.isModal || text === "" || !among) return visit.show(searchModal(words));
  const ids = await idsFor(visit, { text, among });
  await visit.redraw(
    view.id,
    searchModal(words, { text, among }, foundPage(db, person.id, ids, Number(value), now, deps.zone)),
  );
}
