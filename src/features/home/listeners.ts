import { mentoringAnswer } from "../../../blocks/home.ts";
import { chooseFilter, homeOf, noteHomeOpened, turnPage } from "../../../db/home/facts.ts";
import type { ChosenPairs } from "../../../db/home/overview.ts";
import { asCoordinator } from "../../../db/privacy/acting.ts";
import { findProgramme } from "../../../db/programmes/programmes.ts";
import { readSettings } from "../../../db/store/settings.ts";
import type { HomeFacts, MyPair } from "../../programme/home/facts.ts";
import { filterIn } from "../../programme/home/filters.ts";
import { programmeIdFrom, type SlackChannelId, type SlackUserId } from "../../programme/ids.ts";
import { pageAsked } from "../../programme/lists/paging.ts";
import type { Deps, Listening, Press, Visit } from "../../slack/listening.ts";
import { listenToMenus } from "./menus.ts";
import { questionsFor } from "./questions.ts";
import { listenToSearching } from "./searching.ts";

export function listen(listening: Listening, deps: Deps): void {
  // Slack sends it each time a person opens either tab of the app. https://docs.slack.dev/reference/events/app_home_opened
  listening.event<{ user: SlackUserId; tab?: string }>("app_home_opened", async ({ user, tab }) => {
    if (tab !== "home") return;
    // Before the setup only an admin can begin it, so Slack is asked who is an admin today.
    const person = await (readSettings(deps.db) ? listening.personOf(user) : listening.personToday(user));
    if (person) noteHomeOpened(deps.db, person.id, deps.clock.now());
  });

  listening.press("home:page", turn);
  listening.press("home:page-back", turn);
  listening.press("home:filter", choose);
  listening.press("home:filter-needs", showNeeds);
  listening.press("home:programme", chooseProgramme);
  listenToSearching(listening);
  listenToMenus(listening);

  listening.command("/mentoring", async ({ db, person, words, now, answer }, { channelId }) => {
    const facts = hereFirst(homeOf(db, person, now, deps.zone), channelId);
    await answer(mentoringAnswer(words, facts, questionsFor({ db, words, now, person })));
  });
}

/** In a pair's channel, what the person can do in that pair comes first. */
function hereFirst(facts: HomeFacts, channelId: SlackChannelId): HomeFacts {
  if (facts.state !== "ready") return facts;
  const isHere = ({ channel }: MyPair) => Number(channel?.id === channelId);
  return { ...facts, pairs: facts.pairs.toSorted((one, other) => isHere(other) - isHere(one)) };
}

function turn({ db, person, now }: Visit, { value }: Press): void {
  const asked = pageAsked(value);
  if (asked) db.transaction(() => turnPage(db, person, asked.list, asked.page, now));
}

const choose = (visit: Visit, { value }: Press): void => store(visit, { filter: filterIn(value) });

/** All that need a coordinator, whatever hid some of them. */
const showNeeds = (visit: Visit): void => store(visit, { filter: "needs", programme: undefined });

/** What is no programme stands for all of them. */
const chooseProgramme = (visit: Visit, { value }: Press): void =>
  store(visit, { programme: findProgramme(visit.db, programmeIdFrom(value))?.id });

/** Stores which pairs a coordinator wants to see. Nobody else has this choice. */
function store({ db, person, now, deps }: Visit, chosen: Partial<ChosenPairs>): void {
  db.transaction(() => {
    const coordinator = asCoordinator(db, person);
    if (coordinator) chooseFilter(db, coordinator, chosen, now, deps.zone);
  });
}
