import { describe, expect, test } from "vitest";
import { madeUp } from "../support/made-up.ts";
import { clientOf, refusalOf, smallManifest, smallWorkspace } from "../support/small-app.ts";

async function withClient(options: Parameters<typeof smallWorkspace>[0] = {}) {
  const workspace = await smallWorkspace(options);
  const [mirja, amina] = [workspace.person("Mirja Virtanen"), workspace.person("Amina Yusuf")];
  return { workspace, client: clientOf(workspace), mirja, amina };
}

async function privateChannel(client: ReturnType<typeof clientOf>, name: string, ...users: string[]): Promise<string> {
  const { channel } = await client.conversations.create({ name, is_private: true });
  const id = channel?.id ?? madeUp("");
  if (users.length > 0) await client.conversations.invite({ channel: id, users: users.join(",") });
  return id;
}

describe("tokens, scopes and arguments", () => {
  test("a call without a token, with an unknown one, or with the wrong kind of token is refused", async () => {
    const { workspace } = await withClient();
    const ask = async (method: string, token?: string) => {
      const headers = token ? { authorization: `Bearer ${token}` } : {};
      const response = await fetch(workspace.apiUrl + method, { method: "POST", headers });
      return ((await response.json()) as { error?: string }).error;
    };
    expect(await ask("auth.test")).toBe("not_authed");
    expect(await ask("auth.test", "xoxb-wrong")).toBe("invalid_auth");
    expect(await ask("auth.test", workspace.appToken)).toBe("not_allowed_token_type");
    expect(await ask("apps.connections.open", workspace.botToken)).toBe("not_allowed_token_type");
    expect(await ask("chat.postMesage", workspace.botToken)).toBe("unknown_method");
    expect(await ask("auth.test", workspace.botToken)).toBeUndefined();
  });

  test("a scope that is not in the manifest is named", async () => {
    const { client, mirja } = await withClient();
    expect(await refusalOf(client.conversations.create({ name: "julkinen" }))).toMatchObject({
      ok: false,
      error: "missing_scope",
      needed: "channels:manage,channels:write",
      provided: smallManifest.oauth_config?.scopes?.bot?.join(","),
    });
    expect(await refusalOf(client.users.lookupByEmail({ email: "x@example.org" }))).toMatchObject({
      error: "missing_scope",
      needed: "users:read.email",
    });
    const { user } = await client.users.info({ user: mirja.id });
    expect(user?.profile).not.toHaveProperty("email");
    expect(user).not.toHaveProperty("locale");
    expect((await client.users.info({ user: mirja.id, include_locale: true })).user?.locale).toBe("en-US");
  });

  test("arguments that are missing, unknown or ill-formed are refused, in forms and in JSON", async () => {
    const { workspace, client } = await withClient();
    expect(await refusalOf(client.apiCall("chat.postMessage", { text: "?" }))).toMatchObject({
      error: "invalid_arguments",
      response_metadata: { messages: ["[ERROR] missing required field: channel"] },
    });
    expect(await refusalOf(client.apiCall("conversations.info", { channel: "C1", kanava: "C2" }))).toMatchObject({
      error: "invalid_arguments",
    });
    const channel = await privateChannel(client, "json");
    const invite = await fetch(`${workspace.apiUrl}conversations.invite`, {
      method: "POST",
      headers: { authorization: `Bearer ${workspace.botToken}`, "content-type": "application/json" },
      body: JSON.stringify({ channel, users: [workspace.person("Amina Yusuf").id] }),
    });
    expect(await invite.json()).toMatchObject({ ok: false, error: "invalid_arguments" });
    const users = JSON.stringify([workspace.person("Amina Yusuf").id]);
    expect(await refusalOf(client.conversations.invite({ channel, users }))).toMatchObject({ error: "user_not_found" });
    expect(await refusalOf(client.apiCall("chat.postMessage", { channel, blocks: "[" }))).toMatchObject({
      error: "invalid_blocks_format",
    });
  });

  test("bad blocks are refused in Slack's shape", async () => {
    const { client } = await withClient();
    const channel = await privateChannel(client, "lohkot");
    const blocks = [{ type: "section" as const, text: { type: "mrkdwn" as const, text: "x".repeat(3001) } }];
    expect(await refusalOf(client.chat.postMessage({ channel, text: "x", blocks }))).toMatchObject({
      error: "invalid_blocks",
      errors: ["must be less than 3001 characters [json-pointer:/blocks/0/text/text]"],
    });
  });
});

describe("channels", () => {
  test("names are checked; archived channels and channels that the bot does not see also take names", async () => {
    const { client, mirja } = await withClient();
    const create = (name: string) => refusalOf(client.conversations.create({ name, is_private: true }));
    expect(await create("Iso")).toMatchObject({ error: "invalid_name_specials" });
    expect(await create("pari-äiti")).toMatchObject({ error: "invalid_name_specials" });
    expect(await create("---")).toMatchObject({ error: "invalid_name_punctuation" });
    expect(await create("x".repeat(81))).toMatchObject({ error: "invalid_name_maxlength" });
    await mirja.createChannel("salainen", { private: true });
    expect(await create("salainen")).toMatchObject({ error: "name_taken" });
    const channel = await privateChannel(client, "vanha");
    await client.conversations.archive({ channel });
    expect(await create("vanha")).toMatchObject({ error: "name_taken" });
  });

  test("an invitation is for all or none unless forced, and names the users whom it refuses", async () => {
    const { workspace, client, mirja, amina } = await withClient();
    const guest = workspace.person("Vieras Guest").id;
    const bot = workspace.person("Toinen Botti").id;
    const channel = await privateChannel(client, "kutsut", mirja.id);
    const invite = (users: string[], force = false) =>
      client.conversations.invite({ channel, users: users.join(","), force });
    expect(await refusalOf(invite([amina.id, guest]))).toMatchObject({
      error: "user_is_restricted",
      errors: [{ user: guest, ok: false, error: "user_is_restricted" }],
    });
    expect(await refusalOf(invite([mirja.id]))).toMatchObject({ error: "already_in_channel" });
    expect(await refusalOf(invite([bot]))).toMatchObject({ error: "cant_invite" });
    expect(await refusalOf(invite([workspace.botUserId]))).toMatchObject({ error: "cant_invite_self" });
    const list = async () => (await client.conversations.members({ channel })).members;
    expect(await list()).toEqual([workspace.botUserId, mirja.id]);
    await invite([amina.id, guest], true);
    expect(await list()).toEqual([workspace.botUserId, mirja.id, amina.id]);
    await workspace.control.policies({ guestsMayBeInvited: true });
    await invite([guest]);
    await mirja.deactivate(amina.id);
    const other = await privateChannel(client, "toinen");
    expect(await refusalOf(client.conversations.invite({ channel: other, users: amina.id }))).toMatchObject({
      error: "user_not_found",
    });
    expect(await list()).toContain(amina.id);
  });

  test("the bot may not change channels without it, other people's channels and archived channels", async () => {
    const { workspace, client, mirja } = await withClient();
    const theirs = await mirja.createChannel("heidan", { private: true });
    expect(await refusalOf(client.chat.postMessage({ channel: theirs, text: "?" }))).toMatchObject({
      error: "channel_not_found",
    });
    await mirja.invite(theirs, workspace.botUserId);
    expect(await refusalOf(client.conversations.rename({ channel: theirs, name: "meidan" }))).toMatchObject({
      error: "not_authorized",
    });
    const general = (await mirja.channel("#yleinen")).id;
    expect(await refusalOf(client.chat.postMessage({ channel: general, text: "?" }))).toMatchObject({
      error: "not_in_channel",
    });
    await workspace.control.policies({ appsMayKick: false });
    const own = await privateChannel(client, "oma", mirja.id);
    expect(await refusalOf(client.conversations.kick({ channel: own, user: mirja.id }))).toMatchObject({
      error: "restricted_action",
    });
    const { ts = "" } = await client.chat.postMessage({ channel: own, text: "ennen" });
    await client.conversations.rename({ channel: own, name: "oma-uusi" });
    await client.conversations.archive({ channel: own });
    expect(await refusalOf(client.conversations.archive({ channel: own }))).toMatchObject({
      error: "already_archived",
    });
    expect(await refusalOf(client.chat.postMessage({ channel: own, text: "?" }))).toMatchObject({
      error: "is_archived",
    });
    expect(await refusalOf(client.chat.update({ channel: own, ts, text: "?" }))).toMatchObject({
      error: "is_inactive",
    });
    expect(await refusalOf(client.conversations.invite({ channel: own, users: mirja.id }))).toMatchObject({
      error: "is_archived",
    });
    expect(await refusalOf(client.conversations.unarchive({ channel: own }))).toMatchObject({
      error: "not_in_channel",
    });
  });
});

describe("messages", () => {
  test("a message to a deactivated person succeeds, but a conversation with her cannot be opened", async () => {
    const { client, mirja, amina } = await withClient();
    const opened = await client.conversations.open({ users: amina.id });
    await mirja.deactivate(amina.id);
    expect(await refusalOf(client.conversations.open({ users: amina.id }))).toMatchObject({ error: "user_disabled" });
    const posted = await client.chat.postMessage({ channel: amina.id, text: "hei" });
    expect(posted.channel).toBe(opened.channel?.id);
    await expect(amina.dm()).rejects.toThrow("account_inactive");
    expect((await client.users.info({ user: amina.id })).user).toMatchObject({ deleted: true });
  });

  test("the bot updates and deletes only its own messages, direct ones by the conversation's id", async () => {
    const { client, mirja } = await withClient();
    const { channel = "", ts = "" } = await client.chat.postMessage({ channel: mirja.id, text: "a" });
    expect(await refusalOf(client.chat.update({ channel: mirja.id, ts, text: "b" }))).toMatchObject({
      error: "channel_not_found",
    });
    await client.chat.update({ channel, ts, text: "b" });
    const hers = await mirja.say(channel, "minun");
    expect(await refusalOf(client.chat.update({ channel, ts: hers.ts, text: "?" }))).toMatchObject({
      error: "cant_update_message",
    });
    expect(await refusalOf(client.chat.delete({ channel, ts: hers.ts }))).toMatchObject({
      error: "cant_delete_message",
    });
    await client.chat.delete({ channel, ts });
    expect(await refusalOf(client.chat.update({ channel, ts, text: "?" }))).toMatchObject({
      error: "message_not_found",
    });
    expect((await mirja.dm()).map(({ text }) => text)).toEqual(["minun"]);
  });

  test("an ephemeral message is for a member only, and in no history", async () => {
    const { client, mirja, amina } = await withClient();
    const channel = await privateChannel(client, "hiljaa", mirja.id);
    expect(await refusalOf(client.chat.postEphemeral({ channel, user: amina.id, text: "?" }))).toMatchObject({
      error: "user_not_in_channel",
    });
    const { message_ts: ts = "" } = await client.chat.postEphemeral({ channel, user: mirja.id, text: "vain sinä" });
    expect((await mirja.messages(channel)).at(-1)).toMatchObject({ text: "vain sinä", ephemeral: true });
    const { messages } = await client.conversations.history({ channel });
    expect(messages?.map(({ text }) => text)).not.toContain("vain sinä");
    expect(await refusalOf(client.chat.update({ channel, ts, text: "?" }))).toMatchObject({
      error: "message_not_found",
    });
  });

  test("a history has pages, newest first, between two timestamps; a thread has pages of its own", async () => {
    const { client, mirja } = await withClient();
    const { channel: dm } = await client.conversations.open({ users: mirja.id });
    const channel = dm?.id ?? madeUp("");
    const stamps: string[] = [];
    for (const text of ["1", "2", "3", "4", "5"]) {
      stamps.push((await client.chat.postMessage({ channel, text, metadata: tagged(text) })).ts ?? "");
    }
    const [first = "", second = "", , fourth = ""] = stamps;
    for (const text of ["a", "b"]) await mirja.say(channel, text, { threadTs: first });
    const texts = async (options: object) => {
      const page = await client.conversations.history({ channel, ...options });
      return { texts: page.messages?.map(({ text }) => text), next: page.response_metadata?.next_cursor };
    };
    const page = await texts({ limit: 2 });
    expect(page.texts).toEqual(["5", "4"]);
    expect(await texts({ limit: 3, cursor: page.next })).toEqual({ texts: ["3", "2", "1"], next: undefined });
    expect((await texts({ oldest: second, latest: fourth })).texts).toEqual(["3"]);
    expect((await texts({ oldest: second, latest: fourth, inclusive: true })).texts).toEqual(["4", "3", "2"]);
    expect(await refusalOf(client.conversations.history({ channel, cursor: "x" }))).toMatchObject({
      error: "invalid_cursor",
    });
    const thread = await client.conversations.replies({ channel, ts: first, limit: 1 });
    expect(thread.messages?.map(({ text }) => text)).toEqual(["1", "a"]);
    const rest = await client.conversations.replies({
      channel,
      ts: first,
      cursor: thread.response_metadata?.next_cursor ?? "",
    });
    expect(rest.messages?.map(({ text }) => text)).toEqual(["1", "b"]);
    const [newest] = (await client.conversations.history({ channel, limit: 1 })).messages ?? [];
    expect(newest).not.toHaveProperty("metadata");
    const [tag] =
      (await client.conversations.history({ channel, limit: 1, include_all_metadata: true })).messages ?? [];
    expect(tag?.metadata).toEqual(tagged("5"));
  });

  test("the message with a file comes after the answer, and only members of its channel can open the file", async () => {
    const { workspace, client, mirja, amina } = await withClient();
    const channel = await privateChannel(client, "tiedostot", mirja.id);
    await client.filesUploadV2({
      channel_id: channel,
      filename: "aika.ics",
      file: Buffer.from("BEGIN"),
      initial_comment: "Aika",
    });
    await workspace.control.idle();
    const last = (await mirja.messages(channel)).at(-1);
    expect(last).toMatchObject({ text: "Aika", files: [{ name: "aika.ics", mimetype: "text/calendar", size: 5 }] });
    const file = String(last?.files[0]?.id);
    expect((await mirja.download(file)).toString()).toBe("BEGIN");
    await expect(amina.download(file)).rejects.toThrow("file_not_found");
    const info = await client.files.info({ file });
    expect(info.file?.shares?.private?.[channel]?.[0]?.ts).toBe(last?.ts);
    const { upload_url: url = "", file_id: id = "" } = await client.files.getUploadURLExternal({
      filename: "b.txt",
      length: 2,
    });
    expect(await refusalOf(client.files.completeUploadExternal({ files: [{ id }] }))).toMatchObject({
      error: "file_not_found",
    });
    expect((await fetch(url, { method: "POST", body: "abc" })).status).toBe(400);
    expect((await fetch(url, { method: "POST", body: "ab" })).status).toBe(200);
    await client.files.completeUploadExternal({ files: [{ id }] });
  });

  test("a message is pinned once", async () => {
    const { client, mirja } = await withClient();
    const channel = await privateChannel(client, "nastat", mirja.id);
    const { ts: timestamp = "" } = await client.chat.postMessage({ channel, text: "tärkeä" });
    await client.pins.add({ channel, timestamp });
    expect(await refusalOf(client.pins.add({ channel, timestamp }))).toMatchObject({ error: "already_pinned" });
    expect((await mirja.messages(channel)).at(-1)).toMatchObject({ pinned: true });
  });
});

describe("rate limits and faults", () => {
  test("sixty messages a minute to one channel, then 429 until the clock has moved", async () => {
    const { workspace, client, mirja, amina } = await withClient();
    const post = (channel: string) => client.chat.postMessage({ channel, text: "x" });
    for (let count = 0; count < 60; count += 1) await post(mirja.id);
    expect(await refusalOf(post(mirja.id))).toMatchObject({ code: "slack_webapi_rate_limited_error", retryAfter: 60 });
    await post(amina.id);
    await workspace.control.advance(60_000);
    await post(mirja.id);
  });

  test("faults hit in the order in which they were ordered, with and without effect", async () => {
    const { workspace, client, mirja } = await withClient();
    const { control } = workspace;
    const post = (text: string) => client.chat.postMessage({ channel: mirja.id, text });
    await control.order({ kind: "lost-answer", method: "chat.postMessage", after: 1 });
    await control.order({ kind: "503", method: "chat.postMessage" });
    await control.order({ kind: "reset", method: "*" });
    await control.order({ kind: "429", retryAfter: 7 });
    await control.order({ kind: "error", error: "fatal_error" });
    expect(await refusalOf(post("1"))).toMatchObject({ code: "slack_webapi_http_error", statusCode: 503 });
    expect(await refusalOf(post("2"))).toMatchObject({ code: "slack_webapi_request_error" });
    expect(await refusalOf(post("3"))).toMatchObject({ code: "slack_webapi_request_error" });
    expect(await refusalOf(post("4"))).toMatchObject({ retryAfter: 7 });
    expect(await refusalOf(post("5"))).toMatchObject({ error: "fatal_error" });
    expect(await control.pendingFaults()).toEqual([]);
    expect((await mirja.dm()).map(({ text }) => text)).toEqual(["2"]);
    const calls = await control.calls();
    expect(calls.map(({ method, status, fault }) => [method, status, fault])).toEqual([
      ["chat.postMessage", 503, "503"],
      ["chat.postMessage", 200, "lost-answer"],
      ["chat.postMessage", 0, "reset"],
      ["chat.postMessage", 429, "429"],
      ["chat.postMessage", 200, "error"],
    ]);
  });
});

function tagged(id: string) {
  return { event_type: "tagged", event_payload: { id } };
}
