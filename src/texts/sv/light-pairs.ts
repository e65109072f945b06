import type { Same } from "../catalogue.ts";
import type { lightPairs as fi } from "../fi/light-pairs.ts";

export const lightPairs: Same<typeof fi> = {
  title: "Lätt par",
  marked: "{{pair}} (lätt par)",
  open: "Adepten har inte Slack",
  seenBy: "Mentorn och koordinatorerna ser parets uppgifter. Bara koordinatorerna ser e-postadressen.",
  what: "Adepten ser inte kanalen, och boten skriver inte till adepten. Mentorn fyller i blanketterna och berättar tiderna för adepten.",
  form: {
    actor: "Adeptens namn",
    email: "Adeptens e-post",
    emailHint: "Om adepten senare går med i Slack känner jag igen adepten på den här adressen.",
    actorLanguage: "Adeptens språk",
    consentWay: "Hur samtyckte adepten?",
    consentOn: "När samtyckte adepten?",
    consentTick: "Också mentorn har samtyckt",
  },
  consentWay: { spoken: "muntligt", written: "på papper", message: "med ett meddelande" },
  wrong: {
    email: "Det här är ingen e-postadress. Kontrollera adressen eller lämna fältet tomt.",
    consentLater: "Den här dagen är i framtiden. Ange dagen då adepten samtyckte.",
    hasPair: "Personen har redan ett par. Du hittar det på startsidan (Home).",
    gone: "Personen finns inte längre i listan. Börja om från ”Nytt par”.",
  },
  made: "Nytt lätt par: {{mentor}} och {{actor}}. Kanalen öppnas om en stund, och du får en inbjudan dit.",
  invited: "Jag skickar en inbjudan till mentorn: {{mentor}}. Kanalen öppnas när mentorn har svarat ja.",
  handOver: "Ge den här texten till adepten ({{actor}}) på papper eller som meddelande:",
  notice: {
    hello: "Hej, {{actor}}. Du har nu en mentor: {{mentor}}. {{coordinator}} från nätverket Auroras stöder er.",
    what: "Nätverkets bot hjälper din mentor. Den sparar ditt namn, träffarnas tider och platser samt blanketterna som mentorn fyller i med dig.",
    who: "Mentorn och koordinatorerna ser blanketten för första träffen. Bara mentorn ser minneslistorna och uppgifterna.",
    long: "Nätverket raderar texterna {{months}} månader efter att mentorskapet har slutat.",
    rights: "Du kan be koordinatorn radera dina uppgifter. Du kan också sluta när som helst.",
  },
  noticeButton: "Visa texten till adepten",
  hello: "Välkommen, {{mentor}}. Det här är kanalen för dig och din adept: {{actor}}.",
  next: "Mentorn fyller i blanketten på första träffen tillsammans med adepten. Sedan lämnar koordinatorn kanalen, och bara mentorn och boten är kvar.",
  welcome:
    "{{actor}} finns inte i Slack. Mentorn berättar tiderna för adepten och fyller i blanketterna. Jag hjälper mentorn: här säger jag vad adepten behöver få veta.",
  ownChannel: "Koordinatorn har lämnat kanalen. Nu är bara du och jag kvar här.",
  cancelled: {
    later: "Träffen {{when}} är inställd.",
    laterHidden: "Träffen är inställd.",
    kickoff: "Den första träffen {{when}} är inställd. En ny tid bestäms av {{coordinator}}.",
    kickoffHidden: "Den första träffen är inställd. En ny tid bestäms av {{coordinator}}.",
  },
  join: {
    hello:
      "Hej. Du finns nu i Slack. Koordinatorn har antecknat att du är adept. Din mentor är {{mentor}}. Stämmer det?",
    what: "*Om du svarar ja:* jag bjuder in dig till parets kanal. Efter det skriver jag också till dig. Du ser träffarna, blanketterna, minneslistorna och uppgifterna.",
    stored:
      "*Vad är redan sparat?* Ditt namn, träffarnas tider och blanketterna som mentorn har fyllt i med dig. Mentorn och koordinatorerna ser blanketten för första träffen. Bara mentorn ser minneslistorna.",
    otherwise: "*Om du svarar nej:* ingenting ändras. Mentorn berättar tiderna för dig som förut.",
    yes: "Ja, gå med i paret",
    no: "Nej",
    saidYes: "Du svarade ja. Jag bjuder in dig till kanalen.",
    saidNo: "Du svarade nej. Ingenting ändras. Om du ändrar dig, säg det till koordinatorn.",
    over: "Det går inte längre att svara. Skriv /mentoring så ser du vad du kan göra.",
    bothPaired:
      "Jag kan inte lägga till dig i paret, eftersom du redan har ett par med samma person. Säg det till koordinatorn.",
    joined:
      "{{actor}} finns nu i Slack och har gått med i paret. Jag bjuder in adepten till kanalen. Från och med nu skriver jag själv till adepten.",
  },
  joining: {
    button: "Adepten finns nu i Slack",
    title: "Vem är adepten?",
    submit: "Fråga adepten",
    person: "Adeptens konto i Slack",
    what: "Jag frågar om adepten vill gå med i paret. Jag kopplar ihop uppgifterna först efter ett ja.",
    asked: "Jag frågade adepten {{date}} om att gå med i paret i Slack.",
    declined: "Adepten svarade {{date}} nej till att gå med i paret i Slack.",
    sent: "Jag frågar personen själv. Du ser svaret under ”Visa paret”.",
    nobody: "Det här kontot kan jag inte fråga. Välj en person som finns i den här arbetsytan.",
    inPair: "Personen är mentor eller koordinator i det här paret. Välj en annan person.",
    notLight: "Adepten finns redan i Slack. Öppna paret på nytt.",
  },
  consents: {
    named: "{{date}}: koordinatorn antecknade att du har samtyckt till paret.",
    joined: "{{date}}: du svarade att du går med i paret i Slack.",
  },
  tell: {
    meeting: "*Berätta för adepten:* träffen är {{when}}.",
    cancelled: "*Berätta för adepten:* det blir ingen träff {{when}}.",
    cancelledHidden: "*Berätta för adepten:* träffen är inställd.",
    ended: "*Berätta för adepten:* mentorskapet har slutat.",
    tasks: "*Berätta för adepten* ({{actor}}) om adeptens uppgifter. Ni skrev ner dem {{when}}.",
    tasksNext: "Nästa träff är {{when}}.",
  },
  consented: "{{actor}} har samtyckt {{way}} {{date}}. Adepten finns inte i Slack.",
  notAsked: "frågades inte, eftersom adepten inte finns i Slack",
  goals: "{{actor}} finns inte i Slack. Markera du vilka mål adepten har nått.",
};
