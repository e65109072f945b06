import { describe, expect, test } from "vitest";
import { stopwatch } from "../../src/playground/workspace/real-time.ts";
import { openBareSocket } from "../support/bare-socket.ts";
import { eventually } from "../support/eventually.ts";
import { madeUp } from "../support/made-up.ts";
import { clientOf, refusalOf, smallWorkspace } from "../support/small-app.ts";

const DAY_MS = 24 * 3_600_000;

async function withChannel() {
  const workspace = await smallWorkspace();
  const client = clientOf(workspace);
  const { channel } = await client.conversations.create({ name: "pari-x", is_private: true });
  return { workspace, client, channel: channel?.id ?? madeUp<string>("") };
}

describe("rules of the workspace that tests and Kulissit order", () => {
  test("history is hidden after 90 days, and comes 15 messages a page", async () => {
    const { workspace, client, channel } = await withChannel();
    const { control } = workspace;
    await control.policies({ rateLimits: false });
    await client.chat.postMessage({ channel, text: "vanha" });
    await control.advance(91 * DAY_MS);
    for (let number = 1; number <= 16; number++) await client.chat.postMessage({ channel, text: `uusi ${number}` });
    const texts = async (cursor?: string) => {
      const page = await client.conversations.history({ channel, limit: 200, ...(cursor ? { cursor } : {}) });
      return { said: (page.messages ?? []).map(({ text }) => text), next: page.response_metadata?.next_cursor };
    };
    expect((await texts()).said).toContain("vanha");
    await control.policies({ hidesOldHistory: true, hasShortHistoryPages: true });
    const first = await texts();
    expect([first.said.length, first.said[0]]).toEqual([15, "uusi 16"]);
    const second = await texts(first.next);
    expect(second.said[0]).toBe("uusi 1");
    expect(second.said).not.toContain("vanha");
  });

  test("a guest cannot be written to where the workspace does not allow it", async () => {
    const { workspace, client } = await withChannel();
    const users = await workspace.control.addPerson({ name: "Vera Vieras", guest: true });
    expect((await client.conversations.open({ users })).ok).toBe(true);
    await workspace.control.policies({ guestsMayBeWrittenTo: false });
    expect(await refusalOf(client.conversations.open({ users }))).toMatchObject({ error: "user_not_visible" });
  });

  test("a renamed channel has its earlier names, the newest first", async () => {
    const { client, channel } = await withChannel();
    await client.conversations.rename({ channel, name: "pari-y" });
    await client.conversations.rename({ channel, name: "pari-z" });
    expect((await client.conversations.info({ channel })).channel?.previous_names).toEqual(["pari-y", "pari-x"]);
  });

  test("any documented error can be ordered for a method", async () => {
    const { workspace, client, channel } = await withChannel();
    for (const error of ["restricted_action", "edit_window_closed", "message_limit_exceeded", "ekm_access_denied"]) {
      await workspace.control.order({ kind: "error", method: "conversations.info", error });
      expect(await refusalOf(client.conversations.info({ channel }))).toMatchObject({ error });
    }
  });

  test("a message below which there is a thread becomes a tombstone, of which Slack tells as of a change; another one goes", async () => {
    const { workspace, client, channel } = await withChannel();
    const { control } = workspace;
    const post = async (text: string, thread_ts?: string) =>
      (await client.chat.postMessage({ channel, text, ...(thread_ts ? { thread_ts } : {}) })).ts ?? "";
    const [parent, single] = [await post("alku"), await post("yksin")];
    await post("vastaus", parent);
    await control.deleteMessage(channel, parent);
    await control.deleteMessage(channel, single);
    const { messages = [] } = await client.conversations.history({ channel, limit: 10 });
    expect(messages.filter(({ subtype }) => subtype !== "channel_join")).toMatchObject([
      { subtype: "tombstone", text: "This message was deleted.", hidden: true, user: "USLACKBOT", reply_count: 1 },
    ]);
    for (const ts of [parent, single]) {
      expect(await refusalOf(client.chat.update({ channel, ts, text: "x" }))).toMatchObject({
        error: "message_not_found",
      });
      await expect(control.deleteMessage(channel, ts)).rejects.toThrow("message_not_found");
    }
    const mirja = workspace.person("Mirja Virtanen");
    const socket = await openBareSocket(workspace);
    socket.autoAck();
    const { ts } = await mirja.say("@bot", "hei");
    await mirja.say("@bot", "ketju", { threadTs: ts });
    await control.deleteMessage(await mirja.dmId(), ts);
    await control.idle();
    expect(socket.envelopes("events_api").at(-1)?.payload.event).toMatchObject({
      subtype: "message_changed",
      message: { subtype: "tombstone", ts, reply_count: 1 },
      previous_message: { text: "hei", user: mirja.id },
    });
  });

  test("an audio clip is a file with what Slack has heard in it, and a message without words", async () => {
    const { workspace, client } = await withChannel();
    const mirja = workspace.person("Mirja Virtanen");
    await mirja.sendClip("@bot", "Tapaaminen oli hyvä");
    await mirja.sendClip("@bot");
    const { messages = [] } = await client.conversations.history({ channel: await mirja.dmId() });
    const clip = { subtype: "slack_audio", mimetype: "audio/mp4", media_display_type: "audio" };
    expect(messages.toReversed()).toMatchObject([
      {
        subtype: "file_share",
        text: "",
        files: [
          {
            ...clip,
            transcription: { status: "complete", preview: { content: "Tapaaminen oli hyvä", has_more: false } },
          },
        ],
      },
      { subtype: "file_share", text: "", files: [{ ...clip, transcription: { status: "none" } }] },
    ]);
  });

  test("a renamed channel keeps its earlier name when an admin who is not in it renames it", async () => {
    const { workspace, client, channel } = await withChannel();
    await workspace.control.renameChannel(channel, "toinen");
    const { channel: info } = await client.conversations.info({ channel });
    expect(info).toMatchObject({ name: "toinen", previous_names: ["pari-x"] });
    await expect(workspace.control.renameChannel(channel, "Iso Nimi")).rejects.toThrow("invalid_name");
  });

  test("a stalled connection stays open, delivers nothing and answers no ping, and delivers all of it afterwards", async () => {
    const { workspace } = await withChannel();
    const { control } = workspace;
    const socket = await openBareSocket(workspace);
    socket.autoAck();
    const mirja = workspace.person("Mirja Virtanen");
    await control.stall(0.5);
    const elapsed = stopwatch();
    await mirja.say("@bot", "hei");
    const pong = socket.ping();
    expect([socket.envelopes("events_api"), await control.connections()]).toEqual([[], 1]);
    await pong;
    expect(elapsed()).toBeGreaterThan(400);
    await eventually(() => socket.envelopes("events_api").length === 1);
    await control.idle();
  });

  test("Slack's greeting can name more connections than there are", async () => {
    const { workspace } = await withChannel();
    await openBareSocket(workspace);
    await workspace.control.countConnections(3);
    const socket = await openBareSocket(workspace);
    expect(socket.hello()).toMatchObject({ num_connections: 3 });
    await workspace.control.countConnections();
    expect((await openBareSocket(workspace)).hello()).toMatchObject({ num_connections: 3 });
    expect(await workspace.control.connections()).toBe(3);
  });
});
