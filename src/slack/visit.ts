import { type BlockAction, ErrorCode } from "@slack/bolt";
import type { ModalView } from "@slack/types";
import type { WebClient } from "@slack/web-api";
import type { Logger } from "pino";
import { type Message, message, noticeModal } from "../../blocks/kit.ts";
import { keepPerson } from "../../db/enrolment/account-changes.ts";
import { findPersonBySlackId, type Person } from "../../db/people/people.ts";
import { type Acting, acting } from "../../db/privacy/acting.ts";
import type { Db } from "../../db/store/open.ts";
import type { Clock } from "../clock.ts";
import type { Access } from "../health/access.ts";
import type { Storage } from "../health/storage.ts";
import { namedBySlack, type SlackUserId, type ViewId } from "../programme/ids.ts";
import { type Words, wordsIn } from "../texts/words.ts";
import { isModal } from "./acts.ts";
import { profileOf, type SlackUser } from "./profile.ts";
import { oncePerTrigger, unlessClosed } from "./triggers.ts";

/** Everything a listener may use. */
export type Deps = {
  db: Db;
  clock: Clock;
  zone: string;
  log: Logger;
  /** For people who wait; the outbox has a client of its own, so that bulk never delays a modal. */
  client: WebClient;
  /** Starts delivering what an act has written, without waiting for it. */
  outbox: { kick(): void };
  teamId: string;
  botUserId: string;
  storage: Storage;
  access: Access;
};

/** One act of a person, and the ways to answer her. */
export type Visit = {
  deps: Deps;
  db: Db;
  person: Acting;
  words: Words;
  now: number;
  /** Opens a modal, or puts it on top of the one she is in. */
  show(view: ModalView): Promise<void>;
  /** The same with one that is drawn anew when something slow is ready. Gives its id; undefined where Slack delivered the act twice and it is there already. */
  showWaiting(view: ModalView): Promise<ViewId | undefined>;
  /** Draws a modal of hers anew; one that she has closed meanwhile needs it no more. */
  redraw(viewId: ViewId, view: ModalView): Promise<void>;
  /** Something only she sees, where she is: beside the message, or as a small modal on Home. */
  answer(message: Message): Promise<void>;
  /** The same with one text and no buttons. */
  say(...text: Parameters<Words["md"]>): Promise<void>;
  /** Somebody of the workspace by Slack id, asked of Slack if we do not know her. Undefined where Slack knows nobody. */
  personOf(slackUserId: SlackUserId): Promise<Person | undefined>;
  /** The same, asked of Slack anew: for a decision that depends on who she is today. What we know counts where Slack does not answer. */
  personToday(slackUserId: SlackUserId): Promise<Person | undefined>;
};

/** What differs with how she came to the bot. */
export type Ways = Pick<Visit, "showWaiting" | "answer">;

/** @throws where Slack does not know who it is, or does not say */
export async function visitOf(deps: Deps, slackUserId: SlackUserId, ways: Ways): Promise<Visit> {
  const known = await personOf(deps, slackUserId);
  if (!known) throw new Error("Slack does not know who this is");
  const person = acting(known);
  const words = wordsIn(person.language, deps.zone);
  return {
    deps,
    db: deps.db,
    person,
    words,
    now: deps.clock.now(),
    personOf: (other) => personOf(deps, other),
    personToday: (other) => personToday(deps, other),
    async redraw(viewId, view) {
      await unlessClosed(() => deps.client.views.update({ view_id: viewId, view }));
    },
    say: (...text) => ways.answer(message(words.md(...text))),
    show: async (view) => void (await ways.showWaiting(view)),
    ...ways,
  };
}

export const personOf = async (deps: Deps, slackUserId: SlackUserId): Promise<Person | undefined> =>
  findPersonBySlackId(deps.db, slackUserId) ?? (await askSlack(deps, slackUserId));

export const personToday = (deps: Deps, slackUserId: SlackUserId): Promise<Person | undefined> =>
  askSlack(deps, slackUserId).catch((error: unknown) => {
    const known = findPersonBySlackId(deps.db, slackUserId);
    if (known) return known;
    throw error;
  });

/** Asks Slack who somebody is and keeps the answer. Undefined where Slack knows nobody by this id. */
async function askSlack(deps: Deps, slackUserId: SlackUserId): Promise<Person | undefined> {
  const answer = await deps.client.users
    .info({ user: slackUserId, include_locale: true })
    .catch((error: { data?: { error?: string } }) => {
      if (error.data?.error === "user_not_found" || error.data?.error === "user_not_visible") return undefined;
      throw error;
    });
  if (!answer?.user) return undefined;
  return keepPerson(deps.db, profileOf(answer.user as SlackUser, deps.teamId), deps.clock.now());
}

type Opened = { view?: { id?: string } };

const viewIn = (opened: Opened | undefined): ViewId | undefined =>
  opened?.view?.id === undefined ? undefined : namedBySlack(opened.view.id);

type Respond = (message: Record<string, unknown>) => Promise<unknown>;

export const waysOfCommand = ({ client }: Deps, triggerId: string, respond: Respond): Ways => ({
  showWaiting: async (view) => viewIn(await oncePerTrigger(() => client.views.open({ trigger_id: triggerId, view }))),
  answer: async (message) => void (await respond({ response_type: "ephemeral", ...message })),
});

const answersWithReply = async () => {
  throw new Error("a submission answers with its reply");
};

export const waysOfSubmission: Ways = { showWaiting: answersWithReply, answer: answersWithReply };

/** Slack takes no answer where nobody can write any more, such as in an archived channel: then a modal says it. */
function isClosedPlace(error: { code?: string }): false {
  if (error.code === ErrorCode.RespondError) return false;
  throw error;
}

export function waysOfPress(deps: Deps, body: BlockAction, respond: Respond | undefined, words: () => Words): Ways {
  let shown: ViewId | undefined;
  const showWaiting = async (view: ModalView) => {
    const open = isModal(body.view) ? deps.client.views.push : deps.client.views.open;
    const opened = await oncePerTrigger(() => open.call(deps.client.views, { trigger_id: body.trigger_id, view }));
    shown = viewIn(opened);
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
