import type { DeliveryContext } from "./effects.ts";

/** What a list of Slack's holds, page by page. Pages may be short or empty while there are more. https://docs.slack.dev/apis/web-api/pagination */
export async function* pagesOf({ door }: DeliveryContext, method: string, args: Record<string, unknown>) {
  let cursor: string | undefined;
  do {
    const page = await door.call(method, { ...args, ...(cursor === undefined ? {} : { cursor }) });
    yield page;
    cursor = (page.response_metadata as { next_cursor?: string } | undefined)?.next_cursor || undefined;
  } while (cursor !== undefined);
}
