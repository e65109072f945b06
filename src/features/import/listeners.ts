import { createHash } from "node:crypto";
import {
  FORGOTTEN,
  importedModal,
  previewModal,
  problemModal,
  readingModal,
  uploadModal,
} from "../../../blocks/import.ts";
import { importPeople, keepList, listFor, ownList } from "../../../db/enrolment/import.ts";
import { type Plan, planning } from "../../../db/enrolment/import-plan.ts";
import { asCoordinator } from "../../../db/privacy/acting.ts";
import { type ImportId, importIdFrom } from "../../programme/ids.ts";
import { readList } from "../../programme/import/reading.ts";
import { type FileProblem, MOST_BYTES } from "../../programme/import/rules.ts";
import { inTurns } from "../../programme/import/turns.ts";
import { givenFile, problemOfFile } from "../../programme/import/upload.ts";
import { download } from "../../slack/download.ts";
import { meaningOf } from "../../slack/errors.ts";
import type { Deps, Listening, Press, Reply, Submission, Visit } from "../../slack/listening.ts";
import { showInPlace } from "../../slack/visit.ts";
import { firstPageOfPeople } from "../people/coordinating.ts";

/** Real time, not the bot's clock, for a file of at most 2 megabytes. */
const FETCH_TIMEOUT_MS = 15_000;

/** "Tuo CSV-tiedosto": shows what is in a list of people, and imports it when the coordinator confirms. */
export function listen(listening: Listening, _deps: Deps): void {
  listening.press("import:open", async (visit) => {
    if (isAllowed(visit)) await visit.show(uploadModal(visit.words, visit.deps.hasMail)).catch(orNoAccess(visit));
    else await visit.say("people.list.onlyCoordinators");
  });
  listening.press("import:again", async (visit, press) => {
    if (!isAllowed(visit)) return visit.say("people.list.onlyCoordinators");
    await showInPlace(visit, press, uploadModal(visit.words, visit.deps.hasMail));
  });

  listening.submit("import", {
    handle(visit, { state }): Reply {
      if (!isAllowed(visit)) return { refused: "people.list.onlyCoordinators" };
      const file = givenFile(state, visit.person.slackUserId);
      if (!file) return { complaints: { file: { key: "forms.needed" } } };
      const problem = problemOfFile(file);
      if (problem) return { complaints: { file: { key: `import.problem.${problem}` } } };
      return { again: readingModal(visit.words) };
    },
    async after(visit, submission, reply) {
      if ("again" in reply) await visit.redraw(submission.viewId, await readFileOf(visit, submission));
    },
  });

  listening.press("import:page", turn);
  listening.press("import:page-back", turn);

  listening.submit<Plan | undefined>("import:preview", {
    async before(visit, { metadata, state }) {
      const list = isAllowed(visit)
        ? listFor(visit.db, { personId: visit.person.id }, importIdFrom(metadata.import))
        : undefined;
      return list && inTurns(planning(visit.db, { personId: visit.person.id }, list.rows, takesForgotten(state)));
    },
    handle(visit, { metadata }, plan): Reply {
      const { db, person, words, now } = visit;
      const by = asCoordinator(db, person);
      if (!by) return { refused: "people.list.onlyCoordinators" };
      const own = ownList(db, by, importIdFrom(metadata.import));
      if (!own || !plan) return { refused: "import.gone" };
      return { done: importedModal(words, importPeople(db, own, plan, now)) };
    },
    // Closed, the modal shows the list of people from which it was opened.
    async after(visit, { beneathId }, reply) {
      if ("done" in reply && beneathId !== undefined) await visit.redraw(beneathId, firstPageOfPeople(visit));
    },
  });
}

/** Whether the coordinator has ticked that those who were erased have asked to be imported. */
const takesForgotten = (state: Submission["state"]): boolean =>
  Object.values(state[FORGOTTEN] ?? {}).some(({ selected_options: ticked }) => (ticked ?? []).length > 0);

/** A modal with a field for a file needs the scope files:read, which an admin may have refused. */
const orNoAccess = (visit: Visit) => async (error: { data?: { error?: string } }) => {
  if (meaningOf("views.open", error.data?.error ?? "") !== "scope") throw error;
  await visit.say("import.problem.noAccess");
};

const isAllowed = ({ person }: Visit): boolean => person.isCoordinator;

async function turn(visit: Visit, press: Press): Promise<void> {
  const [text, page] = press.value.split(":");
  const id = importIdFrom(text);
  if (!isAllowed(visit)) return visit.say("people.list.onlyCoordinators");
  const list = listFor(visit.db, { personId: visit.person.id }, id);
  if (!id || !list) return visit.say("import.gone");
  const modal = previewModal(visit.words, { id, list, page: Number(page) || 1 });
  await showInPlace(visit, press, modal);
}

/** Fetches and reads the file, compares it with what is stored, and keeps it until the coordinator presses "Tuo". */
async function readFileOf(visit: Visit, { state, viewId, sentAs }: Submission) {
  const { db, person, words, deps } = visit;
  const problem = (what: FileProblem) => problemModal(words, what);
  const { client } = deps;
  const file = givenFile(state, person.slackUserId);
  const fetched = await download({
    url: file?.url ?? "",
    token: client.token ?? "",
    apiUrl: client.slackApiUrl,
    maxBytes: MOST_BYTES,
    withinMs: FETCH_TIMEOUT_MS,
  });
  if (!fetched.bytes) return problem({ what: problemOfDownload[fetched.problem] });
  // Where the bot sends no letters, nothing of them is shown: the column is one that it does not know.
  const read = await readList(fetched.bytes, deps.hasMail ? [] : ["letters"]);
  if (!read.list) return problem(read.problem);
  const { rows, wrong, unknown } = read.list;
  const plan = await inTurns(planning(db, { personId: person.id }, rows));
  if (!plan) return problem({ what: "notFetched" });
  const { known } = plan;
  const list = { rows, wrong, unknown, known, counts: { ...plan.counts, wrong: wrong.length } };
  // The id follows from the submission, so that one which Slack sends twice keeps one list.
  const id = createHash("sha256").update(`${viewId} ${sentAs}`).digest("base64url").slice(0, 16) as ImportId;
  const isKept = db.transaction(() => {
    const by = asCoordinator(db, person);
    if (by) keepList(db, by, { id, list }, deps.clock.now());
    return by !== undefined;
  });
  return isKept ? previewModal(words, { id, list, page: 1 }) : problem({ what: "notFetched" });
}

const problemOfDownload = { "no-access": "noAccess", "too-big": "tooBig", "not-fetched": "notFetched" } as const;
