import type { Same } from "../catalogue.ts";
import type { privacy as fi } from "../fi/privacy.ts";

export const privacy: Same<typeof fi> = {
  seenBy: "Bara du ser den här sidan. Koordinatorerna ser din profil.",
  stored: {
    title: "Vad finns sparat om dig?",
    person: "ditt namn, ditt språk och ditt Slack-id",
    pairs_one: "{{count}} par",
    pairs_other: "{{count}} par",
    meetings_one: "{{count}} träff",
    meetings_other: "{{count}} träffar",
    forms_one: "{{count}} blankett eller minneslista",
    forms_other: "{{count}} blanketter och minneslistor",
    followUps_one: "{{count}} svar på frågan hur en träff gick",
    followUps_other: "{{count}} svar på frågan hur en träff gick",
    question: "svar på programmets fråga: {{question}} ({{count}})",
    otherQuestions_one: "{{count}} svar på programmets andra frågor",
    otherQuestions_other: "{{count}} svar på programmets andra frågor",
    goals_one: "{{count}} mål",
    goals_other: "{{count}} mål",
    certificates_one: "{{count}} intyg",
    certificates_other: "{{count}} intyg",
    requests_one: "{{count}} meddelande till koordinatorerna",
    requests_other: "{{count}} meddelanden till koordinatorerna",
    feedback_one: "{{count}} responsblankett till nätverket",
    feedback_other: "{{count}} responsblanketter till nätverket",
    peerAnswers_one: "{{count}} svar på en inbjudan till en kamratstödsträff",
    peerAnswers_other: "{{count}} svar på inbjudningar till kamratstödsträffar",
    groups_one: "{{count}} grupp",
    groups_other: "{{count}} grupper",
    mail_one: "{{count}} e-postadress",
    mail_other: "{{count}} e-postadresser",
    howLong:
      "Jag raderar texterna {{texts}} månader efter att mentorskapet har slutat. Jag raderar profilen när du har varit utan par i {{profiles}} månader. Uppgifterna om vem som har tittat raderar jag efter {{audit}} månader.",
  },
  consents: {
    title: "Dina samtycken",
    notice: "Jag berättade {{date}} vad jag sparar och vem som ser det.",
    ticked: "{{other}}: {{by}} antecknade {{date}} att ni båda har gett ert samtycke.",
    yes: "{{other}}: du svarade ”Ja, jag börjar” på inbjudan {{date}}.",
    no: "{{other}}: du svarade ”Inte nu” på inbjudan {{date}}.",
    contact: "Du gav {{date}} ditt samtycke till att arrangörerna av kamratstöd får dina kontaktuppgifter.",
    contactOver: "Ditt samtycke upphörde {{date}}. Arrangörerna av kamratstöd ser inte längre dina kontaktuppgifter.",
    shared:
      "Du delade {{date}} ditt svar med din mentor. Du kan ta tillbaka det på startsidan (Home) så länge mentorskapet pågår.",
    none: "Du har inte gett några samtycken ännu.",
    more: "Resten finns i filen som du kan ladda ner.",
    withdraw: "Ändra samtycket",
  },
  looks: {
    title: "Vem har tittat?",
    none: "Ingen annan har tittat på ditt pars blanketter eller på dina uppgifter.",
    all: "Visa alla som har tittat",
    line: "{{when}}: {{name}}, {{what}}",
    linePair: "{{when}}: {{name}}, {{what}} ({{mentor}} och {{actor}})",
    lineAbout: "{{when}}: {{name}}, {{what}} ({{about}})",
    unknown: "Okänd",
    what: {
      kickoff: "blanketten för första träffen",
      log: "minneslistan",
      followUp: "adeptens svar",
      certificate: "intyget",
      support: "meddelande till koordinatorerna",
      feedback: "respons till nätverket",
      contact: "kontaktuppgifter",
      ownData: "nedladdning av egna uppgifter",
      report: "rapport",
      profile: "profil",
      matching: "förslag till par",
      group: "gruppens respons och önskemål",
      other: "annan uppgift",
    },
    staffTitle: "Händelselogg",
    staffSeenBy:
      "Koordinatorerna ser det här. Här står vad koordinatorerna har öppnat eller laddat ner. Innehållet syns inte.",
    ownSeenBy: "Bara du ser det här. Här står vem annan som har öppnat ditt pars blanketter eller dina uppgifter.",
    empty: "Det finns inga händelser.",
    newer: "Nyare",
    older: "Äldre",
    notYours:
      "Bara koordinatorerna kan öppna händelseloggen. Om du vill se dina egna uppgifter, tryck på ”Mina personuppgifter”.",
  },
  download: "Ladda ner mina uppgifter",
  downloading: "Jag skickar filen till dig som direktmeddelande.",
  downloadingAlready: "Filen är redan på väg till dig som direktmeddelande.",
  file: {
    title: "Dina uppgifter",
    comment:
      "I den här filen finns allt som jag har sparat om dig och som du får se. Filen finns nu i Slack. När du har sparat den hos dig, radera den här.",
  },
  erase: {
    button: "Radera mina uppgifter",
    seenBy: "Bara du ser det här.",
    goes: "*Vad raderar jag?* Ditt namn, dina kontaktuppgifter, din profil och allt som du har skrivit till mig. Jag raderar också de meddelanden som jag har skickat till dig.",
    goesActor:
      "Där du är adept raderar jag också parets blanketter, minneslistor och uppgifterna från träffarna helt. De försvinner också för din mentor.",
    goesMentor:
      "Där du är mentor behåller adepten sina egna svar och sina egna uppgifter från träffarna. Nätverket behåller, utan ditt namn, hur du ville fortsätta.",
    stays:
      "*Vad blir kvar?* Att det fanns ett par, och siffror utan ditt namn. Siffrorna visar hur många gånger ni träffades och när. De visar också vilka teman ni talade om, hur mentorskapet slutade och vilka betyg ni gav. Att du har bett om stöd finns kvar, men inte texten. Meddelanden som du själv har skrivit i Slack blir kvar i Slack. Ditt förnamn kan fortfarande synas i andras gamla meddelanden.",
    backups_one: "Från säkerhetskopiorna försvinner dina uppgifter inom {{count}} dag.",
    backups_other: "Från säkerhetskopiorna försvinner dina uppgifter inom {{count}} dagar.",
    openPairs_one:
      "*Du har {{count}} pågående par.* Mentorskapet slutar genast, och jag stänger kanalen. Jag säger till den andra bara att du inte är med längre.",
    openPairs_other:
      "*Du har {{count}} pågående par.* Mentorskapet slutar genast i alla, och jag stänger kanalerna. Jag säger till de andra bara att du inte är med längre.",
    coordinator: "Du är koordinator. En annan koordinator får ansvaret för dina par.",
    noReturn: "Det här går inte att ångra. Om du vill ha kvar dina uppgifter, ladda först ner dem.",
    sure: "Vill du radera dina uppgifter?",
    yes: "Ja, radera mina uppgifter. Jag förstår att det inte går att ångra.",
    submit: "Radera",
    last: "Du är den enda som kan ansvara för dina par som koordinator. Lägg först till en annan koordinator: tryck på ”Inställningar”.",
    begun:
      "Jag raderar nu dina uppgifter. Det tar några minuter. Du får ett meddelande när uppgifterna är raderade. Efter det har jag inga uppgifter om dig.",
    already: "Jag raderar redan dina uppgifter. Du får ett meddelande när de är raderade.",
    done: "Dina uppgifter är raderade. Det här är mitt sista meddelande till dig. Meddelanden som du själv har skrivit finns fortfarande i Slack. Om du någon gång vill vara med igen, öppna startsidan (Home) och anmäl dig.",
    home: "Dina uppgifter är raderade. Om du vill vara med igen, öppna den här sidan på nytt och anmäl dig.",
    pairEnded:
      "Mentorskapet är slut, eftersom den ena av er inte är med längre. Er kanal stängs nu. Tack för att du har varit med. Om du vill fortsätta i ett nytt par hjälper en koordinator dig.",
    pairOver:
      "Ett mentorskap är slut, eftersom den ena raderade sina uppgifter: {{mentor}} (mentor) och {{actor}} (adept). Jag berättade för den andra att mentorskapet är slut. Fråga om den andra vill ha ett nytt par.",
    goodbye:
      "Mentorskapet är slut. Jag stänger den här kanalen nu och raderar mina meddelanden. Tack för att ni var med.",
  },
  textsDeleted: "Texterna raderades {{date}}.",
  textsPartly: "En del av texterna är raderade.",
  tooLate: "Det här parets texter är raderade, så det här går inte längre att spara eller ändra.",
};
