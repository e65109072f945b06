import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from "node:crypto";
import type { Kind } from "./rules.ts";

/**
 * A confidential text as it is stored: AES-256-GCM with the database's key, a new nonce for each text, and the place of the text
 * (`table.column:row`) as associated data, so that a ciphertext copied to another row or column does not open.
 */
declare const sealedKind: unique symbol;
export type Sealed<K extends Kind> = string & { readonly [sealedKind]: K };

declare const permitKind: unique symbol;
/**
 * Proof that a reader may read this kind of data of one pair or person. Only `permit` in db/privacy/privacy.ts makes one. A `Permit<A | B>` opens
 * neither A nor B.
 */
export type Permit<K extends Kind> = { readonly kind: K; readonly [permitKind]: (kind: K) => K };

/** Where a sealed text is stored: `table.column` and the row's primary key. */
export type Place = { column: `${string}.${string}`; row: string };

const VERSION = "1";
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** The keys by id. Key objects are made once, because making one from bytes takes longer than sealing a text. */
export type Keyring = { readonly current: string; readonly keys: ReadonlyMap<string, KeyObject> };

let randomness = Buffer.alloc(0);

/** A new random nonce. A system call for randomness takes as long as sealing a short text, so one call serves many; each byte is used once. */
function newNonce(): Buffer {
  if (randomness.length === 0) randomness = randomBytes(256 * NONCE_BYTES);
  const nonce = randomness.subarray(0, NONCE_BYTES);
  randomness = randomness.subarray(NONCE_BYTES);
  return nonce;
}

const associated = (place: Place) => Buffer.from(`${place.column}:${place.row}`);

/** Seals a text for one place. The result begins with the id of the key. @throws if the current key is missing */
export function seal<K extends Kind>(ring: Keyring, place: Place, text: string): Sealed<K> {
  const key = ring.keys.get(ring.current);
  if (!key) throw new Error(`no encryption key ${ring.current}`);
  const nonce = newNonce();
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  cipher.setAAD(associated(place));
  const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  const packed = Buffer.concat([nonce, cipher.getAuthTag(), body]).toString("base64");
  return `${beginningWith(ring.current)}${packed}` as Sealed<K>;
}

/**
 * Opens a sealed text for the holder of a permit of the same kind.
 * @throws if the key is unknown, or the text was sealed for another place or altered
 */
export const unseal = <K extends Kind>(
  ring: Keyring,
  _permit: Permit<K>,
  place: Place,
  sealed: Sealed<NoInfer<K>>,
): string => opened(ring, place, sealed);

/** Seals a text again, with the current key, for a change of keys. Needs no permit, because nobody sees the text. @throws as `unseal` does */
export const reseal = (ring: Keyring, place: Place, sealed: string): string =>
  seal(ring, place, opened(ring, place, sealed));

/**
 * Opens a sealed text for the files that an association takes along when it leaves (db/keeping/everything.ts). Needs no permit: it is no reader's view, but
 * the operator's, who holds the key. @throws as `unseal` does
 */
export const openToLeave = (ring: Keyring, place: Place, sealed: string): string => opened(ring, place, sealed);

/** Whether a sealed text can be opened. Needs no permit, because nobody sees the text. */
export function opens(ring: Keyring, place: Place, sealed: string): boolean {
  try {
    opened(ring, place, sealed);
    return true;
  } catch {
    return false;
  }
}

/** Seals a secret of the operator, such as a token of a workspace. It is no personal data, so no permit opens it. */
export const sealSecret = (ring: Keyring, of: string, text: string): string => seal(ring, placeOfSecret(of), text);

/** @throws if the key is unknown, or the secret was sealed for something else or altered */
export const openSecret = (ring: Keyring, of: string, sealed: string): string =>
  opened(ring, placeOfSecret(of), sealed);

const placeOfSecret = (of: string): Place => ({ column: "installation.secrets", row: of });

/** The beginning of every text that was sealed with this key. */
export const beginningWith = (keyId: string): string => `${VERSION}.${keyId}.`;

function opened(ring: Keyring, place: Place, sealed: string): string {
  const [version, keyId, packed] = sealed.split(".");
  const key = keyId === undefined ? undefined : ring.keys.get(keyId);
  if (version !== VERSION || key === undefined || packed === undefined) {
    throw new Error(`sealed text in ${place.column} cannot be opened: unknown key ${keyId ?? "(none)"}`);
  }
  const bytes = Buffer.from(packed, "base64");
  // A shortened tag is easier to guess, so only a complete one is accepted.
  const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAAD(associated(place));
  decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]).toString("utf8");
}
