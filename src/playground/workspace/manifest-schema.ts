import { z } from "zod";
import slackRules from "./slack-rules.json" with { type: "json" };

const { fields } = slackRules.manifest;

/** A string with the length that slack-rules.json gives as `"required 1..35"`. */
function text(written: string): z.ZodString {
  const found = /(\d+)\.\.(\d+)/.exec(written);
  if (!found) throw new Error(`slack-rules.json: no range in "${written}"`);
  return z.string().min(Number(found[1])).max(Number(found[2]));
}

/** The limit that slack-rules.json gives as `"max 50"`. */
function maximum(written: string): number {
  const found = /max (\d+)/.exec(written);
  if (!found) throw new Error(`slack-rules.json: no maximum in "${written}"`);
  return Number(found[1]);
}

const commandRule = fields["features.slash_commands[]"];
const shortcutRule = fields["features.shortcuts[]"];
const eventsRule = fields["settings.event_subscriptions"];

const webAddress = z
  .string()
  .max(maximum(commandRule.url))
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

const scopeList = z.array(z.string()).max(maximum(fields.oauth_config["scopes.bot/user"])).optional();
const flag = z.boolean().optional();

/** The shape of an app manifest: https://docs.slack.dev/reference/app-manifest */
export const manifestSchema = z.strictObject({
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
      redirect_urls: z.array(webAddress).max(maximum(fields.oauth_config.redirect_urls)).optional(),
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
          bot_events: z.array(z.string()).max(maximum(eventsRule.bot_events)).optional(),
          user_events: z.array(z.string()).max(maximum(eventsRule.user_events)).optional(),
          metadata_subscriptions: z
            .array(z.strictObject({ app_id: z.string(), event_type: z.string() }))
            .max(maximum(eventsRule.metadata_subscriptions))
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

export type Manifest = z.infer<typeof manifestSchema>;
