import type { ShownChannel } from "../workspace/screen.ts";
import { Refused } from "./connection.ts";
import { matches } from "./picker.ts";
import type { Screen } from "./screen.ts";
import { loadedSession } from "./session.ts";
import { words } from "./words.ts";

export type Suggestion = {
  label: string;
  hint?: string;
  note: string;
  /** What the box holds after it was taken. */
  text: string;
  /** It stands there already, so that Enter sends it. */
  isWhole: boolean;
};

const MOST = 8;

/** Commands for a text that begins with `/`, people for an `@` at its end. */
export function suggestionsFor(text: string): Suggestion[] {
  const command = /^\/(\S*)$/.exec(text);
  if (command)
    return allCommands()
      .filter(({ label }) => label.startsWith(text))
      .slice(0, MOST)
      .map((one) => ({ ...one, isWhole: one.label === text }));
  const person = /(^|\s)@([\p{L}\p{N}._-]*(?: [\p{L}\p{N}._-]*)?)$/u.exec(text);
  if (!person) return [];
  const typed = person[2] ?? "";
  return loadedSession()
    .people.filter(
      ({ name, handle, isDeactivated }) => !isDeactivated && matches(`${name} ${handle}`, typed) && name !== typed,
    )
    .slice(0, MOST)
    .map(({ name, handle, isBot }) => {
      const shown = isBot ? handle : name;
      return {
        label: `@${shown}`,
        note: isBot ? words().bot : "",
        text: `${text.slice(0, text.length - typed.length)}${shown} `,
        isWhole: false,
      };
    });
}

function allCommands(): Omit<Suggestion, "isWhole">[] {
  const ofApp = loadedSession().commands.map(({ command, description, usage_hint }) => ({
    label: command,
    ...(usage_hint ? { hint: usage_hint } : {}),
    note: description,
    text: `${command} `,
  }));
  const ofChat = Object.keys(built).map((name) => ({
    label: name,
    ...(["/invite", "/remove"].includes(name) ? { hint: "@" } : {}),
    note: words().chatCommands[name as keyof typeof built],
    text: `${name} `,
  }));
  return [...ofApp, ...ofChat];
}

/** What the chat itself does, whatever app is in it. */
const built = {
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
  const [command = "", ...words] = typed.split(/\s+/);
  const rest = words.join(" ");
  if (Object.hasOwn(built, command)) return built[command as keyof typeof built](screen, channel, rest);
  return screen.ask("command", { channel: channel.id, command, text: rest });
}

function personNamed(written: string): string {
  const name = written.replace(/^@/, "").trim().toLowerCase();
  const found = loadedSession().people.find((person) =>
    [person.name, person.handle].some((one) => one.toLowerCase() === name),
  );
  if (!found) throw new Refused(words().nobodyCalled(written), "");
  return found.id;
}
