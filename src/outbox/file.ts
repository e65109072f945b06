import { message } from "../../blocks/kit.ts";
import type { AnyKind, RefOf } from "../../db/outbox/kind.ts";
import type { RowIn } from "../../db/outbox/rows.ts";
import { noteFile } from "../../db/outbox/states.ts";
import type { FileId } from "../programme/ids.ts";
import { SlackRefused } from "../slack/door.ts";
import type { Markup } from "../texts/markup.ts";
import {
  type Address,
  type Decision,
  type DeliveryContext,
  type DrawContext,
  type Effect,
  effect,
  NO_LONGER_NEEDED,
  type Verdict,
} from "./effects.ts";
import { channelOf, drawContext, posting, refusing, unreachable } from "./message.ts";
import { findFile, findMessage, stampedName } from "./stamp.ts";

export type DrawnFile = { name: string; title: string; bytes: Uint8Array; comment: Markup };

type FileDefinition<K extends AnyKind> = {
  readonly kind: K;
  readonly to: (context: DeliveryContext, ref: RefOf<K>) => Address | undefined;
  /** A file that takes long to make is made in a worker thread. */
  readonly draw: (context: DrawContext, ref: RefOf<K>) => DrawnFile | undefined | Promise<DrawnFile | undefined>;
};

/**
 * Sends a file exactly once. After a call with an unknown end, the file is found by the mark in its name.
 * An upload that was not completed is visible to nobody, and Slack discards it. Where the workspace accepts no files, a message says so in the
 * file's place.
 * https://docs.slack.dev/messaging/working-with-files#upload
 */
export const fileEffect = <K extends AnyKind>({ kind, to, draw }: FileDefinition<K>): Effect =>
  effect({
    kind,
    withinHours: false,
    async prepare(context, { ref, state }): Promise<Decision> {
      const address = to(context, ref);
      if (!address) return { drop: "nobody to tell" };
      const channel = await channelOf(context, address);
      if (channel === undefined) return { drop: "person is deactivated" };
      const refused = (error: SlackRefused): Verdict => unreachable(context, address, error);
      if (channel instanceof SlackRefused) return { ...refusing(channel), refused };
      const words = context.words(address.language);
      // Made before the call begins, so that a slow file does not look like a call without an answer.
      const file = state === "calling" ? undefined : await draw(drawContext(context, address, false), ref);
      if (state !== "calling" && !file) return { drop: NO_LONGER_NEEDED };
      return {
        channel,
        async call(calling) {
          if (!file) return undefined;
          try {
            const fileId = await uploadFile(context, calling, file);
            await context.door.call("files.completeUploadExternal", {
              files: JSON.stringify([{ id: fileId, title: file.title }]),
              channel_id: channel,
              initial_comment: file.comment.mrkdwn,
            });
          } catch (error) {
            if (!(error instanceof SlackRefused && (error.meaning === "file" || error.meaning === "not-allowed")))
              throw error;
            const instead = () => message(words.md("general.noFile", { title: file.title }));
            return posting(context, channel, address, instead).call(calling);
          }
          return { channel };
        },
        find: async (calling) =>
          (await findFile(context, calling, channel)) ?? (await findMessage(context, calling, channel)),
        refused,
      };
    },
  });

async function uploadFile(context: DeliveryContext, row: RowIn<"calling">, file: DrawnFile): Promise<FileId> {
  const place = await context.door.call("files.getUploadURLExternal", {
    filename: stampedName(context.db, row, file.name),
    length: file.bytes.byteLength,
  });
  await context.door.upload(String(place.upload_url), file.bytes);
  const fileId = place.file_id as FileId;
  noteFile(context.db, row, fileId);
  return fileId;
}
