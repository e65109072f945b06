import type { Same } from "../catalogue.ts";
import type { importing as fi } from "../fi/import.ts";

export const importing: Same<typeof fi> = {
  button: "Importera en CSV-fil",
  title: "Importera personer",
  read: "Läs filen",
  take: "Importera",
  again: "Välj en annan fil",
  seenBy:
    "Koordinatorerna ser de här uppgifterna. Var och en ser sina egna uppgifter och får ett meddelande om vem som har fört in dem.",
  file: "CSV-fil",
  fileHint: "Högst 5\u00a0000 rader och 2 megabyte.",
  how: "På filens första rad står rubrikerna. De kan stå i vilken ordning som helst, på finska, svenska eller engelska.\n*De här rubrikerna behövs:* {{needed}}.\n*De här är valfria:* {{others}}.",
  roles:
    "Rollen är mentor eller adept. En rad är en person i en roll. Botens språk är det språk som jag skriver på till personen: finska, lättläst finska, svenska eller engelska.",
  lettersHow:
    "E-postmeddelanden: skriv träffar, träffar och information eller nej. Jag skickar inget förrän personen själv har bekräftat adressen med en kod.",
  before: "Först ser du vad filen ändrar. Ingenting sparas innan du trycker på ”Importera”.",
  reading: "Jag läser filen. Det tar en liten stund.",
  preview: "Så här ändrar filen uppgifterna. Ingenting är sparat ännu.",
  counts: {
    new: "Nya: {{count}}",
    changed: "Ändrade: {{count}}",
    unchanged: "Oförändrade: {{count}}",
    own: "Har själva skrivit sina uppgifter, så jag ändrar inget: {{count}}",
    wrong: "Rader med fel, som jag inte importerar: {{count}}",
  },
  letters:
    "Önskemål om e-post: {{count}}. Jag skickar inget till dem ännu. De får ett meddelande i Slack, och var och en bekräftar själv sin adress med en kod. Om någon inte gör det inom 60 dagar raderar jag adressen.",
  unknown: "De här rubrikerna känner jag inte till, så jag tar inte med dem: {{headings}}",
  closedAccounts:
    "Rader vars adress har ett stängt konto: {{lines}}. Jag sparar uppgifterna. När ett nytt konto med samma adress kommer kopplar jag uppgifterna till det.",
  forgotten:
    "*Rader vars personer har raderat sina uppgifter:* {{lines}}. Jag importerar dem inte. Om de själva har bett om att få komma med igen, kryssa för det här.",
  forgottenLabel: "Personer som har raderat sina uppgifter",
  forgottenAsked: "De har själva bett om det. Importera dem.",
  wrongRows: "*Rader med fel*",
  wrongRow: "Rad {{line}}: {{why}}",
  nothing: "Filen ändrar ingenting.",
  done: "Klart. Uppgifterna är sparade. CSV-filen finns kvar i Slack. Ta bort den där när du inte längre behöver den.",
  noAddresses:
    "Jag kan inte koppla personerna som du importerade till deras Slack-konton. Auroras-appen saknar rätten users:read.email. Be arbetsytans administratör installera appen på nytt. Då får appen rätten. Jag försöker igen en gång om dagen.",
  waiting:
    "Jag söker efter dem i arbetsytan med hjälp av e-postadressen. De som jag hittar, eller som går med senare, får ett meddelande om sina uppgifter. Om någon inte går med inom 60 dagar raderar jag uppgifterna.",
  gone: "Den här förhandsvisningen gäller inte längre. Välj filen på nytt.",
  unsaved: "Ingenting sparades.",
  reason: {
    missing: "det här saknas: {{column}}.",
    formula: "detta börjar med ett tecken som kalkylprogram gör en formel av: {{column}}.",
    email: "det är något fel i e-postadressen.",
    role: "rollen är varken mentor eller adept.",
    number: "{{column}}: skriv ett tal 0–10.",
    yesNo: "{{column}}: skriv ja eller nej.",
    date: "{{column}}: skriv dagen så här: 1.2.2026.",
    language: "{{column}}: skriv finska, lättläst finska, svenska eller engelska.",
    mail: "{{column}}: skriv träffar, träffar och information eller nej.",
    tooLong: "det här är för långt: {{column}}. Högst {{longest}} tecken.",
    letters: "jag kan inte läsa alla tecken här: {{column}}.",
    moreCells: "raden har fler kolumner än det finns rubriker.",
    twice: "samma person i samma roll finns redan på rad {{other}}.",
    otherName: "samma e-postadress finns på rad {{other}} med ett annat namn.",
    otherLanguage: "samma person har ett annat språk på rad {{other}}.",
  },
  problem: {
    empty: "Filen är tom. Välj en annan fil.",
    onlyHeadings: "I filen finns bara rubriker. Skriv en rad för varje person och välj filen på nytt.",
    tooBig: "Filen är för stor. Den får vara högst 2 megabyte. Dela listan i flera filer.",
    tooMany: "Filen har för många rader. Den får ha högst 5\u00a0000 rader. Dela listan i flera filer.",
    tooManyColumns:
      "Filen har för många kolumner. Den får ha högst 1\u00a0000 kolumner. Ta bort de kolumner som du inte behöver.",
    spreadsheet:
      "Det här är en Excel-fil. Öppna den i ett kalkylprogram och spara den som ”CSV UTF-8”. Välj sedan den filen.",
    utf16: "Filens teckenkodning är UTF-16, som jag inte läser. Spara filen på nytt som ”CSV UTF-8”.",
    notText: "Det här är ingen textfil. Spara listan som ”CSV UTF-8” och välj den.",
    encoding: "Jag kan inte läsa alla bokstäver. Spara filen på nytt som ”CSV UTF-8”.",
    noAccess:
      "Slack låter mig inte läsa filer. Be arbetsytans administratör installera Auroras-appen på nytt. Då får appen rätten files:read.",
    notFetched: "Jag fick inte filen från Slack. Försök igen om en stund.",
    quotes: "Det är fel på citattecknen på rad {{line}}. Rätta dem och välj filen på nytt.",
    columns: "På första raden saknas en rubrik: {{columns}}. Lägg till den och välj filen på nytt.",
    doubleColumns: "Samma rubrik finns två gånger: {{columns}}. Behåll bara den ena och välj filen på nytt.",
  },
};
