import { field, kind, lane } from "../outbox/kind.ts";
import { changesWith } from "../outbox/subjects.ts";

export const supportKinds = {
  "support:asked": kind({ request: field.request }, lane.coordinators, changesWith("request")),
  "support:asked-directly": kind(
    { request: field.request, person: field.person },
    lane.personInRef,
    changesWith("request"),
  ),
  "support:taken": kind({ request: field.request, person: field.person }, lane.personInRef, changesWith("request")),
};
