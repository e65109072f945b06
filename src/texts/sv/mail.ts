import type { Same } from "../catalogue.ts";
import type { mail as fi } from "../fi/mail.ts";

export const mail: Same<typeof fi> = {
  title: "E-post",
  button: "E-post",
  seenBy: "Bara du ser din adress. Koordinatorerna ser om du har en adress.",
  codeSeenBy: "Bara du ser det här.",
  form: {
    choice: "Vad vill du få per e-post?",
    address: "E-postadress",
    addressHint: "Till exempel amina@example.org",
    code: "Kod",
    codeHint: "Koden har sex siffror.",
  },
  choice: {
    none: "Ingenting",
    meetings: "Träffar",
    all: "Träffar och meddelanden",
  },
  state: {
    none: "Du får ingen e-post.",
    meetings: "Träffar kommer per e-post: {{address}}",
    all: "Träffar och meddelanden kommer per e-post: {{address}}",
    unconfirmed: "Adressen är inte bekräftad än: {{address}}",
    broken: "E-posten kommer inte fram: {{address}}",
  },
  codeTitle: "Bekräfta adressen",
  codeSent:
    "Jag skickade en kod till {{address}}. Det kan dröja en stund innan den kommer. Titta också i skräpposten. Koden gäller i 24 timmar.",
  codeOpen: "Skriv koden",
  codeAgain: "Skicka en ny kod",
  confirm: "Bekräfta",
  confirmed: "Adressen är bekräftad. E-posten kommer nu till {{address}}.",
  saved: "Jag har sparat ditt val.",
  stopped: "Du får ingen e-post längre. Jag har tagit bort din adress.",
  wrong: {
    needed: "Skriv din e-postadress.",
    address: "Kontrollera adressen. Den har ett @ och en punkt efter det.",
    code: "Koden är fel. Titta i det senaste meddelandet.",
    void: "Den här koden gäller inte längre. Tryck på ”Skicka en ny kod”.",
    tooMany: "Jag har redan skickat 3 koder till dig. Försök igen i morgon.",
  },
  off: "E-post används inte.",
  letter: {
    hello: "Hej {{name}}",
    code: {
      subject: "Bekräfta din e-postadress",
      says: "Din kod är {{code}}.",
      how: "Skriv koden i Slack. Den gäller i 24 timmar.",
      notYou:
        "Bad du inte om en kod? Då behöver du inte göra något. Det kommer inga fler meddelanden till den här adressen.",
    },
    meeting: {
      subject: "Träff {{when}}",
      movedSubject: "Träffen har en ny tid: {{when}}",
      offSubject: "Träffen är inställd: {{when}}",
      reminderSubject: "Påminnelse: träff {{when}}",
      agreed: "Ni har kommit överens om en träff: du och {{name}}.",
      moved: "Träffen har en ny tid: du och {{name}}.",
      kickoff: "Den första träffen är bestämd: du, {{name}} och {{coordinator}}.",
      kickoffMoved: "Den första träffen har en ny tid: du, {{name}} och {{coordinator}}.",
      off: "Träffen är inställd: du och {{name}}.",
      cannot: "Kan du inte komma? Berätta det i Slack: tryck på ”Jag kan inte komma”. Ett svar i kalendern når ingen.",
      cannotElsewhere: "Kan du inte komma? Berätta det för din mentor. Ett svar i kalendern når ingen.",
    },
    from: "Det här meddelandet skickades av Auroras-mentorskapet. Det går inte att svara på det.",
    stop: "Sluta med e-post: öppna ”Mina personuppgifter” i Slack och tryck på ”E-post”.",
    stopElsewhere: "Sluta med e-post: berätta det för en koordinator.",
  },
};
