import { field, kind, lane } from "../outbox/kind.ts";

/** The coordinator who asked for it, its first and last day, and whether it names people. */
const report = { person: field.person, from: field.date, until: field.date, named: field.flag };

export const reportKinds = {
  "reports:sheet": kind(report, lane.personInRef),
  "reports:picture": kind(report, lane.personInRef),
};
