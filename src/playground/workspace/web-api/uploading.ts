import { messageProblems, refusalAnswer } from "../block-kit/problems.ts";
import { fileObject, findFile, mayOpenFile, share } from "../files.ts";
import { type Fields, listOf, textOf } from "../json.ts";
import { postAsBot } from "../messages.ts";
import { afterRealTime } from "../real-time.ts";
import { SlackError } from "../slack-error.ts";
import { invalidArguments } from "./arguments.ts";
import { type Call, type Method, refuseArchived, text, visibleChannel } from "./call.ts";

/** Real time between the answer and the message with the file. */
const SHARE_DELAY_MS = 20;

/** https://docs.slack.dev/reference/methods/files.getUploadURLExternal */
const MAX_ALT = 1000;

const getUrl: Method = (call) => {
  const length = call.args.length as number;
  if (length <= 0) throw invalidArguments(["must be more than 0 [json-pointer:/length]"]);
  const alt = text(call, "alt_txt");
  if (alt.length > MAX_ALT) throw new SlackError("alt_txt_too_large");
  const { file, url } = call.uploads.begin(text(call, "filename"), length, alt);
  return { upload_url: url, file_id: file.id };
};

/** Completes the upload. With a channel, a message shares the file a moment after the answer, which does not have its timestamp yet. */
const complete: Method = (call) => {
  const { workspace } = call;
  const files = listOf(call.args.files).map(({ id, title }) => ({ file: findFile(workspace, textOf(id)), title }));
  if (files.length === 0) throw invalidArguments(["must provide at least one file [json-pointer:/files]"]);
  const stored = files.map(({ file, title }) => {
    if (!file || file.content === "" || file.user !== workspace.bot) throw new SlackError("file_not_found");
    if (file.completed) throw new SlackError("file_not_found");
    return { file, title };
  });
  const channels = channelsOf(call);
  const content = contentOf(call);
  for (const { file, title } of stored) {
    file.completed = true;
    if (typeof title === "string" && title !== "") file.title = title;
  }
  const end = workspace.activity.begin();
  afterRealTime(SHARE_DELAY_MS, () => {
    for (const channel of channels) {
      const message = postAsBot(workspace, channel, { ...content, file_ids: stored.map(({ file }) => file.id) });
      for (const { file } of stored) share(file, channel, message.ts);
    }
    end();
  });
  return { files: stored.map(({ file }) => fileObject(workspace, file.id)) };
};

function channelsOf(call: Call) {
  const ids = [text(call, "channel_id"), ...text(call, "channels").split(",")].filter((id) => id !== "");
  return ids.map((id) => {
    const channel = visibleChannel({ ...call, args: { channel: id } });
    if (!call.workspace.isMember(channel, call.workspace.bot)) throw new SlackError("not_in_channel");
    refuseArchived(channel);
    return channel;
  });
}

function contentOf(call: Call) {
  const blocks = listOf(call.args.blocks);
  const comment = text(call, "initial_comment");
  const thread = text(call, "thread_ts");
  const problem = blocks.length > 0 || comment !== "" ? messageProblems({ text: comment, blocks }) : undefined;
  if (problem) {
    const { ok: _, error, ...fields }: Fields = refusalAnswer(problem);
    throw new SlackError(textOf(error), fields);
  }
  return { text: comment, ...(blocks.length > 0 ? { blocks } : {}), ...(thread ? { thread_ts: thread } : {}) };
}

const info: Method = (call) => {
  const file = findFile(call.workspace, text(call, "file"));
  if (!file?.completed || !mayOpenFile(call.workspace, file, call.workspace.bot))
    throw new SlackError("file_not_found");
  return { file: fileObject(call.workspace, file.id), comments: [], response_metadata: { next_cursor: "" } };
};

/** Deletes a file that the app uploaded; its messages show a tombstone. https://docs.slack.dev/reference/methods/files.delete */
const remove: Method = (call) => {
  const { workspace } = call;
  const file = findFile(workspace, text(call, "file"));
  if (!file?.completed || !mayOpenFile(workspace, file, workspace.bot)) throw new SlackError("file_not_found");
  if (file.user !== workspace.bot) throw new SlackError("cant_delete_file");
  delete workspace.state.files[file.id];
  return {};
};

export const uploading: Readonly<Record<string, Method>> = {
  "files.delete": remove,
  "files.info": info,
  "files.getUploadURLExternal": getUrl,
  "files.completeUploadExternal": complete,
};
