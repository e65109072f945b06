import type {
  AnnouncementId,
  CertificateId,
  ConsentId,
  FileId,
  GroupId,
  ImportId,
  MailCodeId,
  MeetingId,
  PairId,
  PauseId,
  PeerMeetingId,
  PersonId,
  ProgrammeId,
  SlackChannelId,
  SlackTs,
  SlackUserId,
  SupportRequestId,
  TypedReplyId,
} from "../../src/programme/ids.ts";
import type { NetworkChannel } from "../../src/programme/setup/rules.ts";
import { laneOf } from "./lanes.ts";
import type { IdOf, Life, Subject } from "./subjects.ts";

/**
 * How a room of db/ says what its kinds of outbox rows are: what a row refers to, in which lane it waits, and what can make its message untrue
 * (subjects.ts). Each room has an `outbox-kinds.ts`; db/outbox/kinds.ts joins them.
 */

/** The stored form of one part of a reference. */
type Value = string | number;

/** One part of a reference, with the check for values that come from the database. */
type Field<T extends Value = Value> = { readonly holds: (value: unknown) => value is T; readonly isOptional?: boolean };
type OptionalField<T extends Value = Value> = Field<T> & { readonly isOptional: true };
export type Fields = Readonly<Record<string, Field>>;

type ValueOf<F extends Field> = F extends Field<infer T> ? T : never;
type OptionalIn<F extends Fields> = { [N in keyof F]: F[N] extends OptionalField ? N : never }[keyof F];
type Flat<T> = { [N in keyof T]: T[N] };
/** What a row with these fields refers to. */
export type RefOfFields<F extends Fields> = Flat<
  { [N in Exclude<keyof F, OptionalIn<F>>]: ValueOf<F[N]> } & { [N in OptionalIn<F>]?: ValueOf<F[N]> }
>;

const isText = (value: unknown): value is string => typeof value === "string";
const text: Field<string> = { holds: isText };
const id = <T extends string>(): Field<T> => ({ holds: (value): value is T => isText(value) });

const oneOf = <const T extends Value>(...values: readonly T[]): Field<T> => ({
  holds: (value): value is T => values.some((one) => one === value),
});

/** A boolean as a reference stores it. */
export const flagOf = (is: boolean): 0 | 1 => (is ? 1 : 0);

/** The fields that references are made of. Each id field has the id type of its table. */
export const field = {
  /** An id that only one feature knows. The others have names below. */
  id,
  text,
  number: { holds: (value): value is number => typeof value === "number" && Number.isFinite(value) } as Field<number>,
  flag: oneOf(0, 1),
  oneOf,
  optional: <T extends Value>(one: Field<T>): OptionalField<T> => ({ ...one, isOptional: true }),
  /** A field that is "" if there is no value. For parts that also go into the row's key and therefore cannot be missing. */
  orEmpty: <T extends Value>(one: Field<T>): Field<T | ""> => ({
    holds: (value): value is T | "" => value === "" || one.holds(value),
  }),
  /** A calendar date, `2026-09-01`. */
  date: text,
  /** The error code of Slack's answer. */
  error: text,
  role: oneOf("mentor", "actor"),
  /** Which of the network's own channels. */
  which: oneOf("coordinators", "peers"),
  /** The key of another row. */
  row: text,
  announcement: id<AnnouncementId>(),
  certificate: id<CertificateId>(),
  consent: id<ConsentId>(),
  group: id<GroupId>(),
  import: id<ImportId>(),
  mailCode: id<MailCodeId>(),
  meeting: id<MeetingId>(),
  pair: id<PairId>(),
  pause: id<PauseId>(),
  peerMeeting: id<PeerMeetingId>(),
  person: id<PersonId>(),
  programme: id<ProgrammeId>(),
  request: id<SupportRequestId>(),
  typed: id<TypedReplyId>(),
  channel: id<SlackChannelId>(),
  file: id<FileId>(),
  slackUser: id<SlackUserId>(),
  ts: id<SlackTs>(),
};

/**
 * One kind of row: the fields of its reference, its lane, and what can make its message untrue. If the reference does not name the recipient, the
 * lane does not follow from it, and `enqueue` requires the recipient as `to`.
 */
export type Kind<F extends Fields = Fields, To = never, L extends Life = Life> = {
  readonly fields: F;
  readonly life: L;
  lane(ref: RefOfFields<F>, to: To): string;
};

/** The subjects to which a reference with these fields leads. */
type SubjectIn<F extends Fields> = {
  [S in Subject]: true extends { [N in keyof F]: F[N] extends Field<IdOf[S]> ? true : false }[keyof F] ? S : never;
}[Subject];

/** `life`: `work`, `stays` or `changesWith`, of subjects.ts. Only subjects that the reference leads to are accepted. */
export const kind = <F extends Fields, To = never, L extends Life<SubjectIn<F>> = Life<SubjectIn<F>>>(
  fields: F,
  lane: (ref: RefOfFields<F>, to: To) => string,
  life: L,
): Kind<F, To, L> => ({ fields, life, lane });

/** The lane in which a row waits. Rows to one conversation share a lane, so that their order is kept. */
export const lane = {
  /** The direct messages of the person in the reference. */
  personInRef: ({ person }: { person: PersonId }): string => laneOf.person(person),
  /** The direct messages of a person who is not in the reference. */
  personGiven: (_ref: unknown, to: PersonId): string => laneOf.person(to),
  /** The letters of the person in the reference. */
  lettersInRef: ({ person }: { person: PersonId }): string => laneOf.letters(person),
  /** The channel of the pair in the reference. */
  pairInRef: ({ pair }: { pair: PairId }): string => laneOf.pair(pair),
  /** The channel of a pair that is not in the reference. */
  pairGiven: (_ref: unknown, to: PairId): string => laneOf.pair(to),
  /** The channel of the group in the reference. */
  groupInRef: ({ group }: { group: GroupId }): string => laneOf.group(group),
  /** The channel of a group that is not in the reference. */
  groupGiven: (_ref: unknown, to: GroupId): string => laneOf.group(to),
  /** The network's own channel in the reference. */
  whichInRef: ({ which }: { which: NetworkChannel }): string => laneOf[which],
  coordinators: (): string => laneOf.coordinators,
  peers: (): string => laneOf.peers,
};

type Unnamed = { readonly fields: Fields; readonly life: Life; lane(ref: never, to: never): string };
/** Any kind. */
export type AnyKind = Unnamed & { readonly name: string };

/** Adds to each kind its name, the key in the map. */
export const named = <M extends Record<string, Unnamed>>(all: M) =>
  Object.fromEntries(Object.entries(all).map(([name, one]) => [name, { ...one, name }])) as {
    readonly [N in keyof M & string]: M[N] & { readonly name: N };
  };

/** What rows of a kind refer to. */
export type RefOf<K> = K extends { readonly fields: infer F extends Fields } ? RefOfFields<F> : never;
/** The type of the recipient, for kinds whose reference does not name it. */
export type ToOf<K> = K extends { lane(ref: never, to: infer T): string } ? T : never;

/**
 * Checks a reference from the database. Additional fields are kept.
 * @throws if a field is missing or has the wrong type: another version of the program wrote the row
 */
export function refOf<K extends AnyKind>({ name, fields }: K, ref: unknown): RefOf<K> {
  const found: Record<string, unknown> = { ...Object(ref) };
  const wrong = Object.entries(fields)
    .filter(([part, { holds, isOptional }]) => !(isOptional && found[part] === undefined) && !holds(found[part]))
    .map(([part]) => part);
  if (wrong.length > 0) throw new Error(`a row of ${name} has missing or wrong fields: ${wrong.join(", ")}`);
  return found as RefOf<K>;
}
