import type {
  AllMiddlewareArgs,
  App,
  BlockAction,
  SlackActionMiddlewareArgs,
  SlackCommandMiddlewareArgs,
  SlackViewAction,
  SlackViewMiddlewareArgs,
} from "@slack/bolt";

type CommandArgs = SlackCommandMiddlewareArgs & AllMiddlewareArgs;
type PressArgs = SlackActionMiddlewareArgs<BlockAction> & AllMiddlewareArgs;
type SubmissionArgs = SlackViewMiddlewareArgs<SlackViewAction> & AllMiddlewareArgs;
type Hears<Args> = Map<string, (args: Args) => Promise<void>>;

/**
 * Bolt asks every listener about every request, which for two hundred takes longer than most answers. So it gets one for each type of request,
 * which finds by the name who hears it.
 */
export function hearingOf(app: App) {
  const commands: Hears<CommandArgs> = new Map();
  const presses: Hears<PressArgs> = new Map();
  const submissions: Hears<SubmissionArgs> = new Map();
  const events: Hears<{ event: { type: string } }> = new Map();
  app.command(/.*/, async (args) => commands.get(args.command.command)?.(args));
  app.action<BlockAction>(/.*/, (args) => {
    const hear = presses.get(args.action.action_id);
    // A button of a former version in an old message: without an acknowledgement Slack shows a warning sign beside it.
    return hear ? hear(args) : args.ack();
  });
  app.view<SlackViewAction>({ type: "view_submission" }, async (args) =>
    submissions.get(args.view.callback_id)?.(args),
  );
  app.event(/.*/, async (args) => events.get(args.event.type)?.(args));
  return { commands, presses, submissions, events };
}
