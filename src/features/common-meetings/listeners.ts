import {
  commonMeetingsModal,
  newCommonMeetingModal,
  programmesWithMeetingsModal,
} from "../../../blocks/common-meetings.ts";
import { noticeModal, section } from "../../../blocks/kit.ts";
import { commonMeetingsIn, programmesWithMeetings } from "../../../db/common-meetings/common-meetings.ts";
import { announceCommonMeeting } from "../../../db/peer-support/acts.ts";
import { asCoordinator } from "../../../db/privacy/acting.ts";
import { peopleInProgramme } from "../../../db/privacy/programme-readers.ts";
import { findProgramme, type Programme, versionAnswered } from "../../../db/programmes/programmes.ts";
import { readMeeting } from "../../programme/groups/programme-forms.ts";
import { programmeIdFrom, versionIdFrom } from "../../programme/ids.ts";
import { USUAL_LENGTH_MINUTES } from "../../programme/peer-support/rules.ts";
import { themeLabelIn } from "../../programme/programmes/contents.ts";
import type { Listening, Press, Reply, Submission, Visit } from "../../slack/listening.ts";
import { showInPlace } from "../../slack/visit.ts";
import type { TextKey } from "../../texts/words.ts";

/** Coordinators invite the pairs of a programme to common meetings. Answering, moving and cancelling are as in peer support. */
export function listen(listening: Listening): void {
  listening.press("common-meetings:list", openList);
  listening.press("common-meetings:open", openProgramme);
  listening.press("common-meetings:new", openNew);
  listening.submit("common-meetings", { handle: announce });
}

async function openList(visit: Visit, press: Press): Promise<void> {
  if (!visit.person.isCoordinator) return visit.say("commonMeetings.onlyCoordinators");
  const programmes = programmesWithMeetings(visit.db);
  const [only] = programmes;
  if (!only) return visit.say("commonMeetings.off");
  if (programmes.length > 1) return showInPlace(visit, press, programmesWithMeetingsModal(visit.words, programmes));
  await showInPlace(visit, press, shown(visit, only));
}

/** The programme, if she may invite to its common meetings; else why not. */
function programmeWith({ db, person }: Visit, id: unknown): Programme | { refused: TextKey } {
  if (!person.isCoordinator) return { refused: "commonMeetings.onlyCoordinators" };
  const programme = findProgramme(db, programmeIdFrom(id));
  if (!programme) return { refused: "programmes.gone" };
  return programme.version.contents.hasCommonMeetings ? programme : { refused: "commonMeetings.off" };
}

async function openProgramme(visit: Visit, press: Press): Promise<void> {
  const programme = programmeWith(visit, press.value);
  if ("refused" in programme) return visit.say(programme.refused);
  await showInPlace(visit, press, shown(visit, programme));
}

function shown({ db, person, words, now }: Visit, programme: Programme) {
  const { ahead, over } = commonMeetingsIn(db, { personId: person.id }, programme.id, now);
  const { contents } = programme.version;
  return commonMeetingsModal(words, programme, {
    ahead,
    over: over.map(({ meeting: { id, startsAt, title, place }, count }) => ({
      id,
      at: startsAt,
      title,
      place,
      came: count?.came ?? null,
      themes: (count?.themes ?? []).map((theme) => themeLabelIn(contents, theme)),
    })),
  });
}

async function openNew(visit: Visit, press: Press): Promise<void> {
  const programme = programmeWith(visit, press.value);
  if ("refused" in programme) return visit.say(programme.refused);
  const modal = newCommonMeetingModal(visit.words, programme, programme.version, USUAL_LENGTH_MINUTES);
  await showInPlace(visit, press, modal);
}

function announce(visit: Visit, { state, metadata }: Submission): Reply {
  const { db, now, words, deps } = visit;
  const by = asCoordinator(db, visit.person);
  if (!by) return { refused: "commonMeetings.onlyCoordinators" };
  const programme = programmeWith(visit, metadata.programme);
  if ("refused" in programme) return programme;
  const { contents } = versionAnswered(db, { programmeId: programme.id }, versionIdFrom(metadata.version));
  const meeting = readMeeting(contents, state, now, deps.zone);
  if ("complaints" in meeting) return { complaints: meeting.complaints };
  announceCommonMeeting(db, by, programme.id, meeting, now);
  const count = peopleInProgramme(db, programme.id).length;
  return {
    done: noticeModal(words.t("commonMeetings.title"), words.t("forms.close"), [
      section(words.md("commonMeetings.announced", { count })),
    ]),
  };
}
