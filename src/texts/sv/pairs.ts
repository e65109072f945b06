import type { Same } from "../catalogue.ts";
import type { pairs as fi } from "../fi/pairs.ts";

export const pairs: Same<typeof fi> = {
  title: "Nytt par",
  submit: "Skapa par",
  seenBy: "Uppgifterna om paret ser mentorn, adepten och nätverkets koordinatorer.",
  form: {
    actor: "Adept",
    mentor: "Mentor",
    coordinator: "Ansvarig koordinator",
    day: "Första träffen: dag",
    time: "Första träffen: klockslag",
    place: "Första träffen: plats",
    language: "Kanalens språk",
    consent: "Samtycke",
    consentTick: "Båda har samtyckt",
  },
  language: { fi: "finska", selko: "lättläst finska", sv: "svenska", en: "engelska" },
  consentHint: "Om du inte kryssar för frågar vi båda. Kanalen öppnas när båda har svarat ja.",
  made: "Paret är skapat: {{mentor}} och {{actor}}. Kanalen öppnas om en stund och du får en inbjudan.",
  invited: "Inbjudningarna är skickade: {{mentor}} och {{actor}}. Kanalen öppnas när båda har svarat ja.",
  wrong: {
    nobody: "Den här personen finns inte i arbetsytan.",
    bot: "{{name}} är en bot. Välj en människa.",
    stranger: "{{name}} är från en annan arbetsyta. Be hen först gå med i den här arbetsytan.",
    deactivated: "{{name}} är inte längre i den här arbetsytan.",
    guest:
      "{{name}} är gäst. Slack låter oftast inte boten bjuda in en gäst till en kanal. Om du ändå vill fortsätta, skicka formuläret på nytt.",
    samePerson: "Samma person kan inte vara både mentor och adept.",
    noCoordinator: "Den ansvariga ska vara nätverkets koordinator. Koordinatorerna väljs under Inställningar.",
    coordinatorInPair: "Den ansvariga koordinatorn kan inte själv vara i paret. Välj en annan koordinator.",
    exists: "Det här paret finns redan.",
    past: "Dagen har redan varit. Välj den här dagen eller en senare.",
    noSuchTime: "Det klockslaget finns inte den dagen, för klockan ställs om. Välj en annan tid.",
  },
  notCoordinator: "Par skapas av nätverkets koordinator. Om du vill bli mentor eller adept, skriv /mentoring.",
  notSetUp: "Mentorboten är inte i bruk ännu. Arbetsytans administratör kan ta den i bruk på botens Hem-flik.",
  notOpen: "Det här paret är inte längre i gång, så det här går inte att göra.",
  notYours: "Det här hör till ett annat par. Skriv /mentoring så ser du dina egna par.",
  invitation: {
    mentor: "Hej. {{inviter}} från nätverket Auroras föreslår ett par: du är mentor och {{other}} är adept.",
    actor: "Hej. {{inviter}} från nätverket Auroras föreslår en mentor för dig: {{other}}.",
    field: "Bransch ({{other}}): {{field}}",
    what: "*Vad är mentorskap?* Ni två träffas ungefär 2 gånger i månaden, sammanlagt 6–8 gånger. Det tar ungefär 3–4 månader. Ni talar om adeptens önskemål om arbete och om att söka jobb. Nätverkets koordinator är med på första träffen.",
    stored:
      "*Vad sparas?* Ditt namn, tiderna för träffarna och de blanketter ni fyller i. Blanketten för första träffen ser ni två och nätverkets koordinatorer. Minneslistorna ser bara ni två. Texterna raderas 6 månader efter att mentorskapet har slutat.",
    yes: "Ja, jag börjar",
    no: "Inte nu",
    saidYes: "Du svarade: Ja, jag börjar. Kanalen öppnas när allt är klart.",
    saidNo: "Du svarade: Inte nu. Tack för att du berättade.",
    over: "Den här inbjudan gäller inte längre. Nätverkets koordinator berättar mer för dig.",
    reminder: "Du har en inbjudan till mentorskap. Den andra i paret är {{other}}. Vill du börja?",
  },
  refused:
    "Svar på inbjudan: Inte nu. Den som svarade: {{name}}. Paret öppnades inte. Den andra ({{other}}) fick bara veta att inbjudan inte gäller.",
  notice: {
    what: "Den här boten hjälper till med mentorskapet. Den sparar ditt namn, tider och platser för dina träffar, blanketterna och dina svar.",
    who: "Blanketten för första träffen ser mentorn, adepten och nätverkets koordinatorer. Minneslistorna och uppgifterna ser bara mentorn och adepten. Koordinatorn får veta antalet träffar och deras teman när mentorskapet slutar.",
    long: "Texterna raderas 6 månader efter att mentorskapet har slutat. Du kan läsa, ladda ner och få dina egna uppgifter raderade: fråga nätverkets koordinator.",
    slack:
      "Meddelanden som du själv skriver i Slack blir kvar i Slack. Skriv inte personbeteckning eller uppgifter om hälsa här.",
    link: "Nätverkets dataskyddsbeskrivning",
  },
  topic: "Mentorskap: {{mentor}} och {{actor}}",
  welcome: {
    hello: "Välkomna, {{mentor}} och {{actor}}. Det här är er egen kanal.",
    who: "{{mentor}} är mentor. {{actor}} är adept.",
    coordinator: "{{coordinator}} är nätverkets koordinator och är med på första träffen.",
    kickoff: "*Första träffen:* {{when}}",
    next: "På första träffen fyller ni tillsammans i en blankett. Sedan lämnar koordinatorn kanalen och den blir er egen.",
    support: "Om du behöver hjälp, tryck på Jag behöver stöd. Det ser bara nätverkets koordinatorer.",
    form: "Fyll i blanketten för första träffen",
    agree: "Kom överens om en träff",
    help: "Jag behöver stöd",
  },
  accepted: "Tack. Ditt svar är sparat.",
  trouble: {
    notInvited: "Det gick inte att bjuda in till kanalen: {{name}}.",
    guest:
      "Slack låter inte boten bjuda in en gäst. Be arbetsytans administratör lägga till hen i kanalen eller göra hen till medlem.",
    unknown: "Slack känner inte längre till personen.",
    deactivated: "Hen är inte längre i den här arbetsytan.",
    forbidden:
      "Slack tillät inte inbjudan. Be arbetsytans administratör att boten får bjuda in människor till kanaler.",
    again: "Försök igen",
    tryingAgain: "Jag försöker igen. Om det inte lyckas berättar jag det för dig.",
    left: "Du är inte längre i kanalen där {{other}} är. Om du lämnade den av misstag kommer du tillbaka här.",
    return: "Gå tillbaka till kanalen",
    returning: "Du får en inbjudan till kanalen.",
    botRemoved:
      "Boten är inte längre i er kanal ({{other}}). Så här får du den tillbaka: öppna kanalen och skriv /invite @auroras",
    archived: "Kanalen för {{mentor}} och {{actor}} är arkiverad. Boten kan öppna en ny kanal för er.",
    newChannel: "Öppna en ny kanal",
    opening: "Den nya kanalen öppnas om en stund.",
    outsider:
      "{{who}} har kommit till kanalen och hör inte till paret. Jag skriver inga tider för träffar här så länge hen är här.",
    gone: "{{other}} är inte längre i Slack. Nätverkets koordinator kontaktar dig.",
  },
  replace: {
    button: "Byt mentor",
    title: "Byt mentor",
    submit: "Byt",
    before:
      "Adept: {{actor}}. Mentor nu: {{mentor}}. Det nya paret får en ny kanal. Den nya mentorn ser inte de gamla minneslistorna.",
    channel: "Mentorskapet för det här paret slutar här. Tack för er gemensamma tid. Kanalen arkiveras {{date}}.",
    sameMentor: "Välj en annan mentor än nu.",
  },
};
