import type { App } from "@slack/bolt";
import type { View } from "@slack/types";
import type { WebAPIPlatformError } from "@slack/web-api";
import { describe, expect, test } from "vitest";
import { madeUp } from "../support/made-up.ts";
import { clientOf, oneFieldModal, refusalOf, smallApp, smallWorkspace } from "../support/small-app.ts";

type Opened = { trigger: string; id: string; hash: string };

/** A workspace with an app whose command `/kysy` opens the view. `listen` adds the test's own listeners. */
async function withModal(view: View = oneFieldModal, listen: (app: App) => void = () => {}) {
  const workspace = await smallWorkspace();
  const opened: Opened[] = [];
  await smallApp(workspace, (app) => {
    app.command("/kysy", async ({ ack, body, client }) => {
      await ack();
      const answer = await client.views.open({ trigger_id: body.trigger_id, view });
      opened.push({ trigger: body.trigger_id, id: answer.view?.id ?? madeUp(""), hash: answer.view?.hash ?? "" });
    });
    listen(app);
  });
  const mirja = workspace.person("Mirja Virtanen");
  const open = async (): Promise<Opened> => {
    await mirja.command("#yleinen", "/kysy");
    await workspace.control.idle();
    const last = opened.at(-1);
    if (!last) throw new Error("nothing was opened");
    return last;
  };
  return { workspace, mirja, open, client: clientOf(workspace) };
}

function titled(title: string, more: object = {}): View {
  return { ...oneFieldModal, title: { type: "plain_text", text: title }, ...more };
}

describe("triggers and stacks", () => {
  test("a trigger opens one modal, within three seconds of the workspace's clock", async () => {
    const { workspace, client, open } = await withModal();
    const { trigger } = await open();
    const view = oneFieldModal;
    expect(await refusalOf(client.views.open({ trigger_id: trigger, view }))).toMatchObject({
      error: "exchanged_trigger_id",
    });
    expect(await refusalOf(client.views.open({ trigger_id: "1.2.x", view }))).toMatchObject({
      error: "invalid_trigger_id",
    });
    expect(await refusalOf(client.views.open({ trigger_id: "1.2.x", view: { type: "modal" } as View }))).toMatchObject({
      error: "invalid_trigger_id",
    });
    await workspace.control.advance(3_001);
  });

  test("a trigger expires after three seconds", async () => {
    const workspace = await smallWorkspace();
    const errors: unknown[] = [];
    await smallApp(workspace, (app) => {
      app.command("/kysy", async ({ ack, body, client }) => {
        await ack();
        await workspace.control.advance(3_001);
        errors.push(await refusalOf(client.views.open({ trigger_id: body.trigger_id, view: oneFieldModal })));
      });
    });
    await workspace.person("Mirja Virtanen").command("#yleinen", "/kysy");
    await workspace.control.idle();
    expect(errors).toMatchObject([{ error: "expired_trigger_id" }]);
  });

  test("a stack has at most three views; closing removes one or all of them", async () => {
    const problems: unknown[] = [];
    const closed: string[] = [];
    const stackable = titled("Pohja", {
      notify_on_close: true,
      blocks: [
        ...oneFieldModal.blocks,
        {
          type: "actions",
          elements: [{ type: "button", action_id: "lisaa", text: { type: "plain_text", text: "Lisää" } }],
        },
      ],
    });
    const { workspace, mirja, open } = await withModal(stackable, (app) => {
      app.action("lisaa", async ({ ack, body, client }) => {
        await ack();
        if (body.type !== "block_actions") return;
        const push = client.views.push({ trigger_id: body.trigger_id, view: stackable });
        await push.catch((problem: WebAPIPlatformError) => problems.push(problem.data.error));
      });
      app.view({ callback_id: "kysymys", type: "view_closed" }, async ({ ack, body }) => {
        await ack();
        closed.push(
          `${body.view.id === body.view.root_view_id ? "root" : "above"} ${"is_cleared" in body && body.is_cleared}`,
        );
      });
    });
    await open();
    for (let count = 0; count < 3; count += 1) {
      const top = await mirja.modal();
      if (top) await mirja.press(top, "Lisää");
      await workspace.control.idle();
    }
    expect(problems).toEqual(["push_limit_reached"]);
    await mirja.close();
    await mirja.closeAll();
    expect(closed).toEqual(["above false", "root true"]);
    expect(await mirja.modal()).toBeUndefined();
  });
});

describe("updates", () => {
  test("an update with an old hash is refused, one with the current hash keeps the typed text, a closed view is not found", async () => {
    const { workspace, client, mirja, open } = await withModal();
    const { id, hash } = await open();
    await mirja.fill({ Nimi: "Mirja" });
    const updated = await client.views.update({ view_id: id, hash, view: titled("Uusi") });
    expect(updated.view?.hash).not.toBe(hash);
    expect(await refusalOf(client.views.update({ view_id: id, hash, view: titled("Vanha") }))).toMatchObject({
      error: "hash_conflict",
    });
    const modal = await mirja.modal();
    expect([modal?.title, modal?.fields()[0]?.value]).toEqual(["Uusi", "Mirja"]);
    await mirja.close();
    expect(await refusalOf(client.views.update({ view_id: id, view: titled("?") }))).toMatchObject({
      error: "not_found",
    });
    expect(await refusalOf(client.views.update({ view_id: id, external_id: "x", view: titled("?") }))).toMatchObject({
      error: "invalid_arguments",
      response_metadata: { messages: ["[ERROR] Cannot provide both `view_id` and `external_id`"] },
    });
    const home: View = { type: "home", blocks: [] };
    const published = await client.views.publish({ user_id: mirja.id, view: home });
    await client.views.publish({ user_id: mirja.id, view: home, hash: published.view?.hash ?? "" });
    expect(
      await refusalOf(client.views.publish({ user_id: mirja.id, view: home, hash: published.view?.hash ?? "" })),
    ).toMatchObject({ error: "hash_conflict" });
    await workspace.control.idle();
  });

  test("a view that Slack would refuse is refused with pointers", async () => {
    const { client, open } = await withModal();
    const { id } = await open();
    const refused = await refusalOf(client.views.update({ view_id: id, view: titled("x".repeat(25)) }));
    expect(refused).toMatchObject({ error: "invalid_arguments" });
    expect(JSON.stringify(refused)).toContain("json-pointer:/view/title");
  });
});

describe("answers to a submission", () => {
  const answers: Record<string, object> = {
    virhe: { response_action: "errors", errors: { nimi: "Ei näin" } },
    vieras: { response_action: "errors", errors: { toinen: "Ei näin" } },
    paivita: { response_action: "update", view: titled("Päivitetty") },
    lisaa: { response_action: "push", view: titled("Lisätty") },
    rikki: { response_action: "update", view: { type: "modal" } },
    tyhjenna: { response_action: "clear" },
    outo: { tulos: 1 },
  };
  const cases: [string, object][] = [
    ["virhe", { outcome: "errors", errors: { Nimi: "Ei näin" } }],
    ["vieras", { outcome: "connection_error" }],
    ["paivita", { outcome: "updated" }],
    ["lisaa", { outcome: "pushed" }],
    ["rikki", { outcome: "connection_error" }],
    ["tyhjenna", { outcome: "cleared" }],
    ["outo", { outcome: "connection_error" }],
    ["muu", { outcome: "closed" }],
  ];

  test.each(cases)("the answer to %s is shown as Slack shows it", async (typed, expected) => {
    const { mirja, open } = await withModal(oneFieldModal, (app) => {
      app.view("kysymys", async ({ ack, view }) => {
        const answer = answers[view.state.values.nimi?.nimi?.value ?? ""];
        if (answer) await (ack as (answer: object) => Promise<void>)(answer);
        else await ack();
      });
    });
    await open();
    await mirja.fill({ Nimi: typed });
    expect(await mirja.submit()).toMatchObject(expected);
  });

  test("without an acknowledgement she can try again, and the typed text is still there", async () => {
    const { mirja, workspace, open } = await withModal(oneFieldModal, (app) => {
      app.view("kysymys", async () => {
        await workspace.control.advance(3_000);
      });
    });
    await open();
    await mirja.fill({ Nimi: "Mirja" });
    expect(await mirja.submit()).toEqual({ outcome: "timeout" });
    expect((await mirja.modal())?.fields()).toMatchObject([{ value: "Mirja" }]);
  });
});

test("every kind of field is filled in, options by text or value, and the app gets the values in Slack's shape", async () => {
  const input = (id: string, element: object, more: object = {}) => ({
    type: "input",
    block_id: id,
    label: { type: "plain_text", text: id },
    element: { action_id: "a", ...element },
    ...more,
  });
  const options = ["yksi", "kaksi"].map((text) => ({ text: { type: "plain_text", text }, value: text[0] }));
  const view = titled("Kaikki", {
    blocks: [
      input("luku", { type: "number_input", is_decimal_allowed: false, min_value: "1", max_value: "20" }),
      input("paiva", { type: "datepicker", initial_date: "2026-09-02" }),
      input("aika", { type: "timepicker" }, { optional: true }),
      input("yksi", { type: "static_select", options }),
      input("monta", { type: "checkboxes", options }),
      input("kuka", { type: "users_select" }),
      input("missa", { type: "conversations_select", default_to_current_conversation: true }),
      input("liite", { type: "file_input" }),
      input("pitka", { type: "plain_text_input", multiline: true, max_length: 5 }),
    ],
  });
  const submitted: unknown[] = [];
  const { mirja, workspace, open } = await withModal(view, (app) => {
    app.view("kysymys", async ({ ack, view }) => {
      submitted.push(view.state.values);
      await ack();
    });
  });
  await open();
  await expect(mirja.fill({ yksi: "kolme" })).rejects.toThrow("yksi, kaksi");
  await expect(mirja.fill({ nimi: "x" })).rejects.toThrow('no field "nimi"');
  const { file } = await mirja.upload(undefined, { name: "lista.csv", bytes: Buffer.from("a;b") });
  const amina = workspace.person("Amina Yusuf").id;
  await mirja.fill({ luku: 21, yksi: "kaksi", monta: ["y", "kaksi"], kuka: amina, liite: file, pitka: "123456" });
  expect(await mirja.submit()).toMatchObject({
    outcome: "not_sent",
    errors: { luku: expect.stringContaining("20"), pitka: expect.stringContaining("5") },
  });
  await mirja.fill({ luku: 7, pitka: "12\n45" });
  expect(await mirja.submit()).toEqual({ outcome: "closed" });
  const chosen = (text: string) => ({ text: { type: "plain_text", text, emoji: true }, value: text[0] });
  const general = (await mirja.channel("#yleinen")).id;
  expect(submitted).toMatchObject([
    {
      luku: { a: { type: "number_input", value: "7" } },
      paiva: { a: { type: "datepicker", selected_date: "2026-09-02" } },
      aika: { a: { type: "timepicker", selected_time: null } },
      yksi: { a: { type: "static_select", selected_option: chosen("kaksi") } },
      monta: { a: { type: "checkboxes", selected_options: [chosen("yksi"), chosen("kaksi")] } },
      kuka: { a: { type: "users_select", selected_user: amina } },
      missa: { a: { type: "conversations_select", selected_conversation: general } },
      liite: { a: { type: "file_input", files: [{ id: file, name: "lista.csv" }] } },
      pitka: { a: { type: "plain_text_input", value: "12\n45" } },
    },
  ]);
});
