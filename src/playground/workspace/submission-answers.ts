import { viewProblems } from "./block-kit/problems.ts";
import { type Fields, fieldsOf, isFields, listOf, textOf } from "./json.ts";
import { SlackError } from "./slack-error.ts";
import type { View } from "./state.ts";
import { dropStack, dropView, findView, pushView, updateView } from "./views.ts";
import type { Workspace } from "./workspace.ts";

export type SubmitOutcome =
  | "closed"
  | "errors"
  | "updated"
  | "pushed"
  | "cleared"
  /** The client has complaints and did not submit. */
  | "not_sent"
  | "timeout"
  /** The app's answer was not valid: Slack shows "We had some trouble connecting". */
  | "connection_error";

export type SubmitResult = { outcome: SubmitOutcome; errors?: Record<string, string>; message?: string };

/** Does to the view what the app's answer to its submission asks. The result's `errors` are by block_id. */
export function answerSubmission(workspace: Workspace, view: View, answer: Fields): SubmitResult {
  view.complaints = {};
  switch (answer.response_action) {
    case undefined:
      if (Object.keys(answer).length > 0) return refused("an ack of a submission may not carry this");
      dropView(workspace, view);
      return { outcome: "closed" };
    case "errors":
      return showErrors(workspace, view, answer.errors);
    case "update":
    case "push":
      return updateOrPush(workspace, view, answer.response_action, answer.view);
    case "clear":
      dropStack(workspace, view.user);
      return { outcome: "cleared" };
    default:
      return refused(`no response_action "${String(answer.response_action)}"`);
  }
}

function showErrors(workspace: Workspace, view: View, errors: unknown): SubmitResult {
  if (!isFields(errors) || Object.keys(errors).length === 0) return refused("errors are missing");
  const inputs = new Set(
    listOf(view.blocks)
      .filter(({ type }) => type === "input")
      .map(({ block_id }) => block_id),
  );
  for (const [blockId, error] of Object.entries(errors)) {
    if (!inputs.has(blockId)) return refused(`no input block "${blockId}"`);
    if (textOf(error) === "") return refused(`the error of "${blockId}" is no text`);
  }
  view.complaints = Object.fromEntries(Object.entries(errors).map(([blockId, error]) => [blockId, textOf(error)]));
  workspace.live.send([view.user], () => ({ type: "view_errors", view: view.id, errors: view.complaints }));
  return { outcome: "errors", errors: view.complaints };
}

function updateOrPush(workspace: Workspace, view: View, action: "update" | "push", given: unknown): SubmitResult {
  const problem = viewProblems(given, "modal");
  if (problem) return refused([problem.error, ...problem.messages].join("; "));
  if (!findView(workspace, view.id)) return refused("the view is closed");
  try {
    if (action === "update") updateView(workspace, view, fieldsOf(given));
    else pushView(workspace, view.user, fieldsOf(given));
  } catch (error) {
    if (error instanceof SlackError) return refused(error.code);
    throw error;
  }
  return { outcome: action === "update" ? "updated" : "pushed" };
}

function refused(message: string): SubmitResult {
  return { outcome: "connection_error", message };
}
