import type { Asked, Found, Stop } from "./checking.ts";

/** Scopes that an admin may refuse: without them people cannot be imported from a list. */
const OPTIONAL: readonly string[] = ["files:read", "users:read.email"];

const INSTALL_AGAIN =
  "Open https://api.slack.com/apps, choose the app, App Manifest, paste manifest.yml, save, then Install App → Reinstall to Workspace.";

const stops: Record<Stop["why"], string> = {
  token:
    "Slack does not accept SLACK_BOT_TOKEN. Copy the Bot User OAuth Token again from Install App on https://api.slack.com/apps.",
  network:
    "Slack cannot be reached. Look at the network of this machine, a proxy or firewall, and https://slack-status.com; then run this again.",
  "not-there": "This address does not know blocks.validate. Check SLACK_API_URL; without it Slack's own is asked.",
  busy: "Slack asks to wait, because much was asked of it. Run this again in a few minutes; nothing is wrong.",
};

/** The report, for a person who is no engineer: what is fine, what is missing, what to do. `isWell`: the bot can be started. */
export function tell(found: Found, asked: Asked, samples: number): { lines: string[]; isWell: boolean } {
  const { workspace, scopes, accepted, refused, stop } = found;
  const fine: string[] = [];
  const missing: string[] = [];
  const todo: string[] = [];
  if (workspace) fine.push(`The token works: ${workspace.botName} in ${workspace.name} (${workspace.address}).`);
  if (workspace?.isForAll) {
    missing.push("The app is installed for a whole organisation. It works in one workspace.");
    todo.push("Remove it from the organisation, and install it in the one workspace.");
  }
  const needed = scopes?.missing.filter((scope) => !OPTIONAL.includes(scope)) ?? [];
  const refusedByAdmin = scopes?.missing.filter((scope) => OPTIONAL.includes(scope)) ?? [];
  if (workspace && !scopes) missing.push("Slack did not say which permissions (scopes) the app has.");
  if (scopes && scopes.missing.length === 0)
    fine.push(`The app has all ${asked.scopes.length} permissions (scopes) of manifest.yml.`);
  if (needed.length > 0) {
    missing.push(`The app lacks permissions (scopes): ${needed.join(", ")}.`);
    todo.push(INSTALL_AGAIN);
  }
  if (refusedByAdmin.length > 0)
    missing.push(
      `The app lacks ${refusedByAdmin.join(" and ")}: people cannot be imported from a list. All else works.`,
    );
  if (scopes && scopes.more.length > 0)
    missing.push(
      `The app has permissions that the bot does not need: ${scopes.more.join(", ")}. It works; they can be taken away.`,
    );
  if (accepted > 0) fine.push(`Slack accepts ${accepted} of ${samples} kinds of views and messages.`);
  for (const { of, said } of refused) missing.push(`Slack refuses one: ${of}: ${said.join("; ")}`);
  if (refused.length > 0) todo.push("Send these lines to the developers. People would see an error in those places.");
  if (stop) {
    missing.push(`The check ended early (${stop.said}).`);
    todo.push(stops[stop.why]);
  }
  if (workspace)
    todo.push(
      `Compare by eye, because no bot may ask it: Event Subscriptions lists ${asked.events.join(", ")}; Slash Commands lists ${asked.commands.join(", ")}.`,
    );
  const part = (head: string, lines: readonly string[]) =>
    lines.length > 0 ? [head, ...lines.map((line) => `  - ${line}`)] : [];
  return {
    lines: [...part("Fine:", fine), ...part("Missing:", missing), ...part("To do:", todo), "Nothing was posted."],
    isWell: !stop && refused.length === 0 && needed.length === 0 && workspace?.isForAll === false,
  };
}
