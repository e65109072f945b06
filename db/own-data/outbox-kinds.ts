import type { PersonId } from "../../src/programme/ids.ts";
import { field, kind, lane } from "../outbox/kind.ts";
import { laneOf } from "../outbox/lanes.ts";
import { stays, work } from "../outbox/subjects.ts";

const erased = { person: field.person };
/** One lane for an erasing, so that its rows are delivered in the order of db/own-data/erasing.ts. */
const erasing = ({ person }: { person: PersonId }) => laneOf.erasing(person);
const erasingGiven = (_ref: unknown, to: PersonId) => laneOf.erasing(to);

export const ownDataKinds = {
  "privacy:file": kind({ person: field.person }, lane.personInRef, stays("it is a copy of that day")),
  "privacy:erase": kind(erased, erasing, work),
  "privacy:take-out": kind({ ...erased, which: field.which }, erasing, work),
  "privacy:clear-home": kind(erased, erasing, work),
  "privacy:delete": kind({ channel: field.channel, ts: field.ts }, erasingGiven, work),
  "privacy:delete-file": kind({ file: field.file }, erasingGiven, work),
  "privacy:sweep": kind(erased, erasing, work),
  "privacy:farewell": kind(erased, erasing, stays("it says what was done")),
  "privacy:erased": kind(erased, erasing, work),
  /** To the other person of the pair. */
  "privacy:pair-ended": kind(
    { pair: field.pair, person: field.person },
    lane.personInRef,
    stays("a pair of an erased person does not go on"),
  ),
  /** To the coordinator. */
  "privacy:pair-over": kind(
    { pair: field.pair, person: field.person },
    lane.personInRef,
    stays("a pair of an erased person does not go on"),
  ),
  "privacy:goodbye": kind({ pair: field.pair }, lane.pairInRef, stays("a pair of an erased person does not go on")),
  "privacy:nightly": kind({ night: field.number, round: field.number }, () => laneOf.privacy, work),
  /** After a night's deletion, or after the erasure of a person. */
  "privacy:overwrite": kind(
    { night: field.optional(field.number), person: field.optional(field.person) },
    () => laneOf.privacy,
    work,
  ),
};
