import type { Manifest } from "./manifest-schema.ts";
import slackRules from "./slack-rules.json" with { type: "json" };
import type { ChannelKind } from "./state.ts";

const { event_scopes: eventRules, feature_scopes: featureScopes } = slackRules.manifest;

/** The scope that slash commands and shortcuts need. */
export const { "slash commands and shortcuts": commandScope } = featureScopes;

export function botScopes(manifest: Manifest): readonly string[] {
  return manifest.oauth_config?.scopes?.bot ?? [];
}

export function hasScope(manifest: Manifest, scope: string): boolean {
  return botScopes(manifest).includes(scope);
}

/** The scopes that differ by kind of channel begin so. */
const scopePrefixes: Readonly<Record<ChannelKind, string>> = {
  public: "channels:",
  private: "groups:",
  im: "im:",
  mpim: "mpim:",
};

const isForOneKind = (scope: string): boolean =>
  Object.values(scopePrefixes).some((prefix) => scope.startsWith(prefix));

/** The scopes that are for this kind of channel or for all kinds; if there are none, all the given scopes. */
function forKind(scopes: readonly string[], kind: ChannelKind): string[] {
  const fitting = scopes.filter((scope) => !isForOneKind(scope) || scope.startsWith(scopePrefixes[kind]));
  return fitting.length > 0 ? fitting : [...scopes];
}

/** What `bot_scopes_any_of` in slack-rules.json lacks. From `needs` of users.lookupByEmail there, else from https://docs.slack.dev/reference/methods */
const scopesNotInRules: ReadonlyMap<string, readonly (readonly string[])[]> = new Map([
  ["users.lookupByEmail", [["users:read.email"], ["users:read"]]],
  ["files.info", [["files:read"]]],
  ["files.list", [["files:read"]]],
  ["files.delete", [["files:write"]]],
  ["pins.list", [["pins:read"]]],
  ["pins.remove", [["pins:write"]]],
  ["reactions.get", [["reactions:read"]]],
  ["reactions.remove", [["reactions:write"]]],
]);

const scopesByMethod: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(slackRules.web_api.methods).map(([method, rule]) => [method, rule.bot_scopes_any_of]),
);

/** Every scope that slack-rules.json names. */
export const knownScopes: ReadonlySet<string> = new Set([
  ...[...scopesByMethod.values()].flat(),
  ...[...scopesNotInRules.values()].flat(2),
  ...Object.values(eventRules).flat(),
  ...Object.values(featureScopes).filter((scope) => /^[a-z]+([:.][a-z]+)*$/.test(scope) && scope !== "none"),
]);

/**
 * The scopes that a bot token needs for a method: one of each inner list. `kinds` are the kinds of the channel in the call, or those
 * that conversations.list and users.conversations ask for. Without `kinds` any of the method's scopes is enough.
 */
export function scopesNeeded(method: string, kinds: readonly ChannelKind[] = []): string[][] {
  const further = scopesNotInRules.get(method);
  if (further) return further.map((anyOf) => [...anyOf]);
  const scopes = scopesByMethod.get(method) ?? [];
  if (scopes.length === 0) return [];
  if (kinds.length === 0 || !scopes.some(isForOneKind)) return [[...scopes]];
  return kinds.map((kind) => forKind(scopes, kind));
}

/** The two extra fields of a `missing_scope` answer, or undefined if the manifest's scopes are enough. */
export function missingScope(
  manifest: Manifest,
  method: string,
  kinds: readonly ChannelKind[] = [],
): { needed: string; provided: string } | undefined {
  const lacking = scopesNeeded(method, kinds).find((anyOf) => !anyOf.some((scope) => hasScope(manifest, scope)));
  return lacking && { needed: lacking.join(","), provided: botScopes(manifest).join(",") };
}

/** The scopes of which an event needs one, or undefined for an unknown event. slack-rules.json has keys as `channel_created/rename` and `subteam_*`. */
export function findEventScopes(event: string): readonly string[] | undefined {
  const found = Object.entries(eventRules).find(([key]) => {
    const [first = "", ...others] = key.split("/");
    if (first.endsWith("*")) return event.startsWith(first.slice(0, -1));
    const stem = first.slice(0, first.indexOf("_") + 1);
    return event === first || others.some((other) => event === stem + other);
  });
  if (found) return found[1];
  // slack-rules.json has only a sample of the first, and its scopes from memory; the others are in the types of Slack's library.
  const ofChannels = ["channel_id_changed", "channel_shared", "channel_unshared"];
  return ofChannels.includes(event) ? ["channels:read", "groups:read"] : undefined;
}

/** The scopes of which an event needs one, e.g. for `message.im` or `group_left`; with `kind` only those for this kind of channel. */
export function eventScopes(event: string, kind?: ChannelKind): string[] {
  const scopes = findEventScopes(event) ?? [];
  return kind === undefined ? [...scopes] : forKind(scopes, kind);
}

/** Whether the app subscribes to this event and has a scope for this kind of channel. */
export function receivesEvent(manifest: Manifest, event: string, kind?: ChannelKind): boolean {
  const isSubscribed = manifest.settings?.event_subscriptions?.bot_events?.includes(event) ?? false;
  const scopes = eventScopes(event, kind);
  return isSubscribed && (scopes.length === 0 || scopes.some((scope) => hasScope(manifest, scope)));
}
