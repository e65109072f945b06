import type { InputBlock, ModalView } from "@slack/types";

/* A modal of the size of Liite 2 in our bot, with the same kinds of fields and the same ids. */
const plain = (text: string) => ({ type: "plain_text", text, emoji: false }) as const;

const input = (id: string, label: string, element: InputBlock["element"], hint?: string): InputBlock => ({
  type: "input",
  block_id: id,
  label: plain(label),
  optional: id !== "on" && id !== "themes",
  element,
  ...(hint ? { hint: plain(hint) } : {}),
});

const noSensitive = "Älä kirjoita henkilötunnusta tai terveystietoja.";
const oneTaskALine = "Yksi tehtävä riville. Älä kirjoita henkilötunnusta tai terveystietoja.";

const longText = (id: string, label: string, hint: string) =>
  input(id, label, { type: "plain_text_input", action_id: id, multiline: true, max_length: 3000 }, hint);

const themes = [
  ["language", "Kielitaidon kehittyminen"],
  ["applications", "Työhakemukset ja CV"],
  ["interview", "Työhaastatteluun valmistautuminen"],
  ["jobs", "Oman alan työpaikat"],
  ["chances", "Realistiset työllistymismahdollisuudet"],
  ["skills", "Osaamisen kehittäminen"],
  ["network", "Verkostoituminen"],
  ["other", "Muu teema"],
] as const;

export const constantModal: ModalView = {
  type: "modal",
  callback_id: "meeting-log",
  title: plain("Muistilista"),
  submit: plain("Tallenna"),
  close: plain("Peruuta"),
  private_metadata: JSON.stringify({
    pair: "0123456789abcdef",
    meeting: "0123456789abcdef",
    fresh: "0123456789abcdef",
  }),
  blocks: [
    {
      type: "context",
      elements: [
        {
          type: "mrkdwn",
          text: "Vain sinä ja Amina näette vastaukset. Kun mentorointi päättyy, verkoston työntekijä saa tietää teemat ja tapaamisten määrän.",
        },
      ],
    },
    { type: "context", elements: [{ type: "mrkdwn", text: "Tapaaminen: tiistaina 8.12. kello 17" }] },
    { type: "section", text: { type: "mrkdwn", text: "*Viime kerran tehtävät*" } },
    { type: "section", text: plain("Amina:\n• Päivitä ansioluettelo – Tehty") },
    { type: "section", text: plain("Mirja:\n• Kysy työpaikalta vierailusta – Avoin") },
    input("on", "Päivämäärä", { type: "datepicker", action_id: "on", initial_date: "2026-01-12" }),
    input("themes", "Teemat", {
      type: "checkboxes",
      action_id: "themes",
      options: themes.map(([value, text]) => ({ value, text: plain(text) })),
    }),
    longText("content", "Tapaamisen sisältö", noSensitive),
    longText("insights", "Tapaamisen aikana syntyneet oivallukset", noSensitive),
    longText("feedback", "Aktorin palaute tapaamisesta", noSensitive),
    longText("mentorTasks", "Sovitut tehtävät: mentori", oneTaskALine),
    longText("actorTasks", "Sovitut tehtävät: aktori", oneTaskALine),
    input("nextOn", "Seuraava tapaaminen: päivä", { type: "datepicker", action_id: "nextOn" }),
    input("nextTime", "Seuraava tapaaminen: kellonaika", { type: "timepicker", action_id: "nextTime" }),
    input("nextPlace", "Seuraava tapaaminen: paikka", {
      type: "plain_text_input",
      action_id: "nextPlace",
      multiline: false,
      max_length: 200,
    }),
  ],
};
