import { noteFile, type OutboxRow, type Ref } from "../../db/outbox/outbox.ts";
import type { FileId } from "../programme/ids.ts";
import type { Markup } from "../texts/markup.ts";
import type { Address, Desk, Easel, Effect, Preparation } from "./effects.ts";
import { channelOf } from "./message.ts";
import { findFile, stampedName } from "./stamp.ts";

export type DrawnFile = { name: string; title: string; bytes: Uint8Array; comment: Markup };

type FileDefinition = {
  kind: string;
  to(desk: Desk, ref: Ref): Address | undefined;
  /** What takes long to draw is drawn in a thread of its own. */
  draw(easel: Easel, ref: Ref): DrawnFile | undefined | Promise<DrawnFile | undefined>;
};

/** The conversation is closed to us, or the workspace takes no such files. https://docs.slack.dev/reference/methods/files.completeUploadExternal */
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
 * A file that arrives exactly once: its name carries a mark, by which it is found again where the end of a call is uncertain.
 * What was uploaded without being completed is seen by nobody, and forgotten by Slack.
 * https://docs.slack.dev/messaging/working-with-files#upload
 */
export function fileEffect({ kind, to, draw }: FileDefinition): Effect {
  return {
    kind,
    withinHours: false,
    async prepare(desk, row): Promise<Preparation> {
      const address = to(desk, row.ref);
      if (!address) return { drop: "nobody to tell" };
      const drawn = () =>
        draw(
          {
            db: desk.db,
            now: desk.now,
            zone: desk.zone,
            words: desk.words(address.language),
            viewer: address.viewer,
            isRedraw: false,
          },
          row.ref,
        );
      const channel = await channelOf(desk, address);
      if (channel === undefined) return { drop: "person is deactivated" };
      // Before the call begins: however long it takes, the row does not look like one whose call was not answered.
      const file = row.state === "calling" ? undefined : await drawn();
      if (row.state !== "calling" && !file) return { drop: "lost its point" };
      return {
        channel,
        async call(calling) {
          if (!file) return undefined;
          const fileId = await uploaded(desk, calling, file);
          await desk.door.call("files.completeUploadExternal", {
            files: JSON.stringify([{ id: fileId, title: file.title }]),
            channel_id: channel,
            initial_comment: file.comment.mrkdwn,
          });
          return { channel };
        },
        find: (calling) => findFile(desk, calling, channel),
        refused: (error) => (UNWANTED.has(error) ? "drop" : undefined),
      };
    },
  };
}

async function uploaded(desk: Desk, row: OutboxRow, file: DrawnFile): Promise<FileId> {
  const place = await desk.door.call("files.getUploadURLExternal", {
    filename: stampedName(desk.db, row, file.name),
    length: file.bytes.byteLength,
  });
  await desk.door.upload(String(place.upload_url), file.bytes);
  const fileId = place.file_id as FileId;
  noteFile(desk.db, row, fileId);
  return fileId;
}
