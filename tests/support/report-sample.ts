import { FIRST_PROGRAMME } from "../../db/schema/index.ts";
import { monthsBetween } from "../../src/programme/calendar/calendar.ts";
import { outcomes } from "../../src/programme/closing/rules.ts";
import { themes } from "../../src/programme/forms/themes.ts";
import { themeLabel } from "../../src/programme/programmes/contents.ts";
import type { ReportFacts, Said } from "../../src/programme/reports/facts.ts";

const started = [6, 4, 3, 5, 2, 0, 0, 3, 9, 7, 5, 1];
const finished = [1, 2, 2, 3, 5, 6, 0, 1, 3, 4, 5, 8];
const ended = [11, 12, 5, 2, 6, 3, 1];
const inPairs = [22, 31, 28, 19, 14, 9, 3, 6];
const inMeetings = [44, 96, 71, 38, 25, 14, 4, 8];

const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);

/** The numbers of a year as it could have been, `times` as many; 0 for a year in which nothing was. For pictures of the picture. */
export function sampleFacts(times: number): ReportFacts {
  const period = { from: "2025-01-01", until: "2025-12-31" };
  const counted = (counts: readonly number[], index: number) => (counts[index] ?? 0) * times;
  const ratings = { asked: sum(finished) * times, given: [0, 0, 2, 12, 24].map((count) => count * times) };
  const said: Said = {
    finished: sum(finished) * times,
    questions: [],
    themes: themes.map((id, index) => ({
      id,
      theme: themeLabel({ id }),
      pairs: counted(inPairs, index),
      meetings: counted(inMeetings, index),
    })),
    outcomes: outcomes.map((outcome, index) => ({ outcome, pairs: counted(ended, index) })),
    goals: { pairs: 31 * times, set: 78 * times, reached: 49 * times },
    feedback: [
      { head: "reports.head.mentors", ...ratings },
      { head: "reports.head.actors", ...ratings },
    ],
    wishes: { yes: 3, no: 5, none: 1 },
    visits: { groups: 71, common: 0 },
  };
  return {
    period,
    madeOn: "2026-01-12",
    goneAfterYears: undefined,
    pairs: [],
    counts: {
      before: 12 * times,
      started: sum(started) * times,
      finished: sum(finished) * times,
      after: 17 * times,
      mentors: 44 * times,
      actors: 57 * times,
      held: 312 * times,
      heldByFinished: 268 * times,
    },
    months: monthsBetween(period.from, period.until).map((month, index) => ({
      month,
      started: counted(started, index),
      finished: counted(finished, index),
      held: 26 * times,
    })),
    programme: undefined,
    said,
    halves: [{ period, isAsked: true, all: said, programmes: [{ id: FIRST_PROGRAMME, said }] }],
    groups: { underWay: 2, started: 1, ended: 1, mentors: 3, actors: 9, held: 8 },
    commonMeetings: 0,
    hasOwnPair: false,
  };
}

/** The same report if people had said something else. The whole year counts as one half-year. */
export function sayingOther(facts: ReportFacts, other: Partial<Said>): ReportFacts {
  const said = { ...facts.said, ...other };
  const halves = [{ period: facts.period, isAsked: true, all: said, programmes: [{ id: FIRST_PROGRAMME, said }] }];
  return { ...facts, said, halves };
}
