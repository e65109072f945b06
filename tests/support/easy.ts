import { fi, selko } from "../../src/texts/catalogues.ts";
import { flat } from "./catalogues.ts";

/** Texts that only coordinators get, which may be in plain Finnish. Two walks show nobody else one of them: tests/texts/selkosuomi.test.ts and tests/journeys/every-view.test.ts. */
export const coordinatorsOwn: readonly RegExp[] = [
  /^announcements\.(?!from$|answer$|onlyCoordinators$|notThisPair$|gone$|onlySender$)/,
  /^commonMeetings\.(title|button|new|which|open|of|announced_\w+|none|off|line|what|seenBy|formSeenBy|(manage|move|cancel|count)SeenBy)$/,
  /^closing\.(before\.coordinator|shown\.(seenBy|reopened)|trouble\.archive)$/,
  /^groups\.(endsHint|made|submit|notClosed\..*|wish\.(asking|askedBefore|sheet|sheetSeenBy|none|line|field)|feedback\.(sheet|sheetSeenBy|none|line|lineWithout)|(digest|edit|end|list|needs|people|state|view|wrong)\..*|trouble\.(notInvited|noPosting|opening|isThere))$/,
  /^home\.(counts|requests|reason\.\w+|search\.\w+|pairView\.\w+)$/,
  /^import\./,
  /^kickoff\.(pleaseLeave|left)$/,
  /^lightPairs\.(title|marked|make|(joining|code|erase)\.\w+|open|seenBy|what|made|invited|handOver|consented|noticeButton|notAsked|(form|consentWay|wrong)\.\w+)$/,
  /^mail\.stopFor\.(?!told$)/,
  /^matching\./,
  /^meetingLog\.no\.coordinator$/,
  /^meetings\.answer\.noKickoff$/,
  /^monday\.(?!onlyCoordinators$)/,
  /^pairs\.(seenBy|consentHint|form\.consent|made|invited|refused|takenBack|trouble\.(guest|forbidden|noPosting|tryingAgain|sharedOf|unseenOf)|(handOver|inviting|number|pause|replace|wrong)\.\w+)$/,
  /^people\.(add|edit|filter|person|tag)\./,
  /^people\.list\.(?!onlyCoordinators$)/,
  /^people\.same\./,
  /^people\.staff\.(?!told\.)/,
  /^privacy\.(erase\.(coordinator|last|pairOver)|looks\.staffSeenBy)$/,
  /^programmes\.(?!onlyCoordinators$|called\.)/,
  /^reports\.(?!onlyCoordinators$)/,
  /^setup\./,
  /^support\.(isCoordinator|wish|wishInForm|shownTo|toldDirectly)$/,
];

export const isCoordinatorsOwn = (key: string): boolean => coordinatorsOwn.some((pattern) => pattern.test(key));

const MOST_WORDS = 9;
const MOST_WORDS_OF_TWO_CLAUSES = 6;
/** A second clause comes after a comma, or a first one begins with such a word. */
export const TWO_CLAUSES =
  /, (?:jo\p{L}+|mi\p{L}+|ku\p{L}+|että|jotta|koska|vaikka|niin|ellet|ja|mutta|eikä|enkä|tai) |^(?:[Jj]os|[Kk]un|[Kk]oska|[Vv]aikka) /u;

/** Words for which easy Finnish has easier ones. The channel "vertaistukikanava" has that name in Slack. */
const HARD_WORDS =
  /(?<!Auroras-)verkoston työntekij|arkisto|teema|vertaistu(?!kikanav|ki\.ics)|tukipyyn|luottamuks|osaami|oivallu|verkostoitu|toteutu|lähtömaa|terveystie|keskeis|katselu|\bomin sanoin|\bell[ei]t?(?!\p{L})|\p{L}*(?<!tapaa|oppi|huo)minen(?!\p{L})/iu;
const PASSIVE = /(?:[aeuyä]taan|[aeuyä]tään|daan|dään|llaan|llään|net[aä]|ttiin)(?!\p{L})/iu;
/** "Let's": said by the two about themselves. */
const LETS = /^(?:Puhutaan tästä|Jatketaan)$/u;
const LONG_WORD = /(?<![\p{L}-])(?!yksityisviest|vertaistukikanav|kanavaluettelo|Auroras-)\p{L}{18,}/iu;

/** Whether a text has no word that easy Finnish avoids: hard, long or passive. */
export const hasEasyWords = (text: string): boolean =>
  !HARD_WORDS.test(text) && !LONG_WORD.test(text) && (LETS.test(text) || !PASSIVE.test(text));

const isEasySentence = (sentence: string): boolean =>
  sentence.split(/\s+/).length <= (TWO_CLAUSES.test(sentence) ? MOST_WORDS_OF_TWO_CLAUSES : MOST_WORDS);

/** Whether a Finnish text is also easy Finnish: short sentences with one thought each, in easy words. */
export const isEasy = (text: string): boolean =>
  hasEasyWords(text) &&
  text
    .replaceAll(/\{\{\w+\}\}/g, "Mirja")
    .split(/(?<=[.?:])\s+|\n/u)
    .every(isEasySentence);

const own = new Set(flat(selko).map(([key]) => key));

/** The texts that easy Finnish takes from Finnish although they are not easy. Labels count like any other text. */
export const notEasy: readonly [string, string][] = flat(fi).filter(([key, text]) => !own.has(key) && !isEasy(text));

export const notEasyKeys: ReadonlySet<string> = new Set(notEasy.map(([key]) => key));
