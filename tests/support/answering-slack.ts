import { LogLevel, WebClient } from "@slack/web-api";

type Args = Record<string, string>;

/** A refusal of every call of a method, except in one conversation. */
type Refused = { method: string; code: string; butNotIn: string };

/**
 * Slack's Web API in memory, for tests that make thousands of calls: it answers what the bot needs to go on, and refuses a method while it is told
 * to. The strict workspace (src/playground/workspace) is the one that checks what is sent.
 */
export class AnsweringSlack {
  readonly botUserId = "U00BOT";
  /** The calls that had an effect. */
  readonly done: { method: string; args: Args }[] = [];
  refused: Refused | undefined;
  /** Who is in which channel, beside the bot. */
  readonly members = new Map<string, Set<string>>();
  /** The messages, with the metadata as it was sent. */
  readonly messages: { ts: string; metadata?: unknown }[] = [];
  #number = 0;

  readonly client = new WebClient("xoxb-test", {
    slackApiUrl: "http://slack.invalid/api/",
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logLevel: LogLevel.ERROR,
    fetch: async (url, init) => {
      const method = String(url).split("/").at(-1) ?? "";
      const args = Object.fromEntries(new URLSearchParams(String(init?.body ?? "")));
      return Response.json(this.#answer(method, args));
    },
  });

  #answer(method: string, args: Args): object {
    if (this.refused?.method === method && args.channel !== this.refused.butNotIn)
      return { ok: false, error: this.refused.code };
    this.done.push({ method, args });
    return { ok: true, ...this.#effect(method, args) };
  }

  #effect(method: string, args: Args): object {
    const number = ++this.#number;
    const ts = `1770000000.${String(number).padStart(6, "0")}`;
    const { channel = "" } = args;
    switch (method) {
      case "auth.test":
        return { user_id: this.botUserId, team_id: "T1" };
      case "chat.postMessage":
        this.messages.push({ ts, metadata: JSON.parse(args.metadata ?? "null") });
        return { channel, ts };
      case "conversations.open":
        return { channel: { id: `D${number}` } };
      case "conversations.create":
        return { channel: { id: `C${number}` } };
      case "conversations.info":
        return { channel: { id: channel, name: "kanava", is_private: true, is_member: true } };
      case "conversations.members":
        return { members: [this.botUserId, ...(this.members.get(channel) ?? [])] };
      case "conversations.history":
        return { messages: this.messages };
      case "users.conversations":
        return { channels: [] };
      case "users.info":
        return { user: { id: args.user, team_id: "T1", profile: { real_name: "Uusi" } } };
      case "files.getUploadURLExternal":
        return { upload_url: "data:,taken", file_id: `F${number}` };
      default:
        return {};
    }
  }

  timesDone(method: string, { butNotIn }: { butNotIn: string }): number {
    return this.done.filter((one) => one.method === method && one.args.channel !== butNotIn).length;
  }
}
