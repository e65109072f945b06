import { field, kind, lane } from "../outbox/kind.ts";

/** The coordinator who asked for the report, its first and last day, whether it has people's names, and of which programme; of all if of none. */
const report = {
  person: field.person,
  from: field.date,
  until: field.date,
  named: field.flag,
  programme: field.optional(field.programme),
};

export const reportKinds = {
  "reports:sheet": kind(report, lane.personInRef),
  "reports:picture": kind(report, lane.personInRef),
};
