import { mailBlocks } from "../../../blocks/mail.ts";
import { calledBlocks, profileBlocks } from "../../../blocks/people.ts";
import { eraseModal, erasingBegun, LOOKS, type LooksOf, looksModal, ownDataModal } from "../../../blocks/privacy.ts";
import { actorProfileFor, mentorProfileFor } from "../../../db/enrolment/profiles.ts";
import { ownMail } from "../../../db/mail/addresses.ts";
import { isWished } from "../../../db/mail/wished.ts";
import { consentsOf } from "../../../db/own-data/consents.ts";
import { askForOwnData } from "../../../db/own-data/download.ts";
import {
  enqueueErasure,
  findErasable,
  findErasure,
  replayErasures,
  whyNotErasable,
} from "../../../db/own-data/erasing.ts";
import { storedOf } from "../../../db/own-data/own-data.ts";
import { hasPairAs, livePairsOf } from "../../../db/pairs/pairs.ts";
import { standingConsent } from "../../../db/peer-support/contacts.ts";
import { looksAtWordsOf, looksOfStaff } from "../../../db/privacy/audit.ts";
import { readSettings, requireSettings } from "../../../db/store/settings.ts";
import { noonOf } from "../../programme/calendar/calendar.ts";
import { readAnswer } from "../../programme/forms/reading.ts";
import { eraseForm } from "../../programme/privacy/form.ts";
import type { Deps, Listening, Press, Visit } from "../../slack/listening.ts";

const LOOKS_IN_OWN_DATA = 5;

export function listen(listening: Listening, _deps: Deps): void {
  listening.press("privacy:own-data", (visit) => showOwnData(visit));
  listening.press("privacy:download", (visit) => download(visit));
  listening.press("privacy:looks", (visit, press) => showLooks(visit, press));
  listening.press("privacy:looks-newer", (visit, press) => showLooks(visit, press));
  listening.press("privacy:looks-older", (visit, press) => showLooks(visit, press));

  listening.press("privacy:erase", async (visit) => {
    const { db, person, words } = visit;
    const settings = readSettings(db);
    if (!settings || person.isStranger) return visit.say("setup.notYet");
    if (findErasure(db, person.id)) return visit.say("privacy.erase.already");
    if (whyNotErasable(db, person)) return visit.say("privacy.erase.last");
    await visit.show(
      eraseModal(words, {
        roles: { mentor: hasPairAs(db, person.id, "mentor"), actor: hasPairAs(db, person.id, "actor") },
        openPairs: livePairsOf(db, person.id).length,
        isCoordinator: person.isCoordinator,
        days: settings.backupDays,
      }),
    );
  });

  listening.submit(eraseForm.name, {
    handle(visit, { state }) {
      const { db, person, words, now } = visit;
      const { complaints } = readAnswer(eraseForm, state);
      if (complaints) return { complaints };
      if (!readSettings(db) || person.isStranger) return { refused: "setup.notYet" };
      const may = findErasable(db, person);
      if ("why" in may) return { refused: "privacy.erase.last" };
      enqueueErasure(db, may, now);
      return { done: erasingBegun(words) };
    },
  });
}

/** At the start: repeats erasures that are in the journal but missing in a restored database. */
export function begin({ db, clock }: Deps): void {
  replayErasures(db, clock.now());
}

async function showOwnData(visit: Visit): Promise<void> {
  const { db, person, words, deps } = visit;
  if (!readSettings(db) || person.isStranger) return visit.say("setup.notYet");
  const { textsMonths, profilesMonths, auditMonths } = requireSettings(db);
  const viewer = { personId: person.id };
  const own = { mentor: mentorProfileFor(db, viewer, person.id), actor: actorProfileFor(db, viewer, person.id) };
  const looks = looksAtWordsOf(db, person, 1);
  await visit.show(
    ownDataModal(words, {
      stored: storedOf(db, person, words),
      months: { texts: textsMonths, profiles: profilesMonths, audit: auditMonths },
      consents: consentsOf(db, person),
      mayWithdraw: standingConsent(db, person.id) !== undefined,
      looks: looks.items.slice(0, LOOKS_IN_OWN_DATA),
      hasMoreLooks: looks.hasMore || looks.items.length > LOOKS_IN_OWN_DATA,
      mail: deps.hasMail ? mailBlocks(words, { ...ownMail(db, person.id), isWished: isWished(db, person.id) }) : [],
      profile: [...calledBlocks(words, person.firstName), ...profileBlocks(words, own, (on) => noonOf(on, deps.zone))],
    }),
  );
}

async function download(visit: Visit): Promise<void> {
  const { db, person, now } = visit;
  if (!readSettings(db) || person.isStranger) return visit.say("setup.notYet");
  const isNew = db.transaction(() => askForOwnData(db, person, now));
  await visit.say(isNew ? "privacy.downloading" : "privacy.downloadingAlready");
}

/** Shows who has looked at what. The button's value is `own:<page>` or `staff:<page>`; any other value gives the first page of the person's own. */
async function showLooks(visit: Visit, { value, view }: Press): Promise<void> {
  const { db, person, words } = visit;
  const [of, page] = whichLooks(value);
  const looks = of === "staff" ? looksOfStaff(db, person, page) : looksAtWordsOf(db, person, page);
  if (!looks) return visit.say("privacy.looks.notYours");
  const modal = looksModal(words, { of, ...looks });
  const isTurning = view?.isModal && view.callbackId === LOOKS;
  await (isTurning ? visit.redraw(view.id, modal) : visit.show(modal));
}

const MOST_PAGES = 10_000;

function whichLooks(value: string): [LooksOf, number] {
  const [, of, page] = /^(staff|own):(\d{1,5})$/.exec(value) ?? [];
  return [of === "staff" ? "staff" : "own", Math.min(Math.max(Number(page ?? 1), 1), MOST_PAGES)];
}
