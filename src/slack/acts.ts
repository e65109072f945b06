import type { BlockAction, SlackViewAction } from "@slack/bolt";
import type { HomeView } from "@slack/types";
import { completeState, type State } from "../programme/forms/reading.ts";
import { namedBySlack, type SlackChannelId, type SlackTs, type ViewId } from "../programme/ids.ts";

/** What a person did, read from Slack's request. */

type Metadata = Record<string, string | number>;

export type Command = { channelId: SlackChannelId; text: string };
export type Press = {
  value: string;
  channelId?: SlackChannelId;
  messageTs?: SlackTs;
  view?: { id: ViewId; callbackId: string; metadata: Metadata; state: State; isModal: boolean };
  /** The option, person or date that was chosen. Undefined for a button. */
  chosen?: string;
};
/** `sentAs` is the trigger id: the same when Slack delivers a submission twice, another when the person submits the modal again. */
export type Submission = {
  viewId: ViewId;
  /** The view below the modal, which is shown when the modal is closed. */
  beneathId?: ViewId;
  /** Slack's mark of what the modal showed when it was submitted. Each update of a modal has another one. */
  hash: string;
  sentAs: string;
  metadata: Metadata;
  state: State;
};

/** A button that was pressed, or a choice made in a message or a view. */
export function pressOf(body: BlockAction, actionId: string): Press {
  const action = body.actions.find((candidate) => candidate.action_id === actionId) as
    | Record<string, unknown>
    | undefined;
  const option = action?.selected_option as { value?: string } | null | undefined;
  const chosen =
    option?.value ?? (action?.selected_user as string | undefined) ?? (action?.selected_date as string | undefined);
  const view = body.view as
    | (HomeView & { id: string; callback_id: string; private_metadata: string; state?: { values: State } })
    | undefined;
  return {
    value: typeof action?.value === "string" ? action.value : (chosen ?? ""),
    ...(chosen === undefined ? {} : { chosen }),
    ...(body.channel?.id === undefined ? {} : { channelId: namedBySlack(body.channel.id) }),
    ...(body.message?.ts === undefined ? {} : { messageTs: namedBySlack(body.message.ts) }),
    ...(view === undefined
      ? {}
      : {
          view: {
            id: namedBySlack(view.id),
            callbackId: view.callback_id,
            metadata: metadataOf(view.private_metadata),
            state: completeState(view.blocks, view.state?.values ?? {}),
            isModal: isModal(view as { type?: string }),
          },
        }),
  };
}

/** A modal that was submitted. */
export const submissionOf = ({ view, ...body }: SlackViewAction): Submission => ({
  viewId: namedBySlack(view.id),
  ...(view.previous_view_id ? { beneathId: namedBySlack<ViewId>(view.previous_view_id) } : {}),
  hash: view.hash,
  sentAs: "trigger_id" in body ? body.trigger_id : "",
  metadata: metadataOf(view.private_metadata),
  state: completeState(view.blocks, view.state.values as State),
});

export const isModal = (view: { type?: string } | undefined) => view?.type === "modal";

/** The `private_metadata` that the bot gave to a modal. It comes back from outside, so only strings and numbers are kept. */
export function metadataOf(text: string | undefined): Metadata {
  try {
    const parsed: unknown = JSON.parse(text || "{}");
    if (typeof parsed !== "object" || parsed === null) return {};
    return Object.fromEntries(
      Object.entries(parsed).filter(([, value]) => typeof value === "string" || typeof value === "number"),
    );
  } catch {
    return {};
  }
}
