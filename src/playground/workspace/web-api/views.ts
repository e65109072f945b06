import { messageProblems, refusalAnswer, viewProblems } from "../block-kit/problems.ts";
import { type Fields, fieldsOf } from "../json.ts";
import { SlackError } from "../slack-error.ts";
import {
  findView,
  homeOf,
  openView,
  publishHome,
  pushView,
  updateView,
  viewByExternalId,
  viewObject,
} from "../views.ts";
import { invalidArguments } from "./arguments.ts";
import { type Call, type Method, text } from "./call.ts";

/** The view, which Slack would accept. Throws SlackError otherwise. */
export function checkedView(given: unknown, surface: "modal" | "home"): Fields {
  const problem = viewProblems(given, surface);
  if (!problem) return fieldsOf(given);
  const { ok: _, error: __, ...fields } = refusalAnswer(problem);
  throw new SlackError(problem.error, fields);
}

function triggerOf(call: Call): string {
  const id = text(call, "trigger_id") || text(call, "interactivity_pointer");
  if (id === "") throw invalidArguments(["missing required field: trigger_id"]);
  return id;
}

const open: Method = (call) => stacked(call, openView);
const push: Method = (call) => stacked(call, pushView);

function stacked(call: Call, stack: typeof openView): Fields {
  const { workspace, triggers, args } = call;
  const id = triggerOf(call);
  const { user, channel } = triggers.check(id);
  const given = checkedView(args.view, "modal");
  const view = stack(workspace, user, given, channel);
  triggers.take(id);
  return { view: viewObject(workspace, view) };
}

const update: Method = (call) => {
  const { workspace } = call;
  const id = text(call, "view_id");
  const external = text(call, "external_id");
  if (id !== "" && external !== "") throw invalidArguments(["Cannot provide both `view_id` and `external_id`"]);
  if (id === "" && external === "") throw invalidArguments(["missing required field: view_id"]);
  const view = id === "" ? viewByExternalId(workspace, external) : findView(workspace, id);
  const given = checkedView(call.args.view, view?.type ?? "modal");
  if (!view || view.lost) throw new SlackError("not_found");
  refuseOldHash(call, view.hash);
  updateView(workspace, view, given);
  return { view: viewObject(workspace, findView(workspace, view.id) ?? view) };
};

const publish: Method = (call) => {
  const { workspace } = call;
  if (workspace.manifest.features?.app_home?.home_tab_enabled !== true) throw new SlackError("not_enabled");
  const user = workspace.findUser(text(call, "user_id"));
  if (!user) throw invalidArguments(["invalid `user_id`"]);
  const given = checkedView(call.args.view, "home");
  const former = homeOf(workspace, user.id);
  if (former) refuseOldHash(call, former.hash);
  return { view: viewObject(workspace, publishHome(workspace, user.id, given)) };
};

function refuseOldHash(call: Call, hash: string): void {
  const given = text(call, "hash");
  if (given !== "" && given !== hash) throw new SlackError("hash_conflict");
}

/** https://docs.slack.dev/reference/methods/blocks.validate: exactly one of three; refused contents are an error with a list. */
const validate: Method = ({ args }) => {
  const given = ["blocks", "message", "view"].filter((name) => args[name] !== undefined);
  if (given.length !== 1) throw invalidArguments(["provide exactly one of blocks, view or message"]);
  const view = args.view === undefined ? undefined : fieldsOf(args.view);
  const problem = view
    ? viewProblems(view, view.type === "home" ? "home" : "modal")
    : messageProblems(args.message === undefined ? { blocks: args.blocks } : fieldsOf(args.message));
  if (!problem) return {};
  throw new SlackError(`invalid_${given[0]}`, {
    errors: problem.messages.map((message) => ({
      pointer: /json-pointer:([^\]]*)/.exec(message)?.[1] ?? "",
      code: "failed_constraint",
      message,
    })),
  });
};

export const views: Readonly<Record<string, Method>> = {
  "blocks.validate": validate,
  "views.open": open,
  "views.push": push,
  "views.update": update,
  "views.publish": publish,
};
