import type { Words } from "./words/fi.ts";

export type RefusalKind = keyof Words["refusals"];

/** What the workspace's client refuses (workspace/client-api.ts and the files that it uses), by Slack's code or by its English text. */
const kinds: readonly (readonly [RegExp, RefusalKind])[] = [
  [/is not a command of this workspace$/, "noCommand"],
  [/^(is_archived|already_archived|no commands in an archived channel)$/, "archived"],
  [/^(not_archived|nobody can join this channel)$/, "cannotJoin"],
  [/^(this view is not on top of her screen|no modal is open|this view has no submit button)$/, "closed"],
  [/^(message_not_found|no such thread|this message is not there any more)$/, "noMessage"],
  [/^(channel_not_found|not_in_channel|she does not see this conversation)$/, "noConversation"],
  [/^(no|\d+) (buttons|fields?) "/, "noButton"],
  [/^(user_not_found|account_inactive|.*No such person to choose\.)$/, "noPerson"],
  [/^.*No such conversation to choose\.$/, "noConversation"],
  [/^already_in_channel$/, "alreadyThere"],
  [/^name_taken$/, "nameTaken"],
  [/^invalid_name/, "wrongName"],
  [/^only admins can do this/, "onlyAdmins"],
  [/^she can change only her own messages$/, "onlyOwn"],
  [/^the app takes no messages$/, "noMessagesToApp"],
  [/^(file_not_found|.*No such file\.)$/, "noFile"],
];

export const refusalKind = (code: string, text: string): RefusalKind | undefined =>
  kinds.find(([pattern]) => pattern.test(code || text))?.[1];
