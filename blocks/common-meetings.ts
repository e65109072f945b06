import type { KnownBlock, ModalView } from "@slack/types";
import type { Label } from "../src/programme/forms/labels.ts";
import type { MeetingShown } from "../src/programme/groups/facts.ts";
import { meetingFormIn } from "../src/programme/groups/programme-forms.ts";
import type { CommonMeetings } from "../src/programme/home/facts.ts";
import type { PeerMeetingId, ProgrammeId, VersionId } from "../src/programme/ids.ts";
import type { PeerAnswer } from "../src/programme/peer-support/rules.ts";
import type { ProgrammeContents } from "../src/programme/programmes/contents.ts";
import type { Words } from "../src/texts/words.ts";
import { formModal } from "./form.ts";
import { countButton } from "./groups-asking.ts";
import { heldLine, upcomingLine } from "./groups-list.ts";
import { actions, button, context, divider, noticeModal, section } from "./kit.ts";
import { answerButtons } from "./peer-support.ts";

/** Common meetings of a programme. What is said about each is in peer-support.ts. */

/** On a coordinator's Home: all programmes. */
export const commonMeetingsButton = (words: Words) => button("common-meetings:list", words.t("commonMeetings.button"));

/** In a programme, or in the list of programmes. */
export const commonMeetingsOf = (words: Words, programmeId: ProgrammeId, label: "button" | "open" = "button") =>
  button("common-meetings:open", words.t(`commonMeetings.${label}`), { value: programmeId });

type Named = { id: ProgrammeId; name: string };

/** Of which programme? */
export const programmesWithMeetingsModal = (words: Words, programmes: readonly Named[]): ModalView =>
  noticeModal(words.t("commonMeetings.button"), words.t("forms.close"), [
    context(words.md("commonMeetings.seenBy")),
    section(words.md("commonMeetings.which")),
    ...programmes.map(({ id, name }) =>
      section(words.md("commonMeetings.of", { programme: name }), commonMeetingsOf(words, id, "open")),
    ),
  ]);

type Ahead = MeetingShown & { numbers: Record<PeerAnswer, number> };
type Over = {
  id: PeerMeetingId;
  at: number;
  title: string;
  place: string | undefined;
  came: number | null;
  themes: readonly Label[];
};

/** The common meetings of one programme, for a coordinator. */
export const commonMeetingsModal = (
  words: Words,
  { id, name }: Named,
  { ahead, over }: { ahead: readonly Ahead[]; over: readonly Over[] },
): ModalView =>
  noticeModal(words.t("commonMeetings.button"), words.t("forms.close"), [
    context(words.md("commonMeetings.seenBy")),
    section(words.md("commonMeetings.of", { programme: name })),
    ...actions(button("common-meetings:new", words.t("commonMeetings.new"), { value: id, style: "primary" })),
    ...(ahead.length + over.length === 0 ? [context(words.md("commonMeetings.none"))] : [divider]),
    ...ahead.map((meeting) =>
      section(
        words.md("commonMeetings.line", { meeting: upcomingLine(words, meeting), ...meeting.numbers }),
        button("peer-support:manage", words.t("peerSupport.manage"), { value: meeting.id }),
      ),
    ),
    ...(over.length === 0 ? [] : [section(words.md("groups.view.before"))]),
    ...over.map((meeting) => section(heldLine(words, meeting), countButton(words, meeting.id, meeting.came !== null))),
  ]);

type Version = { id: VersionId; contents: ProgrammeContents };

/** "Kutsu tapaamiseen" */
export const newCommonMeetingModal = (words: Words, { id, name }: Named, version: Version, length: number): ModalView =>
  formModal(meetingFormIn(version.contents), words, {
    title: "commonMeetings.title",
    submit: "peerSupport.submit",
    seenBy: words.md("commonMeetings.formSeenBy"),
    metadata: { programme: id, version: version.id },
    before: [section(words.md("commonMeetings.of", { programme: name })), context(words.md("commonMeetings.what"))],
    answer: { length },
    callbackId: "common-meetings",
  });

/** On Home: what is ahead, and for coordinators what nobody has noted. */
export const commonMeetingBlocks = (words: Words, { upcoming, uncounted }: CommonMeetings): KnownBlock[] => [
  ...upcoming.flatMap((meeting) => [
    section(words.md("commonMeetings.next", { meeting: upcomingLine(words, meeting) })),
    ...actions(
      ...answerButtons(words, meeting, meeting.answer),
      button("peer-support:calendar", words.t("peerSupport.addToCalendar"), { value: meeting.id }),
      meeting.mayManage
        ? button("peer-support:manage", words.t("peerSupport.manage"), { value: meeting.id })
        : undefined,
    ),
  ]),
  ...uncounted.map(({ id, title, at }) =>
    section(words.md("groups.home.uncounted", { title, day: words.day(at) }), countButton(words, id)),
  ),
];
