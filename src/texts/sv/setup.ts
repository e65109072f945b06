import type { Same } from "../catalogue.ts";
import type { setup as fi } from "../fi/setup.ts";

export const setup: Same<typeof fi> = {
  start: "Ta i bruk",
  startEasy: "Ota käyttöön (selkosuomi)",
  settings: "Inställningar",
  form: {
    coordinators: "Koordinatorer",
    coordinatorsHint: "De skapar paren och får begäran om stöd och sammanfattningar.",
    coordinatorsChannel: "Koordinatorernas kanal",
    channelHint: "Lämna tomt, så skapar jag en privat kanal. Om du väljer en egen kanal, bjud först in mig dit.",
    peerChannel: "Kamratstödskanal",
    peerOrganisers: "Arrangörer av kamratstöd",
    peerOrganisersHint: "Frivilliga som ordnar mentorernas egna träffar.",
    language: "Språk",
    languageHint: "På det här språket skriver jag i koordinatorernas och mentorernas kanaler.",
    plannedNumber: "Antal träffar",
    plannedNumberHint: "6–8",
    hoursFrom: "Jag skickar meddelanden tidigast kl.",
    hoursHint: "Mellan de här tiderna skickar jag till exempel påminnelser. Svar på det du gör kommer alltid genast.",
    hoursUntil: "Jag skickar meddelanden senast kl.",
    reminderHours: "Jag påminner om träffen (timmar före)",
    goodbyeDays: "Jag stänger parets kanal (dagar efter att mentorskapet har slutat)",
    backupDays: "Jag sparar säkerhetskopior (dagar)",
    backupDaysHint: "Jag gör en säkerhetskopia varje natt. Högst 14 dagar.",
    textsMonths: "Jag raderar texterna (månader efter att mentorskapet har slutat)",
    textsMonthsHint: "Alla får veta den här tiden genast i början. Om du gör den längre, berätta det för dem.",
    profilesMonths: "Jag raderar profilen (månader utan par)",
    auditMonths: "Jag sparar händelseloggen (månader)",
    keptYears: "Jag raderar också resten (år efter att mentorskapet har slutat)",
    keptYearsHint:
      "Till exempel vilka som var ett par och när. Samma sak gäller en grupp. Efter det syns de inte i rapporterna. Fråga finansiären hur länge uppgifterna måste sparas.",
    privacyNoticeUrl: "Länk till dataskyddsbeskrivningen",
    privacyNoticeUrlHint: "Adressen börjar med https://",
  },
  seenBy: "Koordinatorerna ser de här inställningarna.",
  isBot: "{{name}} är en bot. Välj en person.",
  isDeactivated: "{{name}} finns inte längre i den här arbetsytan. Ta bort valet.",
  anotherCopy:
    "Jag är i gång på två ställen. Därför kan en del av det ni gör försvinna. Be den som sköter Auroras-appen att stänga av den ena.",
  isForgotten:
    "Den här personen har raderat sina uppgifter. Personen kan själv anmäla sig på nytt på startsidan (Home).",
  isStranger: "{{name}} hör till en annan arbetsyta. Välj en medlem i den här arbetsytan.",
  isGuest: "{{name}} är gäst. Välj en egen medlem i arbetsytan.",
  unknownPerson: "Slack hittar inte alla som du valde. Välj på nytt.",
  channelOfPair: "Det här är ett pars eller en grupps egen kanal. Välj en annan.",
  channelNotPrivate: "Den här kanalen är offentlig. Välj en privat kanal.",
  channelShared: "Den här kanalen delas med en annan arbetsyta. Välj en annan.",
  channelArchived: "Den här kanalen är arkiverad. Välj en annan.",
  inviteBot: "Jag är inte med i den här kanalen. Skriv /invite @auroras i kanalen och spara sedan på nytt.",
  sameChannel: "Välj en annan kanal än koordinatorernas.",
  hoursOrder: "Den här tiden ska vara senare än starttiden.",
  notHttps: "Skriv hela adressen. Den börjar med https://",
  changedMeanwhile: "{{name}} ändrade inställningarna {{when}}. Dina svar finns kvar här. Läs dem och spara på nytt.",
  stored: "Sparat nu: {{value}}",
  doneFirst:
    "Auroras-mentorskapet är nu i bruk. Jag skapar kanalerna och bjuder in dem som du valde. När du vill skapa ett par, öppna startsidan (Home) och tryck på ”Nytt par”.",
  done: "Inställningarna är sparade.",
  tookOver_one:
    "Du ansvarar nu för 1 par. Förut hörde det till koordinatorn som du tog bort. Du ser paret på startsidan (Home).",
  tookOver_other:
    "Du ansvarar nu för {{count}} par. Förut hörde de till koordinatorn som du tog bort. Du ser paren på startsidan (Home).",
  onlyAdmin:
    "Auroras-mentorskapet är inte i bruk ännu. Arbetsytans administratör kan ta det i bruk. Be administratören öppna den här startsidan (Home).",
  onlyCoordinators: "Bara koordinatorerna kan ändra inställningarna. Be en koordinator om hjälp.",
  notYet:
    "Auroras-mentorskapet är inte i bruk ännu. Arbetsytans administratör kan ta det i bruk på Auroras-appens startsida (Home).",
  coordinatorsWelcome:
    "Det här är koordinatorernas kanal. Här skriver jag när någon ber om stöd och när ett mentorskap är slut. Bjud in bara koordinatorer hit, för alla i kanalen ser det.",
  peersWelcome:
    "Det här är mentorernas kamratstödskanal. Här kan du utbyta erfarenheter och idéer med andra mentorer. Jag skriver här om mentorernas gemensamma träffar.",
  which: { coordinators: "koordinatorernas kanal", peers: "kamratstödskanalen" },
  noChannel:
    "Jag kunde inte skapa en ny kanal ({{which}}), för Slack låter mig inte skapa kanaler. Skapa en privat kanal själv och skriv /invite @auroras där. Välj sedan kanalen under ”Inställningar”.",
  notInvited:
    "{{name}} är inte med i kanalen ännu ({{which}}). Slack låter mig inte bjuda in personen. Bjud in personen själv: {{channel}}",
  botNotIn:
    "Jag är inte med i kanalen ({{which}}). Skriv /invite @auroras i kanalen eller välj en annan kanal under ”Inställningar”.",
  archived: "Kanalen är arkiverad ({{which}}) och jag kan inte skriva där. Välj en annan kanal under ”Inställningar”.",
  public:
    "Kanalen är nu offentlig ({{which}}). Alla i arbetsytan kan läsa den. Jag skriver inte längre om par eller träffar där. Välj en annan, privat kanal under ”Inställningar”. Om du lämnar fältet tomt gör jag en ny kanal.",
  shared:
    "Kanalen delas nu med en annan organisation ({{which}}). Jag skriver inte längre om par eller träffar där. Välj en annan, privat kanal under ”Inställningar”. Om du lämnar fältet tomt gör jag en ny kanal.",
  deleted:
    "Kanalen är borttagen ({{which}}). Välj en annan kanal under ”Inställningar”. Om du lämnar fältet tomt gör jag en ny kanal.",
  unseen:
    "Jag ser inte längre kanalen ({{which}}). Om den finns kvar, skriv i kanalen: @auroras. Slack frågar om du vill lägga till mig. Välj annars en annan kanal under ”Inställningar”. Om du lämnar fältet tomt gör jag en ny kanal.",
  noPosting:
    "Jag kan inte skriva i kanalen ({{which}}), för Slack tillåter det inte. Be arbetsytans administratör ge Auroras-appen rätt att skriva där. Eller välj en annan kanal under ”Inställningar”.",
  notKnown:
    "Jag vet inte om ett av mina meddelanden kom fram. Förbindelsen till Slack bröts, och Slack låter mig inte se efter. Jag skickar inte meddelandet på nytt, så att ingen får det två gånger. Om det händer igen, be arbetsytans administratör kontrollera Auroras-appens rättigheter.",
  noEditing:
    "Slack låter mig inte ändra ett meddelande som jag har skickat. I ett gammalt meddelande kan det stå en tid eller plats som redan har ändrats. På min startsida (Home) är uppgifterna rätt. Be arbetsytans administratör tillåta att meddelanden redigeras.",
  notRemoved:
    "{{name}} är inte längre koordinator, men Slack låter mig inte ta bort personen från kanalen. Ta bort personen själv: {{channel}}",
  outsiders: {
    coordinators:
      "I kanalen finns personer som inte är koordinatorer: {{who}}. Jag skriver om par i den här kanalen. Om de inte hör hit, ta bort dem från kanalen.",
    peers:
      "I kanalen finns personer som inte är mentorer: {{who}}. Om de inte hör hit kan en koordinator ta bort dem från kanalen.",
  },
  outsider: {
    coordinators:
      "{{who}} kom till kanalen och är inte koordinator. Jag skriver om par i den här kanalen. Om personen inte hör hit, ta bort personen från kanalen.",
    peers:
      "{{who}} kom till kanalen och är inte mentor. Om personen inte hör hit kan en koordinator ta bort personen från kanalen.",
  },
};
