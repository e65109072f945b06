import { once } from "node:events";
import { type BlockAction, ErrorCode } from "@slack/bolt";
import type { ModalView } from "@slack/types";
import { WebAPIRateLimitedError, type WebClient } from "@slack/web-api";
import type { Logger } from "pino";
import { type Message, message, noticeModal } from "../../blocks/kit.ts";
import { MENU } from "../../blocks/menu.ts";
import { type SpokenMessage, spoken } from "../../blocks/spoken.ts";
import { toldApart } from "../../blocks/told-apart.ts";
import { keepPerson } from "../../db/enrolment/account-changes.ts";
import { findPersonBySlackId, hasAccount, languagesFor, type Person } from "../../db/people/people.ts";
import { type Acting, acting } from "../../db/privacy/acting.ts";
import { namesForAct } from "../../db/programmes/role-names.ts";
import type { Db } from "../../db/store/open.ts";
import type { Clock } from "../clock.ts";
import type { Access } from "../health/access.ts";
import type { Storage } from "../health/storage.ts";
import { differ } from "../programme/calendar/calendar.ts";
import { namedBySlack, type SlackUserId, type ViewId } from "../programme/ids.ts";
import { joined } from "../texts/markup.ts";
import { type Words, wordsIn } from "../texts/words.ts";
import { isModal, metadataOf, type Press } from "./acts.ts";
import { MAX_WAIT_MS, SlackBusy } from "./door.ts";
import { isPerson, meaningOf } from "./errors.ts";
import { withPartsAsText } from "./parts-as-text.ts";
import { profileOf, type SlackUser, type Workspace } from "./profile.ts";
import { oncePerTrigger, unlessClosed } from "./triggers.ts";

/**
 * Replaces the modal in which the person pressed: left below a new one, it would show old facts when that is closed. Opens one where the press was
 * elsewhere.
 */
export const showInPlace = (
  visit: Pick<Visit, "show" | "redraw">,
  { view }: Pick<Press, "view">,
  modal: ModalView,
): Promise<void> => (view?.isModal ? visit.redraw(view.id, modal) : visit.show(modal));

/** Everything a listener may use. `zone` is the programme's time zone, an IANA name. */
export type Deps = {
  db: Db;
  clock: Clock;
  zone: string;
  log: Logger;
  /** The client for people who wait. The outbox has another one, so that a mass mailing never delays a modal. */
  client: WebClient;
  /** `kick` starts the delivery of what an act has written, and does not wait for it. */
  outbox: { kick(): void };
  workspace: Workspace;
  botUserId: string;
  storage: Storage;
  access: Access;
  /** Whether letters are sent by e-mail. Where no mail server is set nothing of them is shown. */
  hasMail: boolean;
  /** How long a person waits for what Slack is asked about others: after that, what is known counts. In milliseconds. */
  askWithinMs: number;
};

/** One act of a person, and the ways to answer. `now` is in milliseconds since 1970 UTC. */
export type Visit = {
  deps: Deps;
  db: Db;
  person: Acting;
  words: Words;
  now: number;
  /** Opens a modal, or pushes it onto the open one; takes the place of a menu (blocks/menu.ts). */
  show(view: ModalView): Promise<void>;
  /** As `show`, for a modal that `redraw` replaces when something slow is ready. Returns its id; undefined if Slack delivered the act twice and it is open. */
  showWaiting(view: ModalView): Promise<ViewId | undefined>;
  /** Updates an open modal. Does nothing if the person has closed it. */
  redraw(viewId: ViewId, view: ModalView): Promise<void>;
  /** Answers so that only this person sees it: beside the message, or as a small modal on Home. */
  answer(message: Message): Promise<void>;
  /** As `answer`, with one text and no buttons. */
  say(...text: Parameters<Words["md"]>): Promise<void>;
  /** A person by Slack id, asked of Slack if the database has none. Undefined if Slack has none either. @throws if Slack does not answer */
  personOf(slackUserId: SlackUserId): Promise<Person | undefined>;
  /** As `personOf`, but always asked of Slack, for decisions that depend on the person's account today. Falls back to the database if Slack does not answer. */
  personToday(slackUserId: SlackUserId): Promise<Person | undefined>;
};

/** The ways to answer, which differ between commands, presses and submissions. */
export type Ways = Pick<Visit, "showWaiting"> & { answer(message: SpokenMessage): Promise<void> };

/**
 * @param about what the act names: see `namesForAct`
 * @throws if Slack does not know the person, or does not answer
 */
export async function visitOf(
  deps: Deps,
  slackUserId: SlackUserId,
  ways: Ways,
  about: readonly unknown[],
): Promise<Visit> {
  // Who acts, and the settings, are never deferred.
  const known =
    deps.db.apart(undefined, () => findPersonBySlackId(deps.db, slackUserId)) ?? (await askSlack(deps, slackUserId));
  if (!known || !hasAccount(known)) throw new Error("Slack does not know the person who acted");
  const person = acting(known);
  const now = deps.clock.now();
  const isElsewhere = person.timeZone !== undefined && differ(person.timeZone, deps.zone, now);
  const [language, names] = deps.db.apart(undefined, () => [person.language, namesForAct(deps.db, person, about)]);
  const words = wordsIn(language, deps.zone, isElsewhere, names);
  const answer = (given: Message) => ways.answer(spoken(words, given));
  return {
    deps,
    db: deps.db,
    person,
    words,
    now,
    personOf: (other) => personOf(deps, other),
    personToday: (other) => personToday(deps, other),
    async redraw(viewId, view) {
      await unlessClosed(() => deps.client.views.update(withPartsAsText({ view_id: viewId, view: toldApart(view) })));
    },
    say: (...text) =>
      answer(
        message(
          joined(
            languagesFor(deps.db, person).map((language) => wordsIn(language, deps.zone, false, names).md(...text)),
            "\n\n",
          ),
        ),
      ),
    show: async (view) => void (await ways.showWaiting(toldApart(view))),
    showWaiting: (view) => ways.showWaiting(toldApart(view)),
    answer,
  };
}

export const personOf = async (deps: Deps, slackUserId: SlackUserId): Promise<Person | undefined> =>
  findPersonBySlackId(deps.db, slackUserId) ?? (await askSlack(deps, slackUserId));

export const personToday = (deps: Deps, slackUserId: SlackUserId): Promise<Person | undefined> =>
  inTime(deps, askSlack(deps, slackUserId)).catch((error: unknown) => {
    const known = findPersonBySlackId(deps.db, slackUserId);
    if (known) return known;
    throw error;
  });

/**
 * Waits at most as long as leaves time to answer a person: Slack gives 3 seconds. An answer that comes later is stored all the same.
 * @throws SlowError after that time
 */
export async function inTime<T>({ askWithinMs }: Deps, asked: Promise<T>): Promise<T> {
  const isOver = once(AbortSignal.timeout(askWithinMs), "abort").then(() => {
    throw new SlowError("no answer in time");
  });
  // The one that loses may fail later.
  isOver.catch(() => undefined);
  asked.catch(() => undefined);
  return Promise.race([asked, isOver]);
}

/** Slack has not answered in the time that a person waits. Nothing is broken: she can try again. */
class SlowError extends Error {}

/** Whether Slack was too slow to answer, or asked to wait, when something had to be known that only it knows. */
export const isSlow = (error: unknown): boolean =>
  error instanceof SlowError || error instanceof SlackBusy || error instanceof WebAPIRateLimitedError;

/** Until when Slack asked not to be asked about people, by our clock. One for each client, as Slack counts each app. */
const limitedUntil = new WeakMap<WebClient, number>();

/** @throws if Slack has asked to wait and the wait is not over: asking would make it longer. A clock that was set back ends it. */
async function askAboutPerson({ client, clock }: Deps, slackUserId: SlackUserId) {
  const until = limitedUntil.get(client) ?? 0;
  const waitMs = until - clock.now();
  if (waitMs > 0 && waitMs <= MAX_WAIT_MS) throw new SlackBusy("users.info", waitMs);
  return client.users.info({ user: slackUserId, include_locale: true }).catch((error: unknown) => {
    if (error instanceof WebAPIRateLimitedError)
      limitedUntil.set(client, clock.now() + Math.min(MAX_WAIT_MS, error.retryAfter * 1000));
    throw error;
  });
}

/** Asks Slack about a person and stores the answer. Undefined if Slack knows nobody by this id. */
async function askSlack(deps: Deps, slackUserId: SlackUserId): Promise<Person | undefined> {
  const answer = await askAboutPerson(deps, slackUserId).catch((error: { data?: { error?: string } }) => {
    if (isPerson(meaningOf("users.info", error.data?.error ?? ""))) return undefined;
    throw error;
  });
  if (!answer?.user) return undefined;
  return keepPerson(deps.db, profileOf(answer.user as SlackUser, deps.workspace), deps.clock.now());
}

type Opened = { view?: { id?: string } };

const viewIn = (opened: Opened | undefined): ViewId | undefined =>
  opened?.view?.id === undefined ? undefined : namedBySlack(opened.view.id);

type Respond = (message: Record<string, unknown>) => Promise<unknown>;

export const waysOfCommand = ({ client }: Deps, triggerId: string, respond: Respond): Ways => ({
  showWaiting: async (view) =>
    viewIn(await oncePerTrigger(() => client.views.open(withPartsAsText({ trigger_id: triggerId, view })))),
  answer: async (message) => void (await respond({ response_type: "ephemeral", ...message })),
});

const answersWithReply = async () => {
  throw new Error("a submission answers with its reply");
};

export const waysOfSubmission: Ways = { showWaiting: answersWithReply, answer: answersWithReply };

/** The menu in which the press was. */
const openMenuOf = ({ view }: BlockAction): ViewId | undefined =>
  view && isModal(view) && metadataOf(view.private_metadata).shows === MENU ? namedBySlack(view.id) : undefined;

/** False if Slack accepts no answer where the press was, for example in an archived channel: a modal shows it then. @throws any other error */
function falseIfClosed(error: { code?: string }): false {
  if (error.code === ErrorCode.RespondError) return false;
  throw error;
}

export function waysOfPress(deps: Deps, body: BlockAction, respond: Respond | undefined, words: () => Words): Ways {
  let shown: ViewId | undefined;
  const menu = openMenuOf(body);
  const showWaiting = async (view: ModalView) => {
    if (menu !== undefined) {
      shown = menu;
      await unlessClosed(() => deps.client.views.update(withPartsAsText({ view_id: menu, view })));
      return shown;
    }
    const open = isModal(body.view) ? deps.client.views.push : deps.client.views.open;
    const opened = await oncePerTrigger(() =>
      open.call(deps.client.views, withPartsAsText({ trigger_id: body.trigger_id, view })),
    );
    shown = viewIn(opened);
    return shown;
  };
  return {
    showWaiting,
    async answer(message) {
      // The trigger has been used for the open modal, so the answer is shown in that modal.
      const { t: say } = words();
      const viewId = shown;
      if (viewId !== undefined) {
        const view = noticeModal(say("general.notice"), say("forms.close"), message.blocks);
        return void (await unlessClosed(() => deps.client.views.update(withPartsAsText({ view_id: viewId, view }))));
      }
      if (body.response_url && respond) {
        const isSaid = respond({ response_type: "ephemeral", replace_original: false, ...message }).then(() => true);
        if (await isSaid.catch(falseIfClosed)) return;
      }
      await showWaiting(noticeModal(say("general.notice"), say("forms.close"), message.blocks));
    },
  };
}
