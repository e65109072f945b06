import type { ShownChannel } from "../workspace/screen.ts";
import { Refused } from "./connection.ts";
import { matches } from "./picker.ts";
import { SAID } from "./refusals.ts";
import type { Screen } from "./screen.ts";
import { loadedSession } from "./session.ts";
import { words } from "./words.ts";

export type Suggestion = {
  label: string;
  hint?: string;
  note: string;
  /** The text of the message box once the suggestion is taken. */
  text: string;
  /** The command is typed out already: Enter sends it instead of taking the suggestion. */
  isTypedOut: boolean;
};

const MAX_SUGGESTIONS = 8;

/** Suggests commands for a text that begins with `/`, and people for an `@` at its end. */
export function suggestionsFor(text: string): Suggestion[] {
  const command = /^\/(\S*)$/.exec(text);
  if (command)
    return allCommands()
      .filter(({ label }) => label.startsWith(text))
      .slice(0, MAX_SUGGESTIONS)
      .map((one) => ({ ...one, isTypedOut: one.label === text }));
  const person = /(^|\s)@([\p{L}\p{N}._-]*(?: [\p{L}\p{N}._-]*)?)$/u.exec(text);
  if (!person) return [];
  const typed = person[2] ?? "";
  return loadedSession()
    .people.filter(
      ({ name, handle, isDeactivated }) => !isDeactivated && matches(`${name} ${handle}`, typed) && name !== typed,
    )
    .slice(0, MAX_SUGGESTIONS)
    .map(({ name, handle, isBot }) => {
      const shown = isBot ? handle : name;
      return {
        label: `@${shown}`,
        note: isBot ? words().bot : "",
        text: `${text.slice(0, text.length - typed.length)}${shown} `,
        isTypedOut: false,
      };
    });
}

function allCommands(): Omit<Suggestion, "isTypedOut">[] {
  const appCommands = loadedSession().commands.map(({ command, description, usage_hint }) => ({
    label: command,
    ...(usage_hint ? { hint: usage_hint } : {}),
    note: description,
    text: `${command} `,
  }));
  const slackCommands = Object.keys(ownCommands).map((name) => ({
    label: name,
    ...(["/invite", "/remove"].includes(name) ? { hint: "@" } : {}),
    note: words().chatCommands[name as keyof typeof ownCommands],
    text: `${name} `,
  }));
  return [...appCommands, ...slackCommands];
}

/** Slack's own commands, which work without the app. */
const ownCommands = {
  "/invite": (screen: Screen, channel: ShownChannel, rest: string) =>
    screen.ask("invite", { channel: channel.id, user: personNamed(rest) }),
  "/remove": (screen: Screen, channel: ShownChannel, rest: string) =>
    screen.ask("remove", { channel: channel.id, user: personNamed(rest) }),
  "/leave": (screen: Screen, channel: ShownChannel) => screen.ask("leave", { channel: channel.id }),
  "/topic": (screen: Screen, channel: ShownChannel, rest: string) =>
    screen.ask("set-topic", { channel: channel.id, topic: rest }),
  "/rename": (screen: Screen, channel: ShownChannel, rest: string) =>
    screen.ask("rename", { channel: channel.id, name: rest }),
  "/archive": (screen: Screen, channel: ShownChannel) => screen.ask("archive", { channel: channel.id }),
} as const;

export function runCommand(screen: Screen, channel: ShownChannel, typed: string): Promise<unknown> {
  const [command = "", ...others] = typed.split(/\s+/);
  const rest = others.join(" ");
  if (Object.hasOwn(ownCommands, command))
    return ownCommands[command as keyof typeof ownCommands](screen, channel, rest);
  return screen.ask("command", { channel: channel.id, command, text: rest });
}

/** Throws `Refused` if nobody has this name or handle. */
function personNamed(written: string): string {
  const name = written.replace(/^@/, "").trim().toLowerCase();
  const found = loadedSession().people.find((person) =>
    [person.name, person.handle].some((one) => one.toLowerCase() === name),
  );
  if (!found) throw new Refused(words().nobodyCalled(written), SAID);
  return found.id;
}
