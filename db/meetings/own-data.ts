import { meetingForm } from "../../src/programme/meetings/form.ts";
import { newPairForm } from "../../src/programme/pairs/form.ts";
import { type KeptAnswers, keptIn } from "../own-data/part.ts";
import { meetings } from "../schema/index.ts";

export const keptAnswers: readonly KeptAnswers[] = [
  keptIn(meetings, meetingForm, { place: "place" }, { pair: meetings.pairId }),
  keptIn(meetings, newPairForm, { place: "kickoffPlace" }, { pair: meetings.pairId }),
];
