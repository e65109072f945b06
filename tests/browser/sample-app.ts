import { App, SocketModeReceiver } from "@slack/bolt";
import type { KnownBlock, View } from "@slack/types";
import { boltLogger, openLog } from "../../src/log.ts";
import type { ConnectedApp, Connection } from "../../src/playground/start.ts";

type Fields = Record<string, unknown>;

/** A payload that the app got. */
export type Received = { what: string; body: Fields };

const plain = (text: string) => ({ type: "plain_text" as const, text });
const options = ["Omena", "Päärynä", "Luumu"].map((text, index) => ({ text: plain(text), value: `o${index}` }));
const confirm = {
  title: plain("Oletko varma?"),
  text: plain("Tätä ei voi perua."),
  confirm: plain("Tee se"),
  deny: plain("Älä"),
};

/** One of each kind of block and element that a message may have. */
export const everyBlock: KnownBlock[] = [
  { type: "header", text: plain("Otsikko") },
  {
    type: "section",
    text: {
      type: "mrkdwn",
      text: "*lihava* _vino_ ~yli~ `koodi` <https://example.org/a|linkki> &lt;b&gt;ei lihava&lt;/b&gt; :tada:\n> lainaus",
    },
    fields: [
      { type: "mrkdwn", text: "*Kenttä*\nyksi" },
      { type: "plain_text", text: "kaksi" },
    ],
    accessory: { type: "overflow", action_id: "lisaa", options: options.slice(0, 2) },
  },
  { type: "divider" },
  { type: "context", elements: [{ type: "mrkdwn", text: "pientä tekstiä" }] },
  {
    type: "actions",
    elements: [
      { type: "button", action_id: "tavallinen", text: plain("Tavallinen"), value: "1" },
      { type: "button", action_id: "varmistus", text: plain("Poista"), style: "danger", value: "2", confirm },
      { type: "static_select", action_id: "valinta", placeholder: plain("Valitse hedelmä"), options },
      { type: "datepicker", action_id: "paiva", initial_date: "2026-01-15" },
    ],
  },
  {
    type: "rich_text",
    elements: [
      {
        type: "rich_text_section",
        elements: [
          { type: "text", text: "rikas", style: { bold: true } },
          { type: "text", text: " teksti" },
        ],
      },
      {
        type: "rich_text_list",
        style: "bullet",
        elements: [{ type: "rich_text_section", elements: [{ type: "text", text: "kohta" }] }],
      },
    ],
  },
  { type: "image", image_url: "https://images.invalid/kuva.png", alt_text: "kuva muualta" },
  {
    type: "video",
    alt_text: "video",
    title: plain("Video"),
    thumbnail_url: "https://images.invalid/k.png",
    video_url: "https://videos.invalid/v",
  },
  // A block that the page cannot draw.
  { type: "card", title: { type: "mrkdwn", text: "Kortti" } } as KnownBlock,
];

const input = (block_id: string, label: string, element: Fields, more: Fields = {}) =>
  ({
    type: "input",
    block_id,
    label: plain(label),
    element: { action_id: block_id, ...element },
    ...more,
  }) as unknown as KnownBlock;

/** One of each kind of input. */
export const everyInput: View = {
  type: "modal",
  callback_id: "kaikki",
  title: plain("Kaikki kentät"),
  submit: plain("Lähetä"),
  close: plain("Peru"),
  notify_on_close: true,
  blocks: [
    input("lyhyt", "Lyhyt teksti", { type: "plain_text_input", max_length: 20 }, { hint: plain("Vihje") }),
    input("pitka", "Pitkä teksti", { type: "plain_text_input", multiline: true, max_length: 100 }, { optional: true }),
    input("luku", "Luku", { type: "number_input", is_decimal_allowed: false, min_value: "1", max_value: "20" }),
    input("posti", "Sähköposti", { type: "email_text_input" }, { optional: true }),
    input("osoite", "Verkko-osoite", { type: "url_text_input" }, { optional: true }),
    input("yksi", "Yksi valinta", { type: "static_select", options }),
    input("monta", "Monta valintaa", { type: "multi_static_select", options, max_selected_items: 2 }),
    input("ihminen", "Ihminen", { type: "users_select" }),
    input("ihmiset", "Ihmiset", { type: "multi_users_select" }, { optional: true }),
    input("kanava", "Kanava", { type: "conversations_select", filter: { include: ["public"] } }, { optional: true }),
    input("haku", "Haku", { type: "external_select", min_query_length: 1 }, { optional: true }),
    input("pvm", "Päivä", { type: "datepicker" }),
    input("kello", "Kellonaika", { type: "timepicker" }),
    input("hetki", "Päivä ja aika", { type: "datetimepicker" }, { optional: true }),
    input("rastit", "Rastit", { type: "checkboxes", options }),
    input("nappi", "Radionapit", { type: "radio_buttons", options }),
    input("tiedosto", "Tiedosto", { type: "file_input", max_files: 2 }, { optional: true }),
    input("rikas", "Muotoiltu teksti", { type: "rich_text_input" }, { optional: true }),
    {
      type: "actions",
      block_id: "pinoon",
      elements: [{ type: "button", action_id: "pinoon", text: plain("Avaa toinen") }],
    },
  ],
};

/** Enough text to scroll a field out of a modal. */
const manyLines: KnownBlock[] = Array.from({ length: 20 }, (_, index) => ({
  type: "section",
  text: plain(`Rivi ${index}\n\nlisää tekstiä`),
}));

/** The block_ids of all inputs. */
export const inputNames = everyInput.blocks.flatMap(({ type, block_id }) => (type === "input" ? [block_id ?? ""] : []));

/** A long form in which one input is required and all others are left out. */
function onlyInput(name: string): View {
  const found = everyInput.blocks.find(({ block_id }) => block_id === name) as KnownBlock;
  return { ...everyInput, blocks: [...manyLines, { ...found, optional: false } as KnownBlock, ...manyLines] };
}

const second = (text: string): View => ({
  type: "modal",
  callback_id: "toinen",
  title: plain("Toinen"),
  blocks: [{ type: "section", text: plain(text) }],
});

/** A Bolt app over Socket Mode that shows one of everything, and adds to `received` each payload that it gets. */
export function sampleApp(received: Received[]): (connection: Connection) => Promise<ConnectedApp> {
  return async ({ botToken, appToken, slackApiUrl }) => {
    const logger = boltLogger(openLog("silent"));
    const receiver = new SocketModeReceiver({ appToken, logger, installerOptions: { clientOptions: { slackApiUrl } } });
    const app = new App({
      token: botToken,
      receiver,
      logger,
      clientOptions: { slackApiUrl, retryConfig: { retries: 0 } },
    });
    const note = (what: string, body: unknown) => received.push({ what, body: body as Fields });
    app.event("app_home_opened", async ({ event, client }) => {
      await client.views.publish({
        user_id: event.user,
        view: { type: "home", blocks: [{ type: "section", text: plain("Etusivu") }] },
      });
    });
    app.command("/mentoring", async ({ ack, body, client }) => {
      note("command", body);
      await ack();
      if (body.text === "viesti")
        await client.chat.postMessage({ channel: body.channel_id, text: "kaikki", blocks: everyBlock });
      else if (body.text === "vain")
        await client.chat.postEphemeral({ channel: body.channel_id, user: body.user_id, text: "Vain sinulle." });
      else if (inputNames.includes(body.text))
        await client.views.open({ trigger_id: body.trigger_id, view: onlyInput(body.text) });
      else await client.views.open({ trigger_id: body.trigger_id, view: everyInput });
    });
    app.options("haku", async ({ ack, payload }) => {
      await ack({ options: [{ text: plain(`Löytö: ${payload.value}`), value: `l-${payload.value}` }] });
    });
    app.view("kaikki", async ({ ack, body, view }) => {
      note("submission", view.state.values);
      const posti = view.state.values.posti?.posti?.value;
      if (posti === "varattu@example.org")
        return ack({ response_action: "errors", errors: { posti: "Tämä osoite on jo käytössä." } });
      await ack({ response_action: "update", view: second(`Kiitos, <@${body.user.id}>`) });
    });
    app.view({ callback_id: "kaikki", type: "view_closed" }, async ({ ack }) => {
      note("closed", {});
      await ack();
    });
    app.action(/.*/, async ({ ack, action, body, client }) => {
      note("action", action);
      await ack();
      if (!("action_id" in action)) return;
      if (action.action_id === "pinoon" && "trigger_id" in body)
        await client.views.push({ trigger_id: String(body.trigger_id), view: second("Pinossa") });
      if (action.action_id === "tavallinen" && body.type === "block_actions" && body.channel && body.message) {
        await client.chat.update({
          channel: body.channel.id,
          ts: body.message.ts,
          text: "painettu",
          blocks: [{ type: "section", text: plain("Painettu") }],
        });
      }
    });
    await app.start();
    return {
      tick: async () => 0,
      idle: async () => {},
      nextDueAt: () => undefined,
      nextMeetingAt: () => undefined,
      outbox: () => [],
      withoutSlack: () => [],
      stop: async () => {
        await app.stop();
      },
    };
  };
}
