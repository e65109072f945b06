import type { Fields } from "./json.ts";
import type { Channel, StoredFile } from "./state.ts";
import type { Workspace } from "./workspace.ts";

const kinds: Readonly<Record<string, { mimetype: string; pretty: string }>> = {
  csv: { mimetype: "text/csv", pretty: "CSV" },
  gif: { mimetype: "image/gif", pretty: "GIF" },
  ics: { mimetype: "text/calendar", pretty: "ICS" },
  jpg: { mimetype: "image/jpeg", pretty: "JPEG" },
  json: { mimetype: "application/json", pretty: "JSON" },
  m4a: { mimetype: "audio/mp4", pretty: "MPEG 4 Audio" },
  pdf: { mimetype: "application/pdf", pretty: "PDF" },
  png: { mimetype: "image/png", pretty: "PNG" },
  txt: { mimetype: "text/plain", pretty: "Plain Text" },
  xlsx: { mimetype: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", pretty: "Excel Spreadsheet" },
};

const unknownKind = { mimetype: "application/octet-stream", pretty: "Binary" };

export function addFile(
  workspace: Workspace,
  file: Pick<StoredFile, "name" | "alt" | "user" | "content" | "size" | "completed" | "clip">,
): StoredFile {
  const filetype = file.name.includes(".") ? file.name.slice(file.name.lastIndexOf(".") + 1).toLowerCase() : "binary";
  const stored: StoredFile = {
    ...file,
    id: workspace.nextId("F"),
    title: file.name,
    filetype,
    mimetype: (kinds[filetype] ?? unknownKind).mimetype,
    created: workspace.seconds(),
    shares: [],
  };
  workspace.state.files[stored.id] = stored;
  return stored;
}

export function findFile(workspace: Workspace, id: string): StoredFile | undefined {
  return Object.hasOwn(workspace.state.files, id) ? workspace.state.files[id] : undefined;
}

/** Whether the user uploaded the file, or sees a conversation in which it was shared. */
export function mayOpenFile(workspace: Workspace, file: StoredFile, user: string): boolean {
  if (file.user === user) return true;
  return file.shares.some(({ channel }) => workspace.maySee(workspace.channel(channel), user));
}

export function share(file: StoredFile, channel: Channel, ts: string): void {
  file.shares.push({ channel: channel.id, ts });
}

export function fileObject(workspace: Workspace, id: string): Fields {
  const file = findFile(workspace, id);
  if (!file) return { id, mode: "tombstone" };
  const sharedIn = (kind: "public" | "private") => {
    const places = file.shares.filter(
      ({ channel }) => (workspace.channel(channel).kind === "public") === (kind === "public"),
    );
    return Object.fromEntries(places.map(({ channel, ts }) => [channel, [{ ts }]]));
  };
  const ids = (isWanted: (channel: Channel) => boolean) =>
    file.shares
      .map(({ channel }) => workspace.channel(channel))
      .filter(isWanted)
      .map((channel) => channel.id);
  const url = `${workspace.url}/files/${file.id}/${encodeURIComponent(file.name)}`;
  return {
    id: file.id,
    created: file.created,
    timestamp: file.created,
    name: file.name,
    title: file.title,
    ...(file.alt === undefined ? {} : { alt_txt: file.alt }),
    mimetype: file.mimetype,
    filetype: file.filetype,
    pretty_type: (kinds[file.filetype] ?? unknownKind).pretty,
    user: file.user,
    user_team: workspace.state.team.id,
    editable: false,
    size: file.size,
    mode: "hosted",
    is_external: false,
    external_type: "",
    is_public: file.shares.some(({ channel }) => workspace.channel(channel).kind === "public"),
    public_url_shared: false,
    display_as_bot: false,
    username: "",
    url_private: url,
    url_private_download: `${url}?download=1`,
    permalink: url,
    ...(file.clip ? clipFields(file.clip, url) : {}),
    has_rich_preview: false,
    file_access: "visible",
    channels: ids(({ kind }) => kind === "public"),
    groups: ids(({ kind }) => kind === "private" || kind === "mpim"),
    ims: ids(({ kind }) => kind === "im"),
    shares: { public: sharedIn("public"), private: sharedIn("private") },
  };
}

/** What Slack says of a recording in addition. It shows what it has heard as a caption. https://docs.slack.dev/reference/objects/file-object */
const clipFields = ({ durationMs, words }: NonNullable<StoredFile["clip"]>, url: string): Fields => ({
  subtype: "slack_audio",
  media_display_type: "audio",
  duration_ms: durationMs,
  aac: url,
  audio_wave_samples: [],
  transcription:
    words === ""
      ? { status: "none" }
      : { status: "complete", locale: "en-US", preview: { content: words, has_more: false } },
});
