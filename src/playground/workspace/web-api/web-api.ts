import type { CallFaultKind, Fault, Faults } from "../faults.ts";
import { type Fields, textOf } from "../json.ts";
import type { RateLimits } from "../rate-limits.ts";
import { pause, stopwatch } from "../real-time.ts";
import { botScopes, missingScope } from "../scopes.ts";
import { SlackError } from "../slack-error.ts";
import { methodRule } from "../slack-rules.ts";
import type { ChannelKind } from "../state.ts";
import { app } from "./app.ts";
import { readArguments } from "./arguments.ts";
import type { Call, Method } from "./call.ts";
import { chat } from "./chat.ts";
import { conversations, kindsAsked } from "./conversations.ts";
import { histories } from "./history.ts";
import { people } from "./people.ts";
import { uploading } from "./uploading.ts";
import { views } from "./views.ts";

export type HttpAnswer = { status: number; headers: Readonly<Record<string, string>>; body: string };

/** The connection on which a call came. `gone` resolves when it is closed, by whichever side. */
type Connection = { cut(): void; gone: Promise<unknown> };

/** The app gets no answer to these. */
const CUT: ReadonlySet<CallFaultKind | Fault["kind"]> = new Set(["lost-answer", "late-effect", "reset"] as const);

/** A record of a Web API call by the app. */
export type RecordedCall = {
  method: string;
  args: Fields;
  token: "bot" | "app" | "none" | "wrong";
  /** The answer, also when a fault kept it from the app. */
  answer: Fields;
  status: number;
  /** When, by the workspace's clock, in milliseconds since 1970 UTC. */
  at: number;
  /** How long it took, in milliseconds of real time. */
  ms: number;
  fault?: string;
};

const methods: Readonly<Record<string, Method>> = {
  ...app,
  ...chat,
  ...conversations,
  ...histories,
  ...people,
  ...uploading,
  ...views,
};

const KEPT_CALLS = 20_000;

/** Slack's Web API: tokens, arguments, scopes, rate limits, ordered faults and the methods. */
export class WebApi {
  readonly #call: Omit<Call, "args">;
  readonly #faults: Faults;
  readonly #rateLimits: RateLimits;
  #calls: RecordedCall[] = [];

  constructor(call: Omit<Call, "args">, faults: Faults, rateLimits: RateLimits) {
    this.#call = call;
    this.#faults = faults;
    this.#rateLimits = rateLimits;
  }

  calls(): readonly RecordedCall[] {
    return this.#calls;
  }

  clearCalls(): void {
    this.#calls = [];
  }

  /** Resolves to the HTTP answer, or undefined when a fault says that the connection is cut instead. */
  async answer(method: string, bearer: string, given: Fields, connection: Connection): Promise<HttpAnswer | undefined> {
    const end = this.#call.workspace.activity.begin();
    const elapsed = stopwatch();
    const at = this.#call.workspace.clock.now();
    const fault = this.#faults.takeForCall(method);
    try {
      if (fault && fault.when !== "after") await this.#holdUp(fault, connection);
      const token = this.#tokenKind(bearer || textOf(given.token));
      const {
        status,
        answer,
        headers = {},
      } = this.#faultResult(fault?.kind, fault?.error, fault?.retryAfter) ?? this.#run(method, token, given);
      if (fault?.when === "after") await this.#holdUp(fault, connection);
      const { token: _, ...args } = given;
      this.#record({ method, args, token, answer, status, at, ms: elapsed(), ...(fault ? { fault: fault.kind } : {}) });
      if (fault && CUT.has(fault.kind)) return undefined;
      return {
        status,
        headers: { "x-oauth-scopes": botScopes(this.#call.workspace.manifest).join(","), ...headers },
        body: JSON.stringify(answer),
      };
    } finally {
      end();
    }
  }

  async #holdUp({ kind, ms = 0 }: Fault, { cut, gone }: Connection): Promise<void> {
    if (kind === "delay") await pause(ms);
    if (kind === "hold") await this.#faults.hold(gone);
    if (kind === "late-effect") {
      cut();
      await gone;
    }
  }

  #faultResult(kind: string | undefined, error = "internal_error", retryAfter = 1): CallResult | undefined {
    if (kind === "reset") return { status: 0, answer: {} };
    if (kind === "500") return { status: 500, answer: { ok: false, error: "fatal_error" } };
    if (kind === "503") return { status: 503, answer: { ok: false, error: "service_unavailable" } };
    if (kind === "429") return rateLimited(retryAfter);
    if (kind === "error") return { status: 200, answer: { ok: false, error } };
    return undefined;
  }

  #run(method: string, token: RecordedCall["token"], given: Fields): CallResult {
    const rule = methodRule(method);
    if (!rule) return refusal(new SlackError("unknown_method", { req_method: method }));
    const run = methods[method];
    if (!run) return refusal(new SlackError("not_built_in_the_playground", { req_method: method }));
    try {
      this.#checkToken(method, token);
      if (this.#call.workspace.state.policies.rateLimits) {
        const retryAfter = this.#rateLimits.take(method, this.#addressee(textOf(given.channel)));
        if (retryAfter !== undefined) return rateLimited(retryAfter);
      }
      const call: Call = { ...this.#call, args: readArguments(given, rule) };
      const missing = missingScope(this.#call.workspace.manifest, method, kindsOf(call, method));
      if (missing) throw new SlackError("missing_scope", missing);
      return { status: 200, answer: { ok: true, ...run(call) } };
    } catch (error) {
      if (error instanceof SlackError) return refusal(error);
      throw error;
    }
  }

  /** The key for the rate limit: a person's id and the direct conversation with her count as one. */
  #addressee(id: string): string {
    const { workspace } = this.#call;
    const channel = workspace.findChannel(id);
    if (channel?.kind !== "im") return id;
    return Object.keys(channel.members).find((member) => member !== workspace.bot) ?? id;
  }

  #tokenKind(token: string): RecordedCall["token"] {
    const { botToken, appToken } = this.#call.workspace.state.app;
    if (token === "") return "none";
    if (token === botToken) return "bot";
    return token === appToken ? "app" : "wrong";
  }

  #checkToken(method: string, token: RecordedCall["token"]): void {
    if (token === "none") throw new SlackError("not_authed");
    if (token === "wrong") throw new SlackError("invalid_auth");
    if (token !== (method === "apps.connections.open" ? "app" : "bot")) throw new SlackError("not_allowed_token_type");
    if (this.#call.workspace.user(this.#call.workspace.bot).isDeleted) throw new SlackError("account_inactive");
  }

  #record(call: RecordedCall): void {
    this.#calls.push(call);
    if (this.#calls.length > KEPT_CALLS * 2) this.#calls.splice(0, KEPT_CALLS);
  }
}

type CallResult = { status: number; answer: Fields; headers?: Readonly<Record<string, string>> };

function refusal(error: SlackError): CallResult {
  return { status: 200, answer: { ok: false, error: error.code, ...error.fields } };
}

function rateLimited(seconds: number): CallResult {
  return { status: 429, answer: { ok: false, error: "ratelimited" }, headers: { "retry-after": String(seconds) } };
}

/** The kinds of conversation in a call: the scopes that it needs depend on them. */
function kindsOf(call: Call, method: string): ChannelKind[] {
  const { workspace, args } = call;
  if (method === "conversations.create") return [args.is_private === true ? "private" : "public"];
  if (method === "conversations.list" || method === "users.conversations") return kindsAsked(textOf(args.types));
  if (method === "conversations.open" && textOf(args.channel) === "") {
    return [textOf(args.users).includes(",") ? "mpim" : "im"];
  }
  const id = textOf(args.channel) || textOf(args.channel_id);
  if (workspace.findUser(id)) return ["im"];
  const channel = workspace.findChannel(id);
  return channel && workspace.maySee(channel, workspace.bot) ? [channel.kind] : [];
}
