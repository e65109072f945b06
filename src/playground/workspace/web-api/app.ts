import { SlackError } from "../slack-error.ts";
import { limits } from "../slack-rules.ts";
import { type Method, ownChannel, text } from "./call.ts";

const authTest: Method = ({ workspace }) => {
  const { team, app } = workspace.state;
  return {
    url: `https://${team.domain}.slack.com/`,
    team: team.name,
    user: workspace.user(app.botUserId).name,
    team_id: team.id,
    user_id: app.botUserId,
    bot_id: app.botId,
    ...(team.enterpriseId === undefined ? {} : { enterprise_id: team.enterpriseId }),
    is_enterprise_install: team.isEnterpriseInstall ?? false,
  };
};

const openConnection: Method = ({ socket }) => ({ url: socket.issueUrl() });

const teamInfo: Method = ({ workspace }) => {
  const { id, name, domain } = workspace.state.team;
  return {
    team: { id, name, domain, email_domain: "", icon: { image_default: true }, url: `https://${domain}.slack.com/` },
  };
};

const pin: Method = (call) => {
  const { workspace } = call;
  const channel = ownChannel(call);
  const ts = text(call, "timestamp");
  if (ts === "") throw new SlackError("no_item_specified");
  if (!/^\d+\.\d+$/.test(ts)) throw new SlackError("bad_timestamp");
  const message = workspace.message(channel, ts);
  if (!message) throw new SlackError("message_not_found");
  if (message.subtype?.startsWith("channel_")) throw new SlackError("not_pinnable");
  if (channel.pins.includes(ts)) throw new SlackError("already_pinned");
  if (channel.pins.length >= limits.maxPins) throw new SlackError("too_many_pins");
  channel.pins.push(ts);
  workspace.live.send(Object.keys(channel.members), () => ({ type: "pinned", channel: channel.id, ts }));
  return {};
};

const react: Method = (call) => {
  const { workspace } = call;
  const channel = ownChannel(call);
  if (channel.isArchived) throw new SlackError("is_archived");
  const name = text(call, "name");
  if (!/^[a-z0-9_+'-]+(::skin-tone-[2-6])?$/.test(name)) throw new SlackError("invalid_name");
  const message = workspace.message(channel, text(call, "timestamp"));
  if (!message) throw new SlackError("message_not_found");
  const reactions = (message.reactions ?? []) as { name: string; users: string[]; count: number }[];
  const reaction = reactions.find((other) => other.name === name) ?? { name, users: [], count: 0 };
  if (reaction.users.includes(workspace.bot)) throw new SlackError("already_reacted");
  reaction.users.push(workspace.bot);
  reaction.count += 1;
  if (!reactions.includes(reaction)) reactions.push(reaction);
  message.reactions = reactions;
  return {};
};

export const app: Readonly<Record<string, Method>> = {
  "auth.test": authTest,
  "apps.connections.open": openConnection,
  "team.info": teamInfo,
  "pins.add": pin,
  "reactions.add": react,
};
