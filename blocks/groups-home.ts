import type { KnownBlock } from "@slack/types";
import type { MyGroup } from "../src/programme/groups/facts.ts";
import type { GroupId } from "../src/programme/ids.ts";
import { channelLink, joined, type Markup } from "../src/texts/markup.ts";
import type { Words } from "../src/texts/words.ts";
import { newMeetingButton } from "./groups.ts";
import { countButton, wishButton } from "./groups-asking.ts";
import { groupFeedbackButton } from "./groups-ending.ts";
import { upcomingLine } from "./groups-list.ts";
import { actions, button, divider, section } from "./kit.ts";
import { answerButtons } from "./peer-support.ts";

/** As many groups as Home has room for: each has at most six blocks. */
const MOST_GROUPS = 2;
const MOST_TO_RATE = 2;

/** `isShort`: little room is left, so at most four blocks are drawn. */
type Own = { groups: readonly MyGroup[]; toRate: readonly { id: GroupId; name: string }[]; isShort: boolean };

/** The viewer's own groups: what is next, what waits, and what she can do. */
export const myGroupBlocks = (words: Words, { groups, toRate, isShort }: Own): KnownBlock[] => [
  ...groups.slice(0, isShort ? 1 : MOST_GROUPS).flatMap((group) => groupBlocks(words, group, isShort)),
  ...toRate
    .slice(0, isShort && groups.length > 0 ? 0 : MOST_TO_RATE)
    .map(({ id, name }) => section(words.md("groups.home.rate", { group: name }), groupFeedbackButton(words, id))),
];

function groupBlocks(words: Words, group: MyGroup, isShort: boolean): KnownBlock[] {
  const { id, role, next, uncounted, isAsked, hasAnswered, channel } = group;
  return [
    ...(isShort ? [] : [divider]),
    section(joined(headLines(words, group))),
    ...(channel?.state === "away"
      ? [section(words.md("home.away"), button("groups:return", words.t("pairs.trouble.return"), { value: id }))]
      : []),
    ...(isAsked ? [section(words.md("groups.wish.ask", { group: group.name }), wishButton(words, id))] : []),
    ...uncounted
      .slice(0, isShort ? 1 : undefined)
      .map((meeting) =>
        section(
          words.md("groups.home.uncounted", { title: meeting.title, day: words.day(meeting.at) }),
          countButton(words, meeting.id),
        ),
      ),
    ...actions(
      ...(next ? answerButtons(words, next, next.answer) : []),
      next ? button("peer-support:calendar", words.t("peerSupport.addToCalendar"), { value: next.id }) : undefined,
      next?.mayManage ? button("peer-support:manage", words.t("peerSupport.manage"), { value: next.id }) : undefined,
      role === "mentor" && group.state === "open" ? newMeetingButton(words, id) : undefined,
      hasAnswered ? wishButton(words, id, true) : undefined,
    ),
  ];
}

function headLines(words: Words, { name, state, channel, next }: MyGroup): Markup[] {
  return [
    words.md("groups.home.group", { group: name }),
    ...(state === "opening" ? [words.md("home.opening")] : []),
    ...(channel?.state === "ready" ? [words.md("home.channel", { channel: channelLink(channel.id) })] : []),
    next ? upcomingLine(words, next) : words.md("groups.home.noNext"),
  ];
}
