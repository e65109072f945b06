import { field, kind, lane } from "../outbox/kind.ts";
import { stays } from "../outbox/subjects.ts";

export const certificateKinds = {
  /** To its owner. */
  "certificate:file": kind(
    { certificate: field.certificate, issue: field.number },
    lane.personGiven,
    stays("a file cannot be redrawn; a newer one has the same number"),
  ),
};
