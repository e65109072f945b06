import { randomBytes } from "node:crypto";
import type { Workspace } from "./workspace.ts";

/** The app is removed from the workspace, and installed again. */

/**
 * Its token counts no longer, its user is closed, and it is told so by two events, in whichever order.
 * https://docs.slack.dev/reference/events/app_uninstalled
 */
export function uninstallApp(workspace: Workspace, { isReversed = false } = {}): void {
  const bot = workspace.user(workspace.bot);
  bot.isDeleted = true;
  const events = [
    { type: "tokens_revoked", tokens: { oauth: [], bot: [bot.id] }, event_ts: workspace.nextTs() },
    { type: "app_uninstalled", event_ts: workspace.nextTs() },
  ];
  for (const event of isReversed ? events.toReversed() : events) workspace.sendEvent(event);
}

/** With a new token and as a new user, who is in no channel; what the former one made stays its own. */
export function reinstallApp(workspace: Workspace): { botToken: string; botUserId: string } {
  const { app, users } = workspace.state;
  const former = workspace.user(app.botUserId);
  former.isDeleted = true;
  app.botUserId = workspace.nextId("U");
  app.botId = workspace.nextId("B");
  app.botToken = `xoxb-${randomBytes(12).toString("hex")}`;
  users[app.botUserId] = { ...former, id: app.botUserId, isDeleted: false, updated: workspace.seconds() };
  workspace.indexUser(former);
  workspace.addUser(users[app.botUserId] ?? former);
  return { botToken: app.botToken, botUserId: app.botUserId };
}
