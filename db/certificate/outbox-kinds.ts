import { field, kind, lane } from "../outbox/kind.ts";

export const certificateKinds = {
  /** To its owner. */
  "certificate:file": kind({ certificate: field.certificate, issue: field.number }, lane.personGiven),
};
