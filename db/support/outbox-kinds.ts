import { field, kind, lane } from "../outbox/kind.ts";

export const supportKinds = {
  "support:asked": kind({ request: field.request }, lane.coordinators),
  "support:asked-directly": kind({ request: field.request, person: field.person }, lane.personInRef),
  "support:taken": kind({ request: field.request, person: field.person }, lane.personInRef),
};
