import { describe, expect, test } from "vitest";
import slackRules from "../../src/playground/workspace/slack-rules.json" with { type: "json" };
import { type Envelope, openBareSocket } from "../support/bare-socket.ts";
import { madeUp } from "../support/made-up.ts";
import { clientOf, oneFieldModal, smallWorkspace } from "../support/small-app.ts";

describe("payloads", () => {
  /** The paths of the sample's keys that the payload lacks, at any depth at which both have objects. */
  function missingKeys(sample: unknown, sent: unknown, path = ""): string[] {
    if (typeof sample !== "object" || sample === null || Array.isArray(sample)) return [];
    if (typeof sent !== "object" || sent === null) return sent === undefined ? [path] : [];
    return Object.entries(sample).flatMap(([key, value]) =>
      key in sent ? missingKeys(value, (sent as Record<string, unknown>)[key], `${path}/${key}`) : [`${path}/${key}`],
    );
  }

  test("every payload has all the keys of Slack's payload", async () => {
    const workspace = await smallWorkspace();
    const client = clientOf(workspace);
    const socket = await openBareSocket(workspace);
    socket.autoAck();
    const mirja = workspace.person("Mirja Virtanen");
    const amina = workspace.person("Amina Yusuf");
    const button = {
      type: "button" as const,
      action_id: "b",
      text: { type: "plain_text" as const, text: "Paina" },
      value: "1",
    };
    const blocks = [{ type: "actions" as const, elements: [button] }];
    await mirja.command("#yleinen", "/kysy", "x");
    const trigger = () => String(socket.envelopes().at(-1)?.payload.trigger_id);
    const view = { ...oneFieldModal, notify_on_close: true, blocks: [...oneFieldModal.blocks, ...blocks] };
    await client.views.open({ trigger_id: trigger(), view });
    const modal = await mirja.modal();
    if (modal) await mirja.press(modal, "Paina");
    await mirja.fill({ Nimi: "x" });
    await mirja.submit();
    await mirja.shortcut("pika");
    await client.views.open({ trigger_id: trigger(), view });
    await mirja.close();
    await client.views.publish({ user_id: mirja.id, view: { type: "home", blocks } });
    const home = await mirja.home();
    if (home) await mirja.press(home, "Paina");
    const { channel } = await client.conversations.create({ name: "avaimet", is_private: true });
    const id = channel?.id ?? madeUp("");
    await client.conversations.invite({ channel: id, users: mirja.id });
    await client.chat.postMessage({ channel: id, text: "x", blocks });
    const message = (await mirja.messages(id)).at(-1);
    if (message) {
      await mirja.press(message, "Paina");
      await mirja.shortcut("viesti", message);
    }
    await mirja.invite(id, amina.id);
    await mirja.say("@bot", "hei");
    await amina.leave(id);
    await mirja.rename(id, "avaimet-2");
    await mirja.archive(id);
    await mirja.addPerson({ name: "Uusi Ihminen" });
    await mirja.changeLocale("sv-SE");
    await workspace.control.idle();
    const { payloads } = slackRules;
    const sent = (isIt: (payload: Envelope["payload"]) => boolean) =>
      socket.envelopes().find(({ payload }) => isIt(payload))?.payload;
    const event = (type: string, more: Record<string, unknown> = {}) =>
      sent(
        ({ event }) =>
          event?.type === type && Object.entries({ ...more }).every(([key, value]) => event[key] === value),
      );
    expect(
      missingKeys(
        payloads.slash_command.sample,
        sent(({ command }) => command === "/kysy"),
      ),
    ).toEqual([]);
    const action = (key: string) =>
      sent(({ type, view, message }) => type === "block_actions" && kindOf(view, message) === key);
    expect(missingKeys(payloads.block_actions_modal.sample, action("modal"))).toEqual([]);
    expect(missingKeys(payloads.block_actions_home.sample, action("home"))).toEqual([]);
    expect(missingKeys(payloads.block_actions_message.sample, action("message"))).toEqual([]);
    for (const type of ["view_submission", "view_closed", "shortcut", "message_action"] as const) {
      expect(
        missingKeys(
          payloads[type].sample,
          sent((payload) => payload.type === type),
        ),
      ).toEqual([]);
    }
    const { events } = payloads;
    expect(missingKeys(events.app_home_opened.sample, event("app_home_opened"))).toEqual([]);
    expect(
      missingKeys(events.member_joined_channel.sample, event("member_joined_channel", { user: amina.id })),
    ).toEqual([]);
    expect(missingKeys(events.member_left_channel.sample, event("member_left_channel"))).toEqual([]);
    expect(missingKeys(events["message.im"].sample, event("message", { user: mirja.id }))).toEqual([]);
    expect(missingKeys(events.channel_archive.sample, event("group_archive"))).toEqual([]);
    expect(missingKeys(events.channel_rename.sample, event("group_rename"))).toEqual([]);
    expect(missingKeys(events.team_join.sample, event("team_join"))).toEqual([]);
    expect(missingKeys(events.user_change.sample, event("user_change"))).toEqual([]);
  });

  function kindOf(view: unknown, message: unknown): string {
    if (message) return "message";
    return typeof view === "object" && view !== null && "type" in view ? String(view.type) : "";
  }
});
