import { escaped } from "./messages.ts";
import type { Workspace } from "./workspace.ts";

/**
 * The text that a client sends for what a person typed: `&<>` are escaped, and with `references` `@Name`, `@handle` and `#channel` become
 * `<@U…>` and `<#C…>`, for commands `labelled` with the name.
 */
export function typedText(workspace: Workspace, typed: string, references: "none" | "plain" | "labelled"): string {
  const text = escaped(typed);
  if (references === "none") return text;
  return text.replace(
    /(?<![\w&])([@#])([\p{L}\p{N}._-]+(?: [\p{L}\p{N}._'-]+){0,4})/gu,
    (whole, sign: string, words: string) => {
      for (let name = words; name !== ""; name = name.slice(0, Math.max(0, name.search(/[ .]\S*$/)))) {
        const found = sign === "@" ? person(workspace, name, references) : channel(workspace, name, references);
        if (found) return found + words.slice(name.length);
      }
      return whole;
    },
  );
}

function person(workspace: Workspace, name: string, references: string): string | undefined {
  const user = workspace.userByName(name) ?? workspace.userByRealName(name);
  if (!user) return undefined;
  return references === "labelled" ? `<@${user.id}|${user.name}>` : `<@${user.id}>`;
}

function channel(workspace: Workspace, name: string, references: string): string | undefined {
  const found = workspace.channelByName(name);
  if (!found) return undefined;
  return references === "labelled" ? `<#${found.id}|${found.name}>` : `<#${found.id}>`;
}
