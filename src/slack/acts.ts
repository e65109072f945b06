import type { BlockAction, SlackViewAction } from "@slack/bolt";
import type { HomeView } from "@slack/types";
import { completeState, type State } from "../programme/forms/reading.ts";
import { namedBySlack, type SlackChannelId, type SlackTs, type ViewId } from "../programme/ids.ts";

/** What somebody did, as Slack tells of it. */

type Metadata = Record<string, string | number>;

export type Command = { channelId: SlackChannelId; text: string };
export type Press = {
  value: string;
  channelId?: SlackChannelId;
  messageTs?: SlackTs;
  view?: { id: ViewId; callbackId: string; metadata: Metadata; state: State; isModal: boolean };
  /** What was chosen, where it was no button. */
  chosen?: string;
};
/** `sentAs`: the same for a submission that Slack delivers again, another when she sends the modal again. */
export type Submission = { viewId: ViewId; sentAs: string; metadata: Metadata; state: State };

/** A button that she pressed, or what she chose in a message or a view. */
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

/** A modal that she sent. */
export const submissionOf = ({ view, ...body }: SlackViewAction): Submission => ({
  viewId: namedBySlack(view.id),
  sentAs: "trigger_id" in body ? body.trigger_id : "",
  metadata: metadataOf(view.private_metadata),
  state: completeState(view.blocks, view.state.values as State),
});

export const isModal = (view: { type?: string } | undefined) => view?.type === "modal";

/** What we put into a modal when it was opened. It comes from outside again, so anything but short flat values is left out. */
function metadataOf(text: string | undefined): Metadata {
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
