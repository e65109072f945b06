import type { AnyKind, RefOf } from "../../db/outbox/kind.ts";
import type { RowIn } from "../../db/outbox/rows.ts";
import { noteFile } from "../../db/outbox/states.ts";
import type { FileId } from "../programme/ids.ts";
import type { Markup } from "../texts/markup.ts";
import {
  type Address,
  type Decision,
  type DeliveryContext,
  type DrawContext,
  type Effect,
  effect,
  NO_LONGER_NEEDED,
} from "./effects.ts";
import { channelOf, drawContext } from "./message.ts";
import { findFile, stampedName } from "./stamp.ts";

export type DrawnFile = { name: string; title: string; bytes: Uint8Array; comment: Markup };

type FileDefinition<K extends AnyKind> = {
  readonly kind: K;
  readonly to: (context: DeliveryContext, ref: RefOf<K>) => Address | undefined;
  /** A file that takes long to make is made in a worker thread. */
  readonly draw: (context: DrawContext, ref: RefOf<K>) => DrawnFile | undefined | Promise<DrawnFile | undefined>;
};

/** The conversation is closed to the bot, or the workspace does not accept such files. https://docs.slack.dev/reference/methods/files.completeUploadExternal */
const UNWANTED = new Set([
  "channel_not_found",
  "file_type_not_allowed",
  "file_upload_size_restricted",
  "file_uploads_disabled",
  "file_uploads_except_images_disabled",
  "is_archived",
  "not_in_channel",
  "posting_to_channel_denied",
  "restricted_action",
  "storage_limit_reached",
]);

/**
 * Sends a file exactly once. After a call with an unknown end, the file is found by the mark in its name.
 * An upload that was not completed is visible to nobody, and Slack discards it.
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
      // Made before the call begins, so that a slow file does not look like a call without an answer.
      const file = state === "calling" ? undefined : await draw(drawContext(context, address, false), ref);
      if (state !== "calling" && !file) return { drop: NO_LONGER_NEEDED };
      return {
        channel,
        async call(calling) {
          if (!file) return undefined;
          const fileId = await uploadFile(context, calling, file);
          await context.door.call("files.completeUploadExternal", {
            files: JSON.stringify([{ id: fileId, title: file.title }]),
            channel_id: channel,
            initial_comment: file.comment.mrkdwn,
          });
          return { channel };
        },
        find: (calling) => findFile(context, calling, channel),
        refused: (error) => (UNWANTED.has(error) ? "drop" : undefined),
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
