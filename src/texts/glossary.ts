import type { Language } from "./languages.ts";

/** The word that texts of a language use for a thing, and the words that they do not use for it. */
export type Word = {
  /** As it stands in a text, or the stem of it. */
  use: string;
  /** Words for the same thing that no text may use. */
  not?: RegExp;
};

/** Texts that may use a word which `not` forbids, by key, because there it means something else. */
export type Exception = { keys: RegExp; because: string };

export type Term = Record<Language, Word> & { except?: Exception };

/**
 * One word for one thing in each language. tests/texts/glossary.test.ts holds it against every text of the bot, and tests/playground/words.test.ts
 * against the page's. The bot itself does not read it.
 */
export const glossary: Readonly<Record<string, Term>> = {
  actor: {
    fi: { use: "aktori", not: /adept|mentoroitav/iu },
    selko: { use: "aktori", not: /adept|mentoroitav/iu },
    sv: { use: "adept", not: /aktör|mentee/iu },
    en: { use: "mentee", not: /\bactor|\badept/iu },
  },
  mentor: {
    fi: { use: "mentori", not: /ohjaaja/iu },
    selko: { use: "mentori", not: /ohjaaja/iu },
    sv: { use: "mentor", not: /handledare/iu },
    en: { use: "mentor", not: /\btutor/iu },
  },
  coordinator: {
    fi: { use: "verkoston työntekijä", not: /koordinaattor/iu },
    selko: { use: "Auroras-verkoston työntekijä", not: /koordinaattor|(?<!Auroras-)verkoston työntekij/iu },
    sv: { use: "koordinator", not: /samordnar/iu },
    en: { use: "coordinator", not: /\bworker/iu },
  },
  // The two together, never the other of the two: "parisi" would be either.
  pair: {
    fi: { use: "pari", not: /(?<!\boma\p{L}* )parisi(?!\p{L})|parillesi|parisi kanssa/iu },
    selko: { use: "pari", not: /(?<!\boma\p{L}* |\bsinun )parisi(?!\p{L})|parillesi/iu },
    sv: { use: "par", not: /den andra i (?:ditt )?par/iu },
    en: { use: "pair", not: /other person in (?:your|the) pair/iu },
  },
  "to create a pair": {
    fi: { use: "luo", not: /\b(?:tee|tehdä) (?:ensimmäiset )?pari(?:t|n)?(?!\p{L})|tehdä heistä parin/iu },
    selko: { use: "luo", not: /\b(?:tee|tehdä|avata) (?:uuden )?pari(?:t|n)?(?!\p{L})/iu },
    sv: { use: "skapa", not: /\bgöra? (?:ett )?par\b/iu },
    en: { use: "create", not: /\bmake (?:a|the|this)(?: first)? pairs?\b/iu },
  },
  meeting: {
    fi: { use: "tapaaminen", not: /palaveri|kokous/iu },
    selko: { use: "tapaaminen", not: /palaveri|kokous/iu },
    sv: { use: "träff", not: /\bmöte/iu },
    en: { use: "meeting", not: /\bsession/iu },
  },
  "to arrange a meeting": {
    fi: { use: "sovi" },
    selko: { use: "sovi" },
    sv: { use: "Bestäm en träff", not: /Kom överens om en träff/u },
    en: { use: "arrange", not: /\bagreed? on\b/iu },
  },
  "form for the first meeting": {
    fi: { use: "ensimmäisen tapaamisen lomake", not: /aloituslomak/iu },
    selko: { use: "ensimmäisen tapaamisen lomake", not: /aloituslomak/iu },
    sv: { use: "blanketten för första träffen", not: /formulär/iu },
    en: { use: "form for the first meeting", not: /first meeting form|kick-?off/iu },
  },
  "meeting log": {
    fi: { use: "muistilista", not: /tsekkilista|tarkistuslista/iu },
    selko: { use: "muistilista", not: /tsekkilista|tarkistuslista/iu },
    sv: { use: "minneslista", not: /checklist/iu },
    en: { use: "checklist", not: /log form|meeting log\b|meeting notes/iu },
  },
  theme: {
    fi: { use: "teema", not: /\baihe/iu },
    selko: { use: "aihe", not: /teem/iu },
    sv: { use: "tema", not: /\bämne/iu },
    en: { use: "theme", not: /\btopic/iu },
  },
  "peer support": {
    fi: { use: "vertaistuki", not: /vertaisryhm/iu },
    // The channel keeps its name, which people see in Slack.
    selko: { use: "mentorien", not: /vertaistu(?!kikanav|ki\.ics)/iu },
    sv: { use: "kamratstöd", not: /stödgrupp/iu },
    en: { use: "peer support", not: /peer-support(?!\.ics)|peer group/iu },
  },
  support: {
    fi: { use: "tuki", not: /avunpyyn/iu },
    selko: { use: "apu", not: /\btuk(?:i|ea|een|ena)(?!\p{L})|tukipyyn/iu },
    sv: { use: "stöd", not: /önskemål(?:en)? om stöd/iu },
    en: { use: "support", not: /help request/iu },
  },
  feedback: {
    fi: { use: "palaute", not: /feedback/iu },
    selko: { use: "palaute", not: /feedback/iu },
    sv: { use: "respons", not: /feedback|återkoppling/iu },
    en: { use: "feedback" },
  },
  rating: {
    fi: { use: "arvio", not: /arvosan/iu },
    selko: { use: "arvio", not: /arvosan/iu },
    sv: { use: "betyg", not: /omdöme/iu },
    en: { use: "rating", not: /\bgrades?\b/iu },
  },
  "mentoring ends": {
    fi: { use: "päätty", not: /mentorointi loppu|par(?:i|in) (?:on )?(?:päätty|lope)|\blopetuksen/iu },
    selko: { use: "päätty", not: /\bloppu(?:i|u|nut)(?!\p{L})|\blopetuksen/iu },
    sv: { use: "slut", not: /avslutning/iu },
    en: { use: "ended", not: /ending was undone|undo the ending/iu },
  },
  "to close a channel": {
    fi: { use: "sulje", not: /arkisto/iu },
    selko: { use: "sulje", not: /arkisto/iu },
    sv: { use: "stäng", not: /arkiver/iu },
    en: { use: "close", not: /archiv/iu },
    except: {
      keys: /^(home\.reason\.archived|closing\.trouble\.archive|setup\.(channelArchived|archived))$/,
      because: "A coordinator looks for Slack's own word in Slack's menus.",
    },
  },
  consent: {
    fi: { use: "suostumu", not: /\blupa(?!\p{L})|\bluvan(?!\p{L})/iu },
    selko: { use: "lupa", not: /suostumu/iu },
    sv: { use: "samtycke", not: /\blov(?:et)?\b|tillstånd/iu },
    en: { use: "consent", not: /\bpermission/iu },
    except: {
      keys: /^(import\.(problem\.noAccess|noAddresses)|(groups|pairs)\.trouble\.(forbidden|noPosting)|setup\.noPosting)$/,
      because: "It is what an app may do in Slack.",
    },
  },
  optional: {
    fi: { use: "valinnai", not: /vapaaehtoi/iu },
    selko: { use: "valinnai", not: /vapaaehtoi/iu },
    sv: { use: "valfri", not: /frivillig/iu },
    en: { use: "optional", not: /volunt/iu },
    except: { keys: /^setup\.form\.peerOrganisersHint$/, because: "These are volunteers." },
  },
  "to leave a form": {
    fi: { use: "Peruuta", not: /^Peru$/u },
    selko: { use: "Peruuta", not: /^Peru$/u },
    sv: { use: "Avbryt" },
    en: { use: "Cancel" },
  },
  "to cancel a meeting": {
    fi: { use: "peru", not: /peruut(?:an|at|etaan|taa)(?!\p{L})/iu },
    selko: { use: "peru", not: /peruut(?:an|at|etaan|taa)(?!\p{L})/iu },
    sv: { use: "ställer in", not: /avbok/iu },
    en: { use: "cancel", not: /call off/iu },
  },
  Home: {
    fi: { use: "etusivu (Home)", not: /Koti-|etusivu\p{L}*(?!\p{L})(?! \(Home\))/iu },
    selko: { use: "etusivu (Home)", not: /Koti-|etusivu\p{L}*(?!\p{L})(?! \(Home\))/iu },
    sv: { use: "startsidan (Home)", not: /Hem-flik|startsida\p{L}*(?!\p{L})(?! \(Home\))/iu },
    en: { use: "Home", not: /home (?:tab|page)\b(?<!this Home page)/iu },
  },
  workspace: {
    fi: { use: "työtila", not: /(?:tässä|tämä|tähän) slack/iu },
    selko: { use: "työtila", not: /(?:tässä|tämä|tähän) slack/iu },
    sv: { use: "arbetsyta", not: /(?:den|det) här slack/iu },
    en: { use: "workspace", not: /this slack/iu },
  },
  "one's own data": {
    fi: { use: "Omat tietoni" },
    selko: { use: "Omat tietoni" },
    // "Mina uppgifter" would be one's tasks as well.
    sv: { use: "Mina personuppgifter", not: /^Mina uppgifter$|”Mina uppgifter”/u },
    en: { use: "My information", not: /My data\b/u },
  },
  "to delete data": {
    fi: { use: "poista" },
    selko: { use: "poista" },
    sv: { use: "radera", not: /\bta(?:r jag)? bort (?:dina|mina|uppgift|text|profil)/iu },
    en: { use: "delete", not: /\berase/iu },
  },
  guest: {
    fi: { use: "vieras", not: /vieraskäyttäjä/iu },
    selko: { use: "vieras", not: /vieraskäyttäjä/iu },
    sv: { use: "gäst" },
    en: { use: "guest" },
  },
  bot: {
    fi: { use: "botti" },
    selko: { use: "botti" },
    sv: { use: "bot", not: /\bbotten/iu },
    en: { use: "bot" },
  },
  form: {
    fi: { use: "lomake", not: /kaavak/iu },
    selko: { use: "lomake", not: /kaavak/iu },
    sv: { use: "blankett", not: /formulär/iu },
    en: { use: "form" },
  },
  button: {
    fi: { use: "nappi", not: /painik/iu },
    selko: { use: "nappi", not: /painik/iu },
    sv: { use: "knapp" },
    en: { use: "button" },
  },
  "period of a report": {
    fi: { use: "jakso", not: /tänä aikana/iu },
    selko: { use: "jakso", not: /tänä aikana/iu },
    sv: { use: "period", not: /under den här tiden/iu },
    en: { use: "period" },
  },
  "hidden number": {
    fi: { use: "suojattu" },
    selko: { use: "suojattu" },
    sv: { use: "dol", not: /skydda[dt]/iu },
    en: { use: "protected" },
  },
};

/** What nobody says: office language, words taken over from another language, and a tone that hurts. */
export const unsaid: Readonly<Record<Language, readonly RegExp[]>> = {
  fi: [
    /\bmikäli\b|osapuol/iu,
    /viimeinen muistutus|vika ei ole sinussa|en muista sinua|minut takaisin|hoitoonsa/iu,
    /tarvitsee uuden ajan|tapaamisella ei ole (?:vielä )?aikaa|kerro se tästä|takaisin tästä/iu,
    /poisti sinut|katselu(?:t|ista)|, kiitos\.$/iu,
  ],
  selko: [
    /\bmikäli\b|osapuol|kyseis|koskien|\bellet?\b|\bellei/iu,
    /viimeinen muistutus|vika ei ole sinussa|en muista sinua|minut takaisin/iu,
    // Nobody is the helped one, in easy Finnish as little as in any other language.
    /mentori auttaa|auttaa aktoria|autat häntä/iu,
    /omin sanoin|minä päivänä|(?:se|takaisin) tästä\.$|onko aika hyvä|poisti sinut/iu,
  ],
  sv: [
    /\bhen\b/iu,
    /sista påminnelsen|minns jag dig|ha mig tillbaka|tog bort dig|, tack\.$/iu,
    /träff(?:en)? har ingen tid|behöver en ny tid|överenskomna uppgifter(?!:)|behov och önskemål om|lyckades inte/iu,
    /på vilket sätt som helst|skrivit uppgifter|inte berättat/iu,
  ],
  en: [
    /last reminder|remember you|want me back|has removed you|rejected/iu,
    /here I tell|tells? about|start using|is not good|we continue$|free places?\b|not told|written information/iu,
    /has no time yet|needs a new time|finished last|can you not|^you (?:and \{\{name\}\} )?meet\b|material bank/iu,
  ],
};
