import { randomBytes } from "node:crypto";
import { messageProblems } from "./block-kit/problems.ts";
import { type Fields, listOf, textOf } from "./json.ts";
import {
  type Content,
  deleteMessage,
  editMessage,
  findEphemeral,
  postAsBot,
  postEphemeral,
  removeEphemeral,
  sendLiveEphemeral,
} from "./messages.ts";
import { limits } from "./slack-rules.ts";
import { storedBlocks } from "./stored-blocks.ts";
import type { Workspace } from "./workspace.ts";

/** Where an answer to a response URL goes: the conversation, the person, and the message whose button was pressed. */
export type ResponseContext = { channel: string; user: string; messageTs?: string; threadTs?: string };

type ResponseUrl = ResponseContext & { at: number; uses: number };

export type ResponseAnswer = { status: number; body: string };

/** https://docs.slack.dev/interactivity/handling-user-interaction#message_responses */
export class ResponseUrls {
  readonly #workspace: Workspace;
  readonly #urls = new Map<string, ResponseUrl>();

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  create(context: ResponseContext): string {
    const at = this.#workspace.clock.now();
    for (const [id, url] of this.#urls) {
      if (at - url.at < 2 * limits.responseUrlMs) break;
      this.#urls.delete(id);
    }
    const id = randomBytes(12).toString("hex");
    this.#urls.set(id, { ...context, at, uses: 0 });
    return `${this.#workspace.url}/response/${this.#workspace.state.team.id}/${id}`;
  }

  answer(id: string, body: unknown): ResponseAnswer {
    const url = this.#urls.get(id);
    if (!url) return { status: 404, body: "no_service" };
    if (this.#workspace.clock.now() - url.at > limits.responseUrlMs) return { status: 404, body: "expired_url" };
    if (url.uses >= limits.maxResponseUrlUses) return { status: 404, body: "used_url" };
    if (typeof body !== "object" || body === null) return { status: 400, body: "invalid_payload" };
    url.uses += 1;
    return this.respond(url, body as Fields);
  }

  /** Posts, replaces or deletes a message, as a request to a response URL or the payload in a command's ack asks. */
  respond(context: ResponseContext, body: Fields): ResponseAnswer {
    const workspace = this.#workspace;
    const channel = workspace.findChannel(context.channel);
    if (!channel) return { status: 404, body: "channel_not_found" };
    const ts = context.messageTs ?? "";
    const ephemeral = findEphemeral(workspace, channel, ts, context.user);
    const message = workspace.message(channel, ts);
    if (body.delete_original === true) {
      if (ephemeral) removeEphemeral(workspace, channel, ephemeral);
      else if (message) deleteMessage(workspace, channel, message);
      else return { status: 404, body: "message_not_found" };
      return { status: 200, body: "ok" };
    }
    const problem = messageProblems(body, "response_url");
    if (problem) return { status: 400, body: problem.error };
    if (channel.isArchived) return { status: 404, body: "is_archived" };
    const content = contentOf(body);
    if (body.replace_original === true && ephemeral) {
      ephemeral.text = content.text;
      delete ephemeral.blocks;
      if (content.blocks) ephemeral.blocks = storedBlocks(content.blocks);
      sendLiveEphemeral(workspace, channel, ephemeral);
    } else if (body.replace_original === true && message) {
      editMessage(workspace, channel, message, { ...content, blocks: content.blocks ?? [] }, workspace.bot);
    } else if (body.response_type === "in_channel") {
      postAsBot(workspace, channel, content);
    } else {
      postEphemeral(workspace, channel, context.user, content);
    }
    return { status: 200, body: "ok" };
  }
}

function contentOf(body: Fields): Content {
  const blocks = listOf(body.blocks);
  const thread = textOf(body.thread_ts);
  return {
    text: textOf(body.text),
    ...(blocks.length > 0 ? { blocks } : {}),
    ...(Array.isArray(body.attachments) ? { attachments: listOf(body.attachments) } : {}),
    ...(thread ? { thread_ts: thread } : {}),
  };
}
