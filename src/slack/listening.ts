import { randomBytes } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import type { ModalView } from "@slack/types";
import { message, noticeModal, section } from "../../blocks/kit.ts";
import { MENU } from "../../blocks/menu.ts";
import { spoken } from "../../blocks/spoken.ts";
import { findPersonBySlackId } from "../../db/people/people.ts";
import { readSettings } from "../../db/store/settings.ts";
import { troubleOf } from "../../db/store/storage-faults.ts";
import {
  differences,
  noteSubmission,
  noteSubmissionAgain,
  type Step,
  submittedAt,
  submittedBefore,
} from "../../db/store/submissions.ts";
import { namedBySlack, type PairId, type ViewId } from "../programme/ids.ts";
import { plain } from "../texts/markup.ts";
import { type TextKey, type Words, wordsIn } from "../texts/words.ts";
import { type Command, type Press, pressOf, type Submission, submissionOf } from "./acts.ts";
import { hearingOf } from "./hearing.ts";
import { isTooMuch, type Reception } from "./reception.ts";
import { type Reply, type Response, responseSaying, responseTo, withCopyHint } from "./reply.ts";
import { Together } from "./together.ts";
import { isTooLate } from "./triggers.ts";
import {
  type Deps,
  isSlow,
  personOf,
  personToday,
  type Visit,
  visitOf,
  waysOfCommand,
  waysOfPress,
  waysOfSubmission,
} from "./visit.ts";

export type { Command, Press, Submission } from "./acts.ts";
export type { Reply } from "./reply.ts";
export type { Deps, Visit } from "./visit.ts";

type SubmitHandler<T> = {
  /** Runs first: asks Slack, or does what takes too long for a transaction. `handle` gets its result. */
  before?(visit: Visit, submission: Submission): Promise<T>;
  /**
   * The pair whose facts alone decide about the submission. It is then saved together with those of other pairs that wait, and acknowledged before
   * what follows from theirs is done. Undefined: it is saved by itself.
   */
  of?(visit: Visit, submission: Submission): PairId | undefined;
  /** Runs in one transaction: writes facts and outbox rows, or complains. Its reply becomes the acknowledgement. */
  handle(visit: Visit, submission: Submission, asked: T): Reply;
  /**
   * Saves other answers of a modal that was saved before, as a correction. Undefined where that cannot be: somebody has changed it since, or what
   * followed from it cannot be corrected. Then the person is told which answers were not saved.
   */
  correct?(visit: Visit, submission: Submission, late: Late): Reply | undefined;
  /** Where a modal goes on, when a step of it that was saved is submitted again with the same answers. */
  goOn?(visit: Visit, submission: Submission): ModalView | undefined;
  /** Runs after the acknowledgement, for work that takes longer than Slack's 3 seconds. It shows its result with `visit.redraw`. */
  after?(visit: Visit, submission: Submission, reply: Reply): Promise<void>;
};

/** `savedAt`: when the modal was last saved, which is the time of what it wrote. `changed`: the block ids of the answers that are others now. */
export type Late = { savedAt: number; changed: readonly string[] };

/** So much of what follows from acknowledged submissions is done at once: some 20 ms of work. */
const FINISHED_IN_A_TURN = 8;

type DrawMenu = (visit: Visit, view: NonNullable<Press["view"]>) => ModalView | undefined;

export type Listening = {
  command(name: string, handle: (visit: Visit, command: Command) => Promise<void> | void): void;
  press(actionId: string, handle: (visit: Visit, press: Press) => Promise<void> | void): void;
  /** How a menu (blocks/menu.ts) is drawn again after an act in it that opened nothing. Undefined: there is nothing to choose from. */
  menu(name: string, draw: DrawMenu): void;
  submit<T = undefined>(callbackId: string, handler: SubmitHandler<T>): void;
  event<E extends Record<string, unknown>>(type: string, handle: (event: E) => Promise<void> | void): void;
  /** As in `Visit`; for events, which have no visit. */
  personOf: Visit["personOf"];
  /** As in `Visit`. */
  personToday: Visit["personToday"];
  registered: { commands: string[]; presses: string[]; submits: string[]; events: string[] };
};

export function listenWith(app: Reception, deps: Deps): Listening {
  const registered: Listening["registered"] = { commands: [], presses: [], submits: [], events: [] };
  const menus = new Map<string, DrawMenu>();
  const hearing = hearingOf(app);
  const together = new Together(deps.db);
  let running = 0;

  const register = (list: string[], id: string) => {
    if (list.includes(id)) throw new Error(`${id} is registered twice`);
    list.push(id);
  };

  /** Runs a listener. Logs its error and tells the person; then delivers what it wrote. */
  async function run(
    work: () => Promise<void> | void,
    failed: (id: string, error: unknown) => Promise<void>,
  ): Promise<void> {
    running++;
    try {
      await work();
    } catch (error) {
      const id = randomBytes(4).toString("hex");
      if (isSlow(error)) deps.log.warn({ err: error, id }, "Slack did not say in time what an interaction needs");
      else if (isTooLate(error)) deps.log.warn({ id }, "a modal came too late");
      else if (!deps.storage.failed(error)) deps.log.error({ err: error, id }, "an interaction failed");
      await failed(id, error).catch((failure: unknown) =>
        deps.log.error({ err: failure, id }, "the person could not be told that the interaction failed"),
      );
    } finally {
      running--;
      // Not while another listener runs or waits for its turn: a person who waits for an answer comes first.
      if (running === 0 && !app.hasWaiting) void finish();
    }
  }

  /** Does what follows from what was acknowledged, a part in each turn of the event loop; then delivers. */
  async function finish(): Promise<void> {
    while (running === 0 && deps.db.deferred.size > FINISHED_IN_A_TURN) {
      deps.db.deferred.finish(FINISHED_IN_A_TURN);
      await setImmediate();
    }
    if (running === 0) deps.outbox.kick();
  }

  /** The workspace's language, for a person whose own language is not known because `visitOf` failed. */
  const defaultWords = () => wordsIn(readSettings(deps.db)?.language ?? "fi", deps.zone);

  /** The language of somebody whose request the bot has no time for, from what is known. */
  function wordsOf(slackUserId: string): Words {
    const person = findPersonBySlackId(deps.db, namedBySlack(slackUserId));
    return person ? wordsIn(person.language, deps.zone) : defaultWords();
  }

  const tell = (ways: Pick<Visit, "answer">, words: Words = defaultWords(), id: string, error: unknown) =>
    ways.answer(spoken(words, message(words.md(...apology(id, error)))));

  return {
    registered,
    personOf: (slackUserId) => personOf(deps, slackUserId),
    personToday: (slackUserId) => personToday(deps, slackUserId),
    command(name, handle) {
      register(registered.commands, name);
      hearing.commands.set(name, async ({ command, ack, respond, context }) => {
        if (isTooMuch(context)) {
          const words = wordsOf(command.user_id);
          const busy = spoken(words, message(words.md("general.busy")));
          return ack({ response_type: "ephemeral", ...busy });
        }
        const acknowledged = begun(ack());
        const ways = waysOfCommand(deps, command.trigger_id, respond);
        let visit: Visit | undefined;
        await run(
          async () => {
            visit = await visitOf(deps, namedBySlack(command.user_id), ways, [command.channel_id]);
            await handle(visit, { channelId: namedBySlack(command.channel_id), text: command.text });
          },
          (id, error) => tell(ways, visit?.words, id, error),
        );
        await acknowledged;
      });
    },
    press(actionId, handle) {
      register(registered.presses, actionId);
      hearing.presses.set(actionId, async ({ body, ack, respond, context }) => {
        const acknowledged = begun(ack());
        if (isTooMuch(context)) {
          const words = wordsOf(body.user.id);
          const ways = waysOfPress(deps, body, respond, () => words);
          await ways.answer(spoken(words, message(words.md("general.busy"))));
          return acknowledged;
        }
        let visit: Visit | undefined;
        const ways = waysOfPress(deps, body, respond, () => visit?.words ?? defaultWords());
        await run(
          async () => {
            const press = pressOf(body, actionId);
            const about = [press.value, ...Object.values(press.view?.metadata ?? {}), press.channelId];
            const found = await visitOf(deps, namedBySlack(body.user.id), ways, about);
            visit = found;
            await handlePress(found, press, handle, menus);
          },
          (id, error) => tell(ways, visit?.words, id, error),
        );
        await acknowledged;
      });
    },
    menu(name, draw) {
      menus.set(name, draw);
    },
    submit(callbackId, handler) {
      register(registered.submits, callbackId);
      hearing.submissions.set(callbackId, async ({ body, view, ack, context }) => {
        if (isTooMuch(context)) {
          const words = wordsOf(body.user.id);
          const why = withCopyHint(words.t("general.busy"), view, words);
          return (ack as Ack)(responseSaying(view, words, why));
        }
        const submission = submissionOf(body);
        let visit: Visit | undefined;
        let isAcknowledged = false;
        await run(
          async () => {
            visit = await visitOf(
              deps,
              namedBySlack(body.user.id),
              waysOfSubmission,
              Object.values(submission.metadata),
            );
            const reply = await replyTo(visit, submission, handler, together);
            await (ack as Ack)(responseTo(reply, view, submission.state, visit.words));
            isAcknowledged = true;
            await handler.after?.(visit, submission, reply);
          },
          async (id, error) => {
            const words = visit?.words ?? defaultWords();
            const why = words.t(...apology(id, error));
            if (!isAcknowledged) return (ack as Ack)(responseSaying(view, words, withCopyHint(why, view, words)));
            await visit?.redraw(
              namedBySlack(view.id),
              noticeModal(view.title.text, words.t("forms.close"), [section(plain(why))]),
            );
          },
        );
      });
    },
    event(type, handle) {
      register(registered.events, type);
      hearing.events.set(type, async ({ event }) => {
        await run(
          () => handle(event as never),
          async () => undefined,
        );
      });
    },
  };
}

/** An acknowledgement that is on its way. What follows does not wait until it is sent; if it cannot be sent, the listener fails at its end. */
function begun(acknowledging: Promise<void>): Promise<void> {
  acknowledging.catch(() => undefined);
  return acknowledging;
}

/** The text for a person whose interaction failed, with the id under which the log has the error. */
function apology(id: string, error: unknown): [TextKey, Record<string, string>] {
  if (isSlow(error)) return ["general.slow", {}];
  if (isTooLate(error)) return ["general.tooLate", {}];
  return troubleOf(error) ? ["general.cannotSave", {}] : ["general.failed", { id }];
}

/** Handles a press. A menu in which nothing was shown is drawn again, as its facts are then. */
async function handlePress(
  visit: Visit,
  press: Press,
  handle: (visit: Visit, press: Press) => Promise<void> | void,
  menus: ReadonlyMap<string, DrawMenu>,
): Promise<void> {
  const { view } = press;
  const draw = view?.isModal && view.metadata.shows === MENU ? menus.get(String(view.metadata.menu)) : undefined;
  if (!view || !draw) return handle(visit, press);
  let hasShown = false;
  const noting =
    <Given extends unknown[], Answer>(show: (...given: Given) => Answer) =>
    (...given: Given): Answer => {
      hasShown = true;
      return show(...given);
    };
  const { show, showWaiting, answer, say, redraw } = visit;
  await handle(
    {
      ...visit,
      show: noting(show),
      showWaiting: noting(showWaiting),
      answer: noting(answer),
      say: noting(say),
      redraw: noting(redraw),
    },
    press,
  );
  const drawn = hasShown ? undefined : draw({ ...visit, now: visit.deps.clock.now() }, view);
  if (drawn) await redraw(view.id, drawn);
}

type Ack = (response?: Response) => Promise<void>;

async function replyTo<T>(
  visit: Visit,
  submission: Submission,
  handler: SubmitHandler<T>,
  together: Together,
): Promise<Reply> {
  const saved = handler.before && savedBefore(visit, submission);
  const asked = !saved && handler.before ? await handler.before(visit, submission) : (undefined as T);
  const work = () => {
    // Also one that was saved while this one asked Slack.
    const known = saved ?? savedBefore(visit, submission);
    if (known !== undefined) return replyToLater(visit, submission, known, handler);
    const reply = handler.handle(visit, submission, asked);
    if (isFinal(reply)) noteSubmission(visit.db, submission.viewId, visit.now, submission);
    if ("goesOn" in reply) noteSubmission(visit.db, stepOf(submission), visit.now, submission);
    return reply;
  };
  const pairId = visit.db.apart(undefined, () => handler.of?.(visit, submission));
  return pairId === undefined ? visit.db.transaction(work) : together.save(pairId, work);
}

/** The step of a modal that goes on from form to form. */
const stepOf = ({ viewId, hash }: Submission): Step => `${viewId}~${hash}`;

/** The modal, or its step, that an earlier submission has saved. */
const savedBefore = ({ db }: Visit, submission: Submission): ViewId | Step | undefined =>
  submittedBefore<ViewId | Step>(db, submission.viewId, stepOf(submission));

/**
 * A form that was saved although its person saw an error, for example because the acknowledgement was lost, is sent again: what was saved is
 * said, and answers that are others than the saved ones stay in the modal.
 */
function replyToLater<T>(
  visit: Visit,
  submission: Submission,
  saved: ViewId | Step,
  { goOn, correct }: SubmitHandler<T>,
): Reply {
  const changed = differences(visit.db, saved, submission);
  if (changed === "again" && saved === submission.viewId) return { close: true };
  if (changed !== "again" && changed.length > 0) {
    const savedAt = submittedAt(visit.db, saved);
    const reply = savedAt === undefined ? undefined : correct?.(visit, submission, { savedAt, changed });
    if (reply === undefined) return { notSaved: changed };
    if (isFinal(reply) || "goesOn" in reply) noteSubmissionAgain(visit.db, saved, visit.now, submission);
    return reply;
  }
  const next = saved === submission.viewId ? undefined : goOn?.(visit, submission);
  return next ? { again: next } : { savedAlready: true };
}

/** Whether a reply ends the modal: a second submission of it then changes nothing. */
export const isFinal = (reply: Reply): boolean => "close" in reply || "clear" in reply || "done" in reply;
