import type { Language } from "../../src/texts/languages.ts";

/** Words that a dictionary does not know although they are right, and why they are. `is` fits a word's beginning, because Finnish has endings. */
export type Allowed = { is: RegExp; because: string };

const names: Allowed = { is: /^(?:Amina|Kaisa|Mirja|Oodi)/u, because: "the playground's people and places" };
const ofSlack: Allowed = { is: /^(?:Slack|Auroras)/u, because: "names" };
const languages: Allowed = {
  is: /^(?:Suomi|helppo|suomi|[Ss]elkosuomi|Svenska|English|Ota|käyttöön)$/u,
  because: "a language is called by its own name, and the button in easy Finnish is quoted",
};
const trade: Allowed = { is: /^(?:CSV|Excel|xlsx|png)/u, because: "kinds of files" };
const programme: Allowed = {
  is: /^(?:yksilö|ryhmä)?(?:mentor|aktor)/iu,
  because: "the programme's own words, in the glossary",
};
const number: Allowed = { is: /^(?:QM-|XPA)$/u, because: "the example of a certificate's number" };
const bot: Allowed = { is: /^bot(?:in|ti|ill[ea]|issa)/iu, because: "what people call the app" };

const finnish: readonly Allowed[] = [ofSlack, languages, programme, bot];

/** What each dictionary lacks. A test refuses entries that no word needs any more. */
export const allowed: Readonly<Record<Language, readonly Allowed[]>> = {
  fi: [...finnish, names, trade, number],
  selko: [ofSlack, programme, bot],
  sv: [
    number,
    ofSlack,
    names,
    languages,
    trade,
    {
      is: /^(?:fick|svarar|avslutar|berättar|sparar|talar|räknar|tidigare|fyll|meddelar|kryssar|skapar|slutar|städar|hämtar|kopplar|öppnar|återaktivera)$/iu,
      because: "the dictionary has them as parts of compounds too, and nspell then refuses them alone",
    },
    {
      is: /^(?:minneslist|kamratstöds?|responsblankett|direktmeddelande|(?:grupp)?mentor(?:träff|bot|skap)|händelselogg|dataskyddsbeskrivning)/iu,
      because: "compounds that the programme and the bot need",
    },
    {
      is: /^(?:grund|huvudstads|kalender|kanal|exempel|arbets|laboratorie|ekonomi|test|tecken|kalkyl|material|server)(?:fil|list|erfarenhet|arbete|förvaltning|miljö|kodning|program|bank|fel|uppgifter|regionen)/iu,
      because: "everyday compounds",
    },
    { is: /^Home$/u, because: "Slack's own name of the page" },
  ],
  en: [
    number,
    names,
    languages,
    trade,
    { is: /^mentees?(?:['’]s)?$/iu, because: "the programme's own word, in the glossary" },
    { is: /^Vaasa$/u, because: "a town" },
    { is: /['’]s?$/u, because: "nspell does not derive possessives" },
    { is: /^(?:e-mail|first-meeting|half-years?|hoped-for)$/iu, because: "compounds with a hyphen" },
    { is: /^funders?$/u, because: "who pays for a project; the dictionary has only the verb" },
    { is: /^traineeship$/u, because: "what the European Union calls it" },
  ],
};
