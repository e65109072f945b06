import { randomBytes } from "node:crypto";
import { type App, type BlockAction, ErrorCode, type SlackViewAction } from "@slack/bolt";
import type { HomeView, ModalView } from "@slack/types";
import type { WebClient } from "@slack/web-api";
import type { Logger } from "pino";
import type { Message } from "../../blocks/kit.ts";
import { message, noticeModal, section } from "../../blocks/kit.ts";
import type { Db } from "../../db/open.ts";
import { findPersonBySlackId, type Person } from "../../db/people.ts";
import { keepPerson } from "../../db/person-changes.ts";
import { readSettings } from "../../db/settings.ts";
import { isFirstSubmission, noteSubmission } from "../../db/submissions.ts";
import { troubleOf } from "../../db/troubles.ts";
import type { Clock } from "../clock.ts";
import { completeState, type State } from "../forms/reading.ts";
import type { Outbox } from "../outbox/deliver.ts";
import type { Storage } from "../storage.ts";
import { plain } from "../texts/markup.ts";
import { type TextKey, type Words, wordsIn } from "../texts/words.ts";
import { profileOf, type SlackUser } from "./profile.ts";
import { type Reply, type Response, responseTo, saidIn, withCopy } from "./reply.ts";
import { isTooLate, oncePerTrigger, unlessClosed } from "./triggers.ts";

export type { Reply } from "./reply.ts";

/** Everything a listener may use. */
export type Deps = {
  db: Db;
  clock: Clock;
  zone: string;
  log: Logger;
  /** For people who wait; the outbox has a client of its own, so that bulk never delays a modal. */
  client: WebClient;
  outbox: Outbox;
  teamId: string;
  botUserId: string;
  storage: Storage;
};

/** One act of a person, and the ways to answer her. */
export type Visit = {
  deps: Deps;
  db: Db;
  person: Person;
  words: Words;
  now: number;
  /** Opens a modal, or puts it on top of the one she is in. */
  show(view: ModalView): Promise<void>;
  /** The same with one that is drawn anew when something slow is ready. Gives its id; undefined where Slack delivered the act twice and it is there already. */
  showWaiting(view: ModalView): Promise<string | undefined>;
  /** Draws a modal of hers anew; one that she has closed meanwhile needs it no more. */
  redraw(viewId: string, view: ModalView): Promise<void>;
  /** Something only she sees, where she is: beside the message, or as a small modal on Home. */
  answer(message: Message): Promise<void>;
  /** The same with one text and no buttons. */
  say(...text: Parameters<Words["md"]>): Promise<void>;
  /** Somebody of the workspace by Slack id, asked of Slack if we do not know her. Undefined where Slack knows nobody. */
  personOf(slackUserId: string): Promise<Person | undefined>;
  /** The same, asked of Slack anew: for a decision that depends on who she is today. What we know counts where Slack does not answer. */
  personToday(slackUserId: string): Promise<Person | undefined>;
};

/** What differs with how she came to the bot. */
type Ways = Pick<Visit, "showWaiting" | "answer">;

type Metadata = Record<string, string | number>;

export type Command = { channelId: string; text: string };
export type Press = {
  value: string;
  channelId?: string;
  messageTs?: string;
  view?: { id: string; callbackId: string; metadata: Metadata; state: State; isModal: boolean };
  /** What was chosen, where it was no button. */
  chosen?: string;
};
/** `sentAs`: the same for a submission that Slack delivers again, another when she sends the modal again. */
export type Submission = { viewId: string; sentAs: string; metadata: Metadata; state: State };

type SubmitHandler<T> = {
  /** What has to be asked of Slack first. */
  before?(visit: Visit, submission: Submission): Promise<T>;
  /** One transaction: facts and outbox rows, or complaints. Its reply is the acknowledgement. */
  handle(visit: Visit, submission: Submission, asked: T): Reply;
  /** What takes longer than Slack waits: after the acknowledgement, with the reply that it was. What it finds out it draws into the modal. */
  after?(visit: Visit, submission: Submission, reply: Reply): Promise<void>;
};

export type Listening = {
  command(name: string, handle: (visit: Visit, command: Command) => Promise<void> | void): void;
  press(actionId: string, handle: (visit: Visit, press: Press) => Promise<void> | void): void;
  submit<T = undefined>(callbackId: string, handler: SubmitHandler<T>): void;
  event<E extends Record<string, unknown>>(type: string, handle: (event: E) => Promise<void> | void): void;
  /** Somebody of the workspace by Slack id, for events, which bring no visit. */
  personOf: Visit["personOf"];
  /** The same, asked of Slack anew. */
  personToday: Visit["personToday"];
  registered: { commands: string[]; presses: string[]; submits: string[]; events: string[] };
};

export function listenWith(app: App, deps: Deps): Listening {
  const registered: Listening["registered"] = { commands: [], presses: [], submits: [], events: [] };
  let running = 0;

  const register = (list: string[], id: string) => {
    if (list.includes(id)) throw new Error(`${id} is registered twice`);
    list.push(id);
  };

  /** Every listener runs in here: what it breaks is told, what it wrote goes out. */
  async function run(
    work: () => Promise<void> | void,
    failed: (id: string, error: unknown) => Promise<void>,
  ): Promise<void> {
    running++;
    try {
      await work();
    } catch (error) {
      const id = randomBytes(4).toString("hex");
      if (isTooLate(error)) deps.log.warn({ id }, "a modal came too late");
      else if (!deps.storage.failed(error)) deps.log.error({ err: error, id }, "an interaction failed");
      await failed(id, error).catch((failure: unknown) =>
        deps.log.error({ err: failure, id }, "and could not be told"),
      );
    } finally {
      running--;
      // Those who wait for an answer come first.
      if (running === 0) deps.outbox.kick();
    }
  }

  const personOf = async (slackUserId: string): Promise<Person | undefined> =>
    findPersonBySlackId(deps.db, slackUserId) ?? (await askSlack(deps, slackUserId));

  const personToday = (slackUserId: string): Promise<Person | undefined> =>
    askSlack(deps, slackUserId).catch((error: unknown) => {
      const known = findPersonBySlackId(deps.db, slackUserId);
      if (known) return known;
      throw error;
    });

  async function visitOf(slackUserId: string, ways: Ways): Promise<Visit> {
    const person = await personOf(slackUserId);
    if (!person) throw new Error("Slack does not know who this is");
    const words = wordsIn(person.language, deps.zone);
    return {
      deps,
      db: deps.db,
      person,
      words,
      now: deps.clock.now(),
      personOf,
      personToday,
      async redraw(viewId, view) {
        await unlessClosed(() => deps.client.views.update({ view_id: viewId, view }));
      },
      say: (...text) => ways.answer(message(words.md(...text))),
      show: async (view) => void (await ways.showWaiting(view)),
      ...ways,
    };
  }

  /** For somebody of whom not even her language could be found out. */
  const anybodysWords = () => wordsIn(readSettings(deps.db)?.language ?? "fi", deps.zone);

  const tell = (ways: Pick<Visit, "answer">, words: Words = anybodysWords(), id: string, error: unknown) =>
    ways.answer(message(words.md(...apology(id, error))));

  return {
    registered,
    personOf,
    personToday,
    command(name, handle) {
      register(registered.commands, name);
      app.command(name, async ({ command, ack, respond }) => {
        await ack();
        const ways: Ways = {
          showWaiting: async (view) =>
            (await oncePerTrigger(() => deps.client.views.open({ trigger_id: command.trigger_id, view })))?.view?.id,
          answer: async (message) => void (await respond({ response_type: "ephemeral", ...message })),
        };
        let visit: Visit | undefined;
        await run(
          async () => {
            visit = await visitOf(command.user_id, ways);
            await handle(visit, { channelId: command.channel_id, text: command.text });
          },
          (id, error) => tell(ways, visit?.words, id, error),
        );
      });
    },
    press(actionId, handle) {
      register(registered.presses, actionId);
      app.action<BlockAction>(actionId, async ({ body, ack, respond }) => {
        await ack();
        let visit: Visit | undefined;
        const ways = waysOfPress(deps, body, respond, () => visit?.words ?? anybodysWords());
        await run(
          async () => {
            visit = await visitOf(body.user.id, ways);
            await handle(visit, pressOf(body, actionId));
          },
          (id, error) => tell(ways, visit?.words, id, error),
        );
      });
    },
    submit(callbackId, handler) {
      register(registered.submits, callbackId);
      app.view<SlackViewAction>({ callback_id: callbackId, type: "view_submission" }, async ({ body, view, ack }) => {
        const submission: Submission = {
          viewId: view.id,
          sentAs: "trigger_id" in body ? body.trigger_id : "",
          metadata: metadataOf(view.private_metadata),
          state: completeState(view.blocks, view.state.values as State),
        };
        const ways: Ways = {
          showWaiting: async () => {
            throw new Error("a submission answers with its reply");
          },
          answer: async () => {
            throw new Error("a submission answers with its reply");
          },
        };
        let visit: Visit | undefined;
        let isAcknowledged = false;
        await run(
          async () => {
            visit = await visitOf(body.user.id, ways);
            const reply = await replyTo(visit, submission, handler);
            await (ack as Ack)(responseTo(reply, view, submission.state, visit.words));
            isAcknowledged = true;
            await handler.after?.(visit, submission, reply);
          },
          async (id, error) => {
            const words = visit?.words ?? anybodysWords();
            const why = words.t(...apology(id, error));
            if (!isAcknowledged) return (ack as Ack)(saidIn(view, words, withCopy(why, view, words)));
            await visit?.redraw(view.id, noticeModal(view.title.text, words.t("forms.close"), [section(plain(why))]));
          },
        );
      });
    },
    event(type, handle) {
      register(registered.events, type);
      app.event(type, async ({ event }) => {
        await run(
          () => handle(event as never),
          async () => undefined,
        );
      });
    },
  };
}

/** What somebody is told whose act broke something. */
function apology(id: string, error: unknown): [TextKey, Record<string, string>] {
  if (isTooLate(error)) return ["general.tooLate", {}];
  return troubleOf(error) ? ["general.cannotSave", {}] : ["general.failed", { id }];
}

type Ack = (response?: Response) => Promise<void>;

async function replyTo<T>(visit: Visit, submission: Submission, handler: SubmitHandler<T>): Promise<Reply> {
  const asked = handler.before ? await handler.before(visit, submission) : (undefined as T);
  return visit.db.transaction(() => {
    if (!isFirstSubmission(visit.db, submission.viewId)) return { close: true };
    const reply = handler.handle(visit, submission, asked);
    if (isTaken(reply)) noteSubmission(visit.db, submission.viewId, visit.now);
    return reply;
  });
}

export const isTaken = (reply: Reply): boolean => "close" in reply || "clear" in reply || "done" in reply;

/** Asks Slack who somebody is and keeps the answer. Undefined where Slack knows nobody by this id. */
async function askSlack(deps: Deps, slackUserId: string): Promise<Person | undefined> {
  const answer = await deps.client.users
    .info({ user: slackUserId, include_locale: true })
    .catch((error: { data?: { error?: string } }) => {
      if (error.data?.error === "user_not_found" || error.data?.error === "user_not_visible") return undefined;
      throw error;
    });
  if (!answer?.user) return undefined;
  return keepPerson(deps.db, profileOf(answer.user as SlackUser, deps.teamId), deps.clock.now());
}

type Respond = (message: Record<string, unknown>) => Promise<unknown>;

/** Slack takes no answer where nobody can write any more, such as in an archived channel: then a modal says it. */
function isClosedPlace(error: { code?: string }): false {
  if (error.code === ErrorCode.RespondError) return false;
  throw error;
}

const isModal = (view: { type?: string } | undefined) => view?.type === "modal";

function waysOfPress(deps: Deps, body: BlockAction, respond: Respond | undefined, words: () => Words): Ways {
  let shown: string | undefined;
  const showWaiting = async (view: ModalView) => {
    const open = isModal(body.view) ? deps.client.views.push : deps.client.views.open;
    const opened = await oncePerTrigger(() => open.call(deps.client.views, { trigger_id: body.trigger_id, view }));
    shown = opened?.view?.id;
    return shown;
  };
  return {
    showWaiting,
    async answer(message) {
      // Her trigger is spent: what there is to say after a modal was opened is said in it.
      const { t: say } = words();
      const viewId = shown;
      if (viewId !== undefined) {
        const view = noticeModal(say("general.notice"), say("forms.close"), message.blocks);
        return void (await unlessClosed(() => deps.client.views.update({ view_id: viewId, view })));
      }
      if (body.response_url && respond) {
        const isSaid = respond({ response_type: "ephemeral", replace_original: false, ...message }).then(() => true);
        if (await isSaid.catch(isClosedPlace)) return;
      }
      await showWaiting(noticeModal(say("general.notice"), say("forms.close"), message.blocks));
    },
  };
}

function pressOf(body: BlockAction, actionId: string): Press {
  const action = body.actions.find((candidate) => candidate.action_id === actionId) as
    | Record<string, unknown>
    | undefined;
  const option = action?.selected_option as { value?: string } | null | undefined;
  const chosen =
    option?.value ?? (action?.selected_user as string | undefined) ?? (action?.selected_date as string | undefined);
  const view = body.view as
    | (HomeView & { id: string; callback_id: string; private_metadata: string; state?: { values: State } })
    | undefined;
  return {
    value: typeof action?.value === "string" ? action.value : (chosen ?? ""),
    ...(chosen === undefined ? {} : { chosen }),
    ...(body.channel?.id === undefined ? {} : { channelId: body.channel.id }),
    ...(body.message?.ts === undefined ? {} : { messageTs: body.message.ts }),
    ...(view === undefined
      ? {}
      : {
          view: {
            id: view.id,
            callbackId: view.callback_id,
            metadata: metadataOf(view.private_metadata),
            state: completeState(view.blocks, view.state?.values ?? {}),
            isModal: isModal(view as { type?: string }),
          },
        }),
  };
}

/** What we put into a modal when it was opened. It comes from outside again, so anything but short flat values is left out. */
function metadataOf(text: string | undefined): Metadata {
  try {
    const parsed: unknown = JSON.parse(text || "{}");
    if (typeof parsed !== "object" || parsed === null) return {};
    return Object.fromEntries(
      Object.entries(parsed).filter(([, value]) => typeof value === "string" || typeof value === "number"),
    );
  } catch {
    return {};
  }
}
