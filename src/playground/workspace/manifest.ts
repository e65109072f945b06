import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { type Manifest, manifestSchema } from "./manifest-schema.ts";
import { botScopes, commandScope, findEventScopes, hasScope, knownScopes } from "./scopes.ts";
import slackRules from "./slack-rules.json" with { type: "json" };

const { slash_command_names: names } = slackRules.manifest;

/** Reads manifest.yml. Throws an Error that names every problem if Slack would refuse the manifest. */
export function readManifest(path: string): Manifest {
  const written: unknown = parse(readFileSync(path, "utf8"));
  const problems = manifestProblems(written);
  if (problems.length > 0) throw new Error(`${path}:\n${problems.join("\n")}`);
  return manifestSchema.parse(written);
}

/** What Slack would refuse or ignore in this manifest, one line for each problem. */
export function manifestProblems(manifest: unknown): string[] {
  const read = manifestSchema.safeParse(manifest);
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
      const scopes = findEventScopes(event);
      if (!scopes) return [`${at}: ${event} is unknown`];
      const isAllowed = scopes.length === 0 || scopes.some((scope) => hasScope(manifest, scope));
      return isAllowed ? [] : [`${at}: ${event} needs one of ${scopes.join(", ")}`];
    }),
  ];
}

/** In Socket Mode Slack ignores and hides request URLs; without it commands, events and interactivity need them. */
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
