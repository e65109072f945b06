import { describe, expect, test } from "vitest";
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
});
