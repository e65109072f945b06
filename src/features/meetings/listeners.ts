import { pairIdFrom } from "../../programme/ids.ts";
import { meetingForm } from "../../programme/meetings/form.ts";
import type { Listening } from "../../slack/listening.ts";
import { agree, beginAgreeing, beginMovingKickoff, logAfter } from "./agreeing.ts";
import { addToCalendar, beginMoving, MOVING, move, sayCannotCome } from "./changing.ts";

export function listen(listening: Listening): void {
  listening.command("/next-meeting", (visit, { channelId }) => beginAgreeing(visit, { channelId }));
  listening.press("meetings:agree", (visit, { value, channelId }) =>
    beginAgreeing(visit, value === "" ? { channelId } : { pairId: pairIdFrom(value) }),
  );
  listening.press("meetings:kickoffs", (visit) => beginMovingKickoff(visit));
  listening.submit(meetingForm.name, { handle: agree, goOn: logAfter });
  listening.press("meetings:move", (visit, { value }) => beginMoving(visit, value));
  listening.submit(MOVING, { handle: move });
  listening.press("meetings:cannot", (visit, { value }) => sayCannotCome(visit, value));
  listening.press("meetings:calendar", (visit, { value }) => addToCalendar(visit, value));
}
