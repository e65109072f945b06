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

const families: Readonly<Record<ChannelKind, string>> = {
  public: "channels:",
  private: "groups:",
  im: "im:",
  mpim: "mpim:",
};

const hasFamily = (scope: string): boolean => Object.values(families).some((family) => scope.startsWith(family));

/** Of scopes that differ by the channel's kind those that open this kind; all where there are none for it. */
function forKind(scopes: readonly string[], kind: ChannelKind): string[] {
  const fitting = scopes.filter((scope) => !hasFamily(scope) || scope.startsWith(families[kind]));
  return fitting.length > 0 ? fitting : [...scopes];
}

/** What the file does not say as a list: `needs` of users.lookupByEmail there, and docs.slack.dev/reference/methods for the rest. */
const furtherScopes: ReadonlyMap<string, readonly (readonly string[])[]> = new Map([
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
  ...[...furtherScopes.values()].flat(2),
  ...Object.values(eventRules).flat(),
  ...Object.values(featureScopes).filter((scope) => /^[a-z]+([:.][a-z]+)*$/.test(scope) && scope !== "none"),
]);

/**
 * The scopes a bot token needs for a method: of every inner list one. `kinds` are the kinds of channel it is called for (or asks
 * for, with conversations.list and users.conversations); without them any of the method's scopes is enough.
 */
export function scopesNeeded(method: string, kinds: readonly ChannelKind[] = []): string[][] {
  const further = furtherScopes.get(method);
  if (further) return further.map((anyOf) => [...anyOf]);
  const scopes = scopesByMethod.get(method) ?? [];
  if (scopes.length === 0) return [];
  if (kinds.length === 0 || !scopes.some(hasFamily)) return [[...scopes]];
  return kinds.map((kind) => forKind(scopes, kind));
}

/** The two fields that a `missing_scope` answer carries, or undefined where the manifest's scopes are enough. */
export function missingScope(
  manifest: Manifest,
  method: string,
  kinds: readonly ChannelKind[] = [],
): { needed: string; provided: string } | undefined {
  const lacking = scopesNeeded(method, kinds).find((anyOf) => !anyOf.some((scope) => hasScope(manifest, scope)));
  return lacking && { needed: lacking.join(","), provided: botScopes(manifest).join(",") };
}

/** Reads the keys `channel_created/rename/archive` and `subteam_*` of the file. */
export function findEventScopes(event: string): readonly string[] | undefined {
  const found = Object.entries(eventRules).find(([key]) => {
    const [first = "", ...others] = key.split("/");
    if (first.endsWith("*")) return event.startsWith(first.slice(0, -1));
    const stem = first.slice(0, first.indexOf("_") + 1);
    return event === first || others.some((other) => event === stem + other);
  });
  if (found) return found[1];
  // Known from its sample alone; scopes from memory there.
  return event === "channel_id_changed" ? ["channels:read", "groups:read"] : undefined;
}

/** The scopes of which an event needs one, e.g. `message.im`, `group_left`; with the channel's kind, only those that let it see that channel. */
export function eventScopes(event: string, kind?: ChannelKind): string[] {
  const scopes = findEventScopes(event) ?? [];
  return kind === undefined ? [...scopes] : forKind(scopes, kind);
}

/** Whether Slack sends this event to the app: subscribed, and a scope lets it see that channel. */
export function receivesEvent(manifest: Manifest, event: string, kind?: ChannelKind): boolean {
  const isSubscribed = manifest.settings?.event_subscriptions?.bot_events?.includes(event) ?? false;
  const scopes = eventScopes(event, kind);
  return isSubscribed && (scopes.length === 0 || scopes.some((scope) => hasScope(manifest, scope)));
}
