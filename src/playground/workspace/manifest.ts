import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { z } from "zod";
import slackRules from "./slack-rules.json" with { type: "json" };

const {
  fields,
  event_scopes: eventRules,
  feature_scopes: featureScopes,
  slash_command_names: names,
} = slackRules.manifest;

export type ChannelKind = "public" | "private" | "im" | "mpim";

/** A text with the bounds that the file writes as `"required 1..35"`. */
function text(written: string): z.ZodString {
  const found = /(\d+)\.\.(\d+)/.exec(written);
  if (!found) throw new Error(`slack-rules.json: no range in "${written}"`);
  return z.string().min(Number(found[1])).max(Number(found[2]));
}

function most(written: string): number {
  const found = /max (\d+)/.exec(written);
  if (!found) throw new Error(`slack-rules.json: no maximum in "${written}"`);
  return Number(found[1]);
}

const commandRule = fields["features.slash_commands[]"];
const shortcutRule = fields["features.shortcuts[]"];
const eventsRule = fields["settings.event_subscriptions"];

const webAddress = z
  .string()
  .max(most(commandRule.url))
  .regex(/^https?:\/\/\S+$/);
const commandName = /length (\d+)\.\.(\d+)/.exec(commandRule.command);

const slashCommand = z.strictObject({
  command: z
    .string()
    .min(Number(commandName?.[1]))
    .max(Number(commandName?.[2]))
    .regex(/^\/[a-z0-9_-]+$/, "must start with / and have only lowercase letters, digits, - and _"),
  description: text(commandRule.description),
  usage_hint: text(commandRule.usage_hint).optional(),
  should_escape: z.boolean().optional(),
  url: webAddress.optional(),
});

const shortcut = z.strictObject({
  name: text(shortcutRule.name),
  type: z.enum(["message", "global"]),
  callback_id: text(shortcutRule.callback_id),
  description: text(shortcutRule.description),
});

const scopeList = z.array(z.string()).max(most(fields.oauth_config["scopes.bot/user"])).optional();
const flag = z.boolean().optional();

const schema = z.strictObject({
  _metadata: z.strictObject({ major_version: z.int().optional(), minor_version: z.int().optional() }).optional(),
  display_information: z.strictObject({
    name: text(fields.display_information.name),
    description: text(fields.display_information.description).optional(),
    long_description: text(fields.display_information.long_description).optional(),
    background_color: z
      .string()
      .regex(/^#([0-9a-f]{3}|[0-9a-f]{6})$/i)
      .optional(),
  }),
  features: z
    .strictObject({
      app_home: z
        .strictObject({ home_tab_enabled: flag, messages_tab_enabled: flag, messages_tab_read_only_enabled: flag })
        .optional(),
      bot_user: z
        .strictObject({ display_name: text(fields["features.bot_user"].display_name), always_online: flag })
        .optional(),
      slash_commands: z.array(slashCommand).min(commandRule.min).max(commandRule.max).optional(),
      shortcuts: z.array(shortcut).max(shortcutRule.max).optional(),
      unfurl_domains: z.array(z.string()).max(fields["features.unfurl_domains"].max).optional(),
    })
    .optional(),
  oauth_config: z
    .strictObject({
      redirect_urls: z.array(webAddress).max(most(fields.oauth_config.redirect_urls)).optional(),
      scopes: z
        .strictObject({ bot: scopeList, user: scopeList, bot_optional: scopeList, user_optional: scopeList })
        .optional(),
      token_management_enabled: flag,
      pkce_enabled: flag,
    })
    .optional(),
  settings: z
    .strictObject({
      event_subscriptions: z
        .strictObject({
          request_url: webAddress.optional(),
          bot_events: z.array(z.string()).max(most(eventsRule.bot_events)).optional(),
          user_events: z.array(z.string()).max(most(eventsRule.user_events)).optional(),
          metadata_subscriptions: z
            .array(z.strictObject({ app_id: z.string(), event_type: z.string() }))
            .max(most(eventsRule.metadata_subscriptions))
            .optional(),
        })
        .optional(),
      interactivity: z
        .strictObject({
          is_enabled: z.boolean(),
          request_url: webAddress.optional(),
          message_menu_options_url: webAddress.optional(),
        })
        .optional(),
      socket_mode_enabled: flag,
      org_deploy_enabled: flag,
      token_rotation_enabled: flag,
      is_hosted: flag,
      incoming_webhooks: z.unknown().optional(),
      siws_links: z.unknown().optional(),
      allowed_ip_address_ranges: z.array(z.string()).optional(),
      function_runtime: z.string().optional(),
    })
    .optional(),
});

export type Manifest = z.infer<typeof schema>;

/** Reads manifest.yml; throws an Error naming every problem when Slack would refuse it. */
export function readManifest(path: string): Manifest {
  const written: unknown = parse(readFileSync(path, "utf8"));
  const problems = manifestProblems(written);
  if (problems.length > 0) throw new Error(`${path}:\n${problems.join("\n")}`);
  return schema.parse(written);
}

/** Everything Slack would not take or would not do with this manifest, one line each; empty when it is good. */
export function manifestProblems(manifest: unknown): string[] {
  const read = schema.safeParse(manifest);
  if (!read.success) return read.error.issues.map(({ path, message }) => `${path.join(".") || "manifest"}: ${message}`);
  return [
    ...commandProblems(read.data),
    ...scopeProblems(read.data),
    ...eventProblems(read.data),
    ...addressProblems(read.data),
  ];
}

function commandProblems({ features }: Manifest): string[] {
  const commands = (features?.slash_commands ?? []).map(({ command }) => command);
  const callbacks = (features?.shortcuts ?? []).map(({ callback_id }) => callback_id);
  const reserved: string[] = names.reserved.match(/\/[a-z]+/g) ?? [];
  return [
    ...repeated(commands).map((command) => `features.slash_commands: ${command} is there twice`),
    ...repeated(callbacks).map((id) => `features.shortcuts: callback_id ${id} is there twice`),
    ...commands
      .filter((command) => reserved.includes(command))
      .map((command) => `features.slash_commands: ${command} is Slack's own`),
  ];
}

function scopeProblems(manifest: Manifest): string[] {
  const scopes = manifest.oauth_config?.scopes ?? {};
  const optional = scopes.bot_optional ?? [];
  const { slash_commands: commands = [], shortcuts = [] } = manifest.features ?? {};
  const needsCommands = commands.length + shortcuts.length > 0;
  const { "slash commands and shortcuts": commandScope } = featureScopes;
  return [
    ...repeated(botScopes(manifest)).map((scope) => `oauth_config.scopes.bot: ${scope} is there twice`),
    ...botScopes(manifest)
      .filter((scope) => !knownScopes.has(scope))
      .map((scope) => `oauth_config.scopes.bot: ${scope} is unknown`),
    ...optional
      .filter((scope) => !hasScope(manifest, scope))
      .map((scope) => `oauth_config.scopes.bot_optional: ${scope} must be in bot too`),
    ...(needsCommands && !hasScope(manifest, commandScope)
      ? [`oauth_config.scopes.bot: slash commands and shortcuts need ${commandScope}`]
      : []),
    ...(botScopes(manifest).length > 0 && !manifest.features?.bot_user
      ? ["features.bot_user: missing, though there are bot scopes"]
      : []),
  ];
}

function eventProblems(manifest: Manifest): string[] {
  const events = manifest.settings?.event_subscriptions?.bot_events ?? [];
  const at = "settings.event_subscriptions.bot_events";
  return [
    ...repeated(events).map((event) => `${at}: ${event} is there twice`),
    ...events.flatMap((event) => {
      const scopes = scopesByEvent(event);
      if (!scopes) return [`${at}: ${event} is unknown`];
      const isAllowed = scopes.length === 0 || scopes.some((scope) => hasScope(manifest, scope));
      return isAllowed ? [] : [`${at}: ${event} needs one of ${scopes.join(", ")}`];
    }),
  ];
}

/** In Socket Mode request URLs are ignored and hidden; without it each way in needs one. */
function addressProblems({ settings, features }: Manifest): string[] {
  const commands = features?.slash_commands ?? [];
  if (settings?.socket_mode_enabled) {
    return commands
      .filter(({ url }) => url !== undefined)
      .map(({ command }) => `features.slash_commands: ${command} has a url, which Socket Mode ignores`);
  }
  const { event_subscriptions: events, interactivity } = settings ?? {};
  const listens = (events?.bot_events?.length ?? 0) > 0;
  return [
    ...commands
      .filter(({ url }) => url === undefined)
      .map(({ command }) => `features.slash_commands: ${command} needs a url without Socket Mode`),
    ...(listens && !events?.request_url
      ? ["settings.event_subscriptions: request_url is needed without Socket Mode"]
      : []),
    ...(interactivity?.is_enabled && !interactivity.request_url
      ? ["settings.interactivity: request_url is needed without Socket Mode"]
      : []),
  ];
}

function repeated(values: readonly string[]): string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}

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

const knownScopes: ReadonlySet<string> = new Set([
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
function scopesByEvent(event: string): readonly string[] | undefined {
  const found = Object.entries(eventRules).find(([key]) => {
    const [first = "", ...others] = key.split("/");
    if (first.endsWith("*")) return event.startsWith(first.slice(0, -1));
    const stem = first.slice(0, first.indexOf("_") + 1);
    return event === first || others.some((other) => event === stem + other);
  });
  if (found) return found[1];
  // Known from its sample alone, or from the types of Slack's library; scopes from memory.
  const ofChannels = ["channel_id_changed", "channel_shared", "channel_unshared"];
  return ofChannels.includes(event) ? ["channels:read", "groups:read"] : undefined;
}

/** The scopes of which an event needs one, e.g. `message.im`, `group_left`; with the channel's kind, only those that let it see that channel. */
export function eventScopes(event: string, kind?: ChannelKind): string[] {
  const scopes = scopesByEvent(event) ?? [];
  return kind === undefined ? [...scopes] : forKind(scopes, kind);
}

/** Whether Slack sends this event to the app: subscribed, and a scope lets it see that channel. */
export function receivesEvent(manifest: Manifest, event: string, kind?: ChannelKind): boolean {
  const isSubscribed = manifest.settings?.event_subscriptions?.bot_events?.includes(event) ?? false;
  const scopes = eventScopes(event, kind);
  return isSubscribed && (scopes.length === 0 || scopes.some((scope) => hasScope(manifest, scope)));
}
