import type { Same } from "../catalogue.ts";
import type { certificate as fi } from "../fi/certificate.ts";

export const certificate: Same<typeof fi> = {
  button: "Intyg",
  title: "Intyg",
  home: "Mentorskapet är slut: du och {{other}}.",
  send: "Skicka intyget",
  seenBy:
    "Intyget kommer bara till dig. Nätverkets koordinatorer ser att du har fått det. När du ger dem intygets nummer ser de ditt namn, tiden och antalet träffar.",
  what: "I intyget står programmets namn, tiden, antalet träffar och den ansvariga koordinatorns namn. Där står ingenting om {{other}}.",
  form: {
    name: "Ditt namn i intyget",
    language: "Intygets språk",
    themes: "Teman",
    themesTick: "Berätta också vilka teman vi pratade om",
  },
  sent: "Intyget kommer till dig som meddelande. Dess nummer är {{number}}. Om du behöver det på nytt är numret detsamma.",
  letters: "Jag kan inte skriva de här tecknen i intyget: {{letters}}. Skriv ditt namn med latinska bokstäver.",
  no: {
    notYours: "Bara mentorn och adepten får intyget. Skriv /mentoring så ser du vad du kan göra.",
    notOver: "Man får intyget när mentorskapet är slut.",
    noMeetings: "Man får intyget när ni har träffats minst en gång.",
    off: "I det här programmet ges inga intyg.",
    onlyCoordinators:
      "Bara nätverkets koordinatorer kan kontrollera ett intyg. Skriv /mentoring så ser du vad du kan göra.",
  },
  file: {
    name: "intyg-{{number}}.pdf",
    title: "Intyg {{number}}",
    comment: "Här är ditt intyg. Dess nummer är {{number}}. Nätverkets koordinator kan kontrollera intyget med numret.",
  },
  check: {
    button: "Kontrollera intyg",
    title: "Kontrollera intyg",
    submit: "Kontrollera",
    seenBy: "Bara du ser svaret. Intygets ägare ser bland sina egna uppgifter att du har tittat på det.",
    number: "Intygets nummer",
    numberHint: "Numret står längst ner på intyget, till exempel K7QM-2XPA.",
    none: "Det finns inget giltigt intyg med det här numret. Intyget kan också vara gammalt: uppgifterna raderas {{years}} år efter mentorskapet. Då vet jag inte om intyget är äkta.",
    yes: "Ja. Intyget {{number}} är givet av nätverket.",
    name: "Namn: {{name}}",
    period: "Tid: {{from}}–{{to}}",
    held: "Träffar: {{count}}",
  },
  issuedTo: "Intyg har getts till: {{name}}",
  pdf: {
    network: "Nätverket Auroras",
    title: "Intyg över individuellt mentorskap",
    mentor: "har varit mentor i nätverket Auroras individuella mentorskap.",
    actor: "har deltagit i nätverket Auroras individuella mentorskap.",
    programme: "Program: {{programme}}",
    period: "Tid: {{from}}–{{to}}",
    held: "Träffar: {{count}}",
    themes: "Teman: {{themes}}",
    issued: "Givet {{date}}",
    coordinator: "Koordinator i nätverket Auroras",
    number: "Intygets nummer är {{number}}. Nätverkets koordinator kan kontrollera intyget med numret.",
  },
};
