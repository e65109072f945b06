import { randomBytes } from "node:crypto";
import type { App, BlockAction, SlackViewAction } from "@slack/bolt";
import type { HomeView, ModalView } from "@slack/types";
import type { WebClient } from "@slack/web-api";
import type { Logger } from "pino";
import type { Message } from "../../blocks/kit.ts";
import { noticeModal, section } from "../../blocks/kit.ts";
import type { Db } from "../../db/open.ts";
import { findPersonBySlackId, type Person } from "../../db/people.ts";
import { keepPerson } from "../../db/person-changes.ts";
import { isFirstSubmission, noteSubmission } from "../../db/submissions.ts";
import type { Clock } from "../clock.ts";
import { completeState, type State } from "../forms/reading.ts";
import type { Outbox } from "../outbox/deliver.ts";
import { plain } from "../texts/markup.ts";
import { type TextKey, type Words, wordsIn } from "../texts/words.ts";
import { profileOf, type SlackUser } from "./profile.ts";
import { isTooLate, oncePerTrigger } from "./triggers.ts";

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
  /** Draws the modal she is in anew. */
  redraw(viewId: string, view: ModalView): Promise<void>;
  /** Something only she sees, where she is: beside the message, or as a small modal on Home. */
  answer(message: Message): Promise<void>;
  /** Somebody of the workspace by Slack id, asked of Slack if we do not know her. Undefined where Slack knows nobody. */
  personOf(slackUserId: string): Promise<Person | undefined>;
  /** The same, asked of Slack anew: for a decision that depends on who she is today. What we know counts where Slack does not answer. */
  personToday(slackUserId: string): Promise<Person | undefined>;
};

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
export type Submission = { viewId: string; metadata: Metadata; state: State };

/**
 * What happens to a submitted modal. `close` closes it, `clear` also those beneath it, `done` shows a last view. These are final:
 * a second submission of the same modal changes nothing. `errors` stand beside their fields, `again` draws the modal anew, and `refused`
 * says why nothing of it can be saved (any more): the modal stays, so that nothing typed is lost.
 */
export type Reply =
  | { close: true }
  | { clear: true }
  | { done: ModalView }
  | { errors: Record<string, string> }
  | { again: ModalView }
  | { refused: TextKey };

type SubmitHandler<T> = {
  /** What has to be asked of Slack first. */
  before?(visit: Visit, submission: Submission): Promise<T>;
  /** One transaction: facts and outbox rows, or complaints. Its reply is the acknowledgement. */
  handle(visit: Visit, submission: Submission, asked: T): Reply;
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
  /** Ends when no listener is running. */
  idle(): Promise<void>;
};

export function listenWith(app: App, deps: Deps): Listening {
  const registered: Listening["registered"] = { commands: [], presses: [], submits: [], events: [] };
  let running = 0;
  let waiting: (() => void)[] = [];

  const register = (list: string[], id: string) => {
    if (list.includes(id)) throw new Error(`${id} is registered twice`);
    list.push(id);
  };

  /** Every listener runs in here: what it does is counted, what it breaks is told, what it wrote goes out. */
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
      else deps.log.error({ err: error, id }, "an interaction failed");
      await failed(id, error).catch((failure: unknown) =>
        deps.log.error({ err: failure, id }, "and could not be told"),
      );
    } finally {
      running--;
      deps.outbox.kick();
      if (running === 0) {
        for (const done of waiting) done();
        waiting = [];
      }
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

  async function visitOf(slackUserId: string, ways: Pick<Visit, "show" | "answer">): Promise<Visit> {
    const person = await personOf(slackUserId);
    if (!person) throw new Error("Slack does not know who this is");
    return {
      deps,
      db: deps.db,
      person,
      words: wordsIn(person.language, deps.zone),
      now: deps.clock.now(),
      personOf,
      personToday,
      async redraw(viewId, view) {
        await deps.client.views.update({ view_id: viewId, view });
      },
      ...ways,
    };
  }

  const tell = (visit: Visit, id: string, error: unknown) => {
    const text = isTooLate(error) ? visit.words.md("general.tooLate") : visit.words.md("general.failed", { id });
    return visit.answer({ text: text.mrkdwn, blocks: [section(text)] });
  };

  return {
    registered,
    personOf,
    personToday,
    command(name, handle) {
      register(registered.commands, name);
      app.command(name, async ({ command, ack, respond }) => {
        await ack();
        const ways: Pick<Visit, "show" | "answer"> = {
          show: (view) => oncePerTrigger(() => deps.client.views.open({ trigger_id: command.trigger_id, view })),
          answer: async (message) => void (await respond({ response_type: "ephemeral", ...message })),
        };
        let visit: Visit | undefined;
        await run(
          async () => {
            visit = await visitOf(command.user_id, ways);
            await handle(visit, { channelId: command.channel_id, text: command.text });
          },
          async (id, error) => (visit ? tell(visit, id, error) : undefined),
        );
      });
    },
    press(actionId, handle) {
      register(registered.presses, actionId);
      app.action<BlockAction>(actionId, async ({ body, ack, respond }) => {
        await ack();
        const ways = waysOfPress(deps, body, respond);
        let visit: Visit | undefined;
        await run(
          async () => {
            visit = await visitOf(
              body.user.id,
              ways(() => visit?.words),
            );
            await handle(visit, pressOf(body, actionId));
          },
          async (id, error) => (visit ? tell(visit, id, error) : undefined),
        );
      });
    },
    submit(callbackId, handler) {
      register(registered.submits, callbackId);
      app.view<SlackViewAction>({ callback_id: callbackId, type: "view_submission" }, async ({ body, view, ack }) => {
        const submission: Submission = {
          viewId: view.id,
          metadata: metadataOf(view.private_metadata),
          state: completeState(view.blocks, view.state.values as State),
        };
        const ways: Pick<Visit, "show" | "answer"> = {
          show: async () => {
            throw new Error("a submission answers with its reply");
          },
          answer: async () => {
            throw new Error("a submission answers with its reply");
          },
        };
        let visit: Visit | undefined;
        await run(
          async () => {
            visit = await visitOf(body.user.id, ways);
            const reply = await replyTo(visit, submission, handler);
            await (ack as Ack)(responseTo(reply, view, visit.words));
          },
          async (id) => {
            if (visit) await (ack as Ack)(saidIn(view, visit.words, visit.words.t("general.failed", { id })));
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
    async idle() {
      while (running > 0) await new Promise<void>((resolve) => waiting.push(resolve));
    },
  };
}

type Response = Record<string, unknown>;
type Ack = (response?: Response) => Promise<void>;
type SentView = SlackViewAction["view"];

const firstField = (view: SentView): string | undefined =>
  view.blocks.find((block) => block.type === "input")?.block_id;

function responseTo(reply: Reply, view: SentView, words: Words): Response | undefined {
  if ("close" in reply) return undefined;
  if ("clear" in reply) return { response_action: "clear" };
  if ("errors" in reply) return { response_action: "errors", errors: besideFields(reply.errors, view) };
  if ("refused" in reply) return saidIn(view, words, refusal(reply.refused, view, words));
  return { response_action: "update", view: "done" in reply ? reply.done : reply.again };
}

/** Slack takes complaints only about fields of the modal: what a form was not asked is said beside its first one. */
function besideFields(errors: Record<string, string>, view: SentView): Record<string, string> {
  const isField = (id: string) => view.blocks.some((block) => block.type === "input" && block.block_id === id);
  const first = firstField(view);
  return Object.fromEntries(
    Object.entries(errors).map(([id, text]) => [isField(id) || first === undefined ? id : first, text]),
  );
}

/** Beside the first field, so that the modal stays open and nothing typed is lost; where there is none, in its place. */
function saidIn(view: SentView, words: Words, text: string): Response {
  const first = firstField(view);
  if (first !== undefined) return { response_action: "errors", errors: { [first]: text } };
  const notice = noticeModal(view.title.text, words.t("forms.close"), [section(plain(text))]);
  return { response_action: "update", view: notice };
}

/** Where she has typed something, that it is still hers to take along. */
function refusal(why: TextKey, view: SentView, words: Words): string {
  const answers = Object.values(view.state.values as State).flatMap((block) => Object.values(block));
  const hasText = answers.some(({ type, value }) => type === "plain_text_input" && value);
  return hasText ? `${words.t(why)} ${words.t("general.canCopy")}` : words.t(why);
}

async function replyTo<T>(visit: Visit, submission: Submission, handler: SubmitHandler<T>): Promise<Reply> {
  const asked = handler.before ? await handler.before(visit, submission) : (undefined as T);
  return visit.db.transaction(() => {
    if (!isFirstSubmission(visit.db, submission.viewId)) return { close: true };
    const reply = handler.handle(visit, submission, asked);
    if ("close" in reply || "clear" in reply || "done" in reply) noteSubmission(visit.db, submission.viewId, visit.now);
    return reply;
  });
}

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

const isModal = (view: { type?: string } | undefined) => view?.type === "modal";

function waysOfPress(deps: Deps, body: BlockAction, respond: Respond | undefined) {
  const show = async (view: ModalView) => {
    const open = isModal(body.view) ? deps.client.views.push : deps.client.views.open;
    await oncePerTrigger(() => open.call(deps.client.views, { trigger_id: body.trigger_id, view }));
  };
  return (words: () => Words | undefined): Pick<Visit, "show" | "answer"> => ({
    show,
    async answer(message) {
      if (body.response_url && respond) {
        await respond({ response_type: "ephemeral", replace_original: false, ...message });
        return;
      }
      const said = words();
      await show(noticeModal(said?.t("general.notice") ?? "Auroras", said?.t("forms.close") ?? "OK", message.blocks));
    },
  });
}

function pressOf(body: BlockAction, actionId: string): Press {
  const action = body.actions.find((candidate) => candidate.action_id === actionId) as
    | Record<string, unknown>
    | undefined;
  const option = action?.["selected_option"] as { value?: string } | null | undefined;
  const chosen =
    option?.value ??
    (action?.["selected_user"] as string | undefined) ??
    (action?.["selected_date"] as string | undefined);
  const view = body.view as
    | (HomeView & { id: string; callback_id: string; private_metadata: string; state?: { values: State } })
    | undefined;
  return {
    value: typeof action?.["value"] === "string" ? action["value"] : (chosen ?? ""),
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
            state: view.state?.values ?? {},
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
