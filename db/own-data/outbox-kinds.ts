import type { PersonId } from "../../src/programme/ids.ts";
import { field, kind, lane } from "../outbox/kind.ts";
import { laneOf } from "../outbox/lanes.ts";

const erased = { person: field.person };
/** One lane for an erasing, so that its rows are delivered in the order of db/own-data/erasing.ts. */
const erasing = ({ person }: { person: PersonId }) => laneOf.erasing(person);
const erasingGiven = (_ref: unknown, to: PersonId) => laneOf.erasing(to);

export const ownDataKinds = {
  "privacy:file": kind({ person: field.person }, lane.personInRef),
  "privacy:erase": kind(erased, erasing),
  "privacy:take-out": kind({ ...erased, which: field.which }, erasing),
  "privacy:clear-home": kind(erased, erasing),
  "privacy:delete": kind({ channel: field.channel, ts: field.ts }, erasingGiven),
  "privacy:delete-file": kind({ file: field.file }, erasingGiven),
  "privacy:sweep": kind(erased, erasing),
  "privacy:farewell": kind(erased, erasing),
  "privacy:erased": kind(erased, erasing),
  /** To the other person of the pair. */
  "privacy:pair-ended": kind({ pair: field.pair, person: field.person }, lane.personInRef),
  /** To the coordinator. */
  "privacy:pair-over": kind({ pair: field.pair, person: field.person }, lane.personInRef),
  "privacy:goodbye": kind({ pair: field.pair }, lane.pairInRef),
  "privacy:nightly": kind({ night: field.number, round: field.number }, () => laneOf.privacy),
};
