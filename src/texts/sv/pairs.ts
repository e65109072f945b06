import type { Same } from "../catalogue.ts";
import type { pairs as fi } from "../fi/pairs.ts";

export const pairs: Same<typeof fi> = {
  title: "Nytt par",
  submit: "Skapa par",
  seenBy: "Mentorn, adepten och koordinatorerna ser uppgifterna om paret.",
  form: {
    actor: "Adept",
    mentor: "Mentor",
    coordinator: "Ansvarig koordinator",
    day: "Första träffen: dag",
    time: "Första träffen: tid",
    place: "Första träffen: plats",
    language: "Kanalens språk",
    consent: "Samtycke",
    consentTick: "Båda har samtyckt",
  },
  language: { fi: "finska", selko: "lättläst finska", sv: "svenska", en: "engelska" },
  consentHint: "Om du inte kryssar för det här frågar jag båda. Kanalen öppnas när båda har svarat ja.",
  carried: "De här uppgifterna kommer från det förra paret. Kontrollera dem. Har de här två också samtyckt?",
  made: "Nytt par: {{mentor}} och {{actor}}. Kanalen öppnas om en stund och du får en inbjudan.",
  invited: "Jag skickar inbjudningarna: {{mentor}} och {{actor}}. Kanalen öppnas när båda har svarat ja.",
  wrong: {
    nobody: "Den här personen finns inte i arbetsytan. Välj en annan person.",
    bot: "{{name}} är en bot. Välj en person.",
    stranger: "{{name}} är från en annan arbetsyta. Be personen att först gå med i den här arbetsytan.",
    deactivated: "{{name}} är inte längre i den här arbetsytan. Välj en annan person.",
    guest:
      "{{name}} är gäst. Slack låter mig oftast inte bjuda in en gäst till en kanal. Om du ändå vill fortsätta, skicka blanketten på nytt.",
    samePerson: "Samma person kan inte vara både mentor och adept. Välj två olika personer.",
    noCoordinator: "Den som ansvarar för paret ska vara koordinator. Du kan välja koordinatorer under ”Inställningar”.",
    coordinatorInPair: "Den ansvariga koordinatorn kan inte själv höra till paret. Välj en annan koordinator.",
    exists: "Det här paret finns redan. Du hittar det på startsidan (Home).",
    invited:
      "De är redan inbjudna. Tryck på ”Sök par” på startsidan (Home) och sedan på ”Visa paret”. Där kan du påminna dem, dra tillbaka inbjudan eller anteckna att båda har samtyckt.",
    resting: "{{name}} tar inte emot nya par nu. Om personen ändå har samtyckt, skicka blanketten på nytt.",
    full: "{{name}}: antalet par är nu {{taken}}, och högst {{most}} på en gång. Om personen ändå har samtyckt, skicka blanketten på nytt.",
    untrained:
      "{{name}} har inte gått den utbildning som programmet kräver. Anteckna utbildningen under ”Personer” eller välj en annan mentor.",
    past: "Den dagen är redan förbi. Välj i dag eller en senare dag.",
    noSuchTime: "Den tiden finns inte den dagen, för klockan ställs om. Välj en annan tid.",
  },
  notCoordinator: "En koordinator skapar paren. Om du vill bli mentor eller adept, skriv /mentoring.",
  notSetUp:
    "Auroras-mentorskapet är inte i bruk ännu. Arbetsytans administratör kan ta det i bruk på Auroras-appens startsida (Home).",
  notOpen:
    "Det här mentorskapet pågår inte nu, så det här går inte att göra. Skriv /mentoring så ser du vad du kan göra.",
  notYours: "Det här hör till ett annat par. Skriv /mentoring så ser du dina egna par.",
  invitation: {
    mentor: "Hej. {{inviter}} från nätverket Auroras föreslår att du blir mentor för {{other}}.",
    actor: "Hej. {{inviter}} från nätverket Auroras föreslår en mentor för dig: {{other}}.",
    field: "Bransch ({{other}}): {{field}}",
    what: "*Vad är mentorskap?* Ni två träffas ungefär 2 gånger i månaden, sammanlagt 6–8 gånger. Det tar ungefär 3–4 månader. Ni talar om hurdant jobb adepten vill ha och om att söka jobb. En koordinator från nätverket är med på första träffen.",
    whatNumber:
      "*Vad är mentorskap?* Ni två träffas. Antalet träffar är ungefär {{number}}. Ni talar om hurdant jobb adepten vill ha och om att söka jobb. En koordinator från nätverket är med på första träffen.",
    stored:
      "*Vad sparar boten?* Ditt namn, tiderna för träffarna och de blanketter som ni fyller i. Ni två och koordinatorerna ser blanketten för första träffen. Bara ni två ser minneslistorna. Nätverket raderar texterna {{months}} månader efter att mentorskapet har slutat.",
    yes: "Ja, jag börjar",
    no: "Inte nu",
    takeBack: "Ångra mitt svar",
    mayTakeBack: "Du kan ångra ditt svar tills kanalen öppnas. Jag berättar det bara för koordinatorn.",
    tooLate:
      "Du kan inte längre ångra ditt svar, eftersom kanalen redan är öppen eller öppnas just nu. Om du inte vill fortsätta, tryck på ”Jag behöver stöd”.",
    saidYes: "Du svarade ”Ja, jag börjar”. Kanalen öppnas när allt är klart.",
    opened: "Du svarade ”Ja, jag börjar”. Kanalen har öppnats.",
    saidNo: "Du svarade ”Inte nu”. Tack för att du berättade.",
    over: "Den här inbjudan gäller inte längre. En koordinator berättar mer för dig.",
    kickoffLater: "Dagen för första träffen är inte bestämd ännu. En koordinator berättar den för dig.",
    agreed:
      "Ni börjar. En koordinator berättade för mig att du har samtyckt. Om du inte vill börja, tryck på ”Jag behöver stöd”.",
    ended: "Inbjudan till mentorskap gäller inte längre: du och {{other}}. En koordinator berättar mer för dig.",
    reminder: "Du har fått en inbjudan till mentorskap tillsammans med {{other}}. Vill du börja?",
  },
  inviting: {
    answered: "{{name}} har svarat ”Ja, jag börjar”.",
    notAnswered: "{{name}} har inte svarat ännu.",
    remindedAt: "Den senaste påminnelsen gick ut {{when}}.",
    remind: "Påminn",
    reminded: "Jag påminner en gång till: {{names}}.",
    remindedAlready: "Jag påminde inte nu. Den senaste påminnelsen gick ut {{when}}. Jag kan påminna en gång per dygn.",
    nobodyToRemind: "Det finns ingen som jag kan påminna nu.",
    consent: "Båda har samtyckt",
    consentTitle: "Har båda samtyckt?",
    consentText: "Jag öppnar deras kanal genast. Jag sparar att det var du som berättade om samtycket, och när.",
    consentYes: "Öppna kanalen",
    consented: "Jag sparade att båda har samtyckt. Kanalen öppnas om en stund.",
    cancel: "Dra tillbaka inbjudan",
    cancelTitle: "Dra tillbaka inbjudan?",
    cancelText: "Jag säger till båda bara att inbjudan inte längre gäller. Du kan bjuda in dem på nytt senare.",
    cancelled: "Inbjudan är tillbakadragen. Jag sade till båda bara att den inte längre gäller.",
    over: "Inbjudan väntar inte längre på svar. Här ser du hur läget är nu.",
    unanswered:
      "Inbjudan har inte besvarats på en vecka: {{mentor}} och {{actor}}. Jag påminner inte mer. Se vad du kan göra.",
    kickoffPassed:
      "Tiden för första träffen är förbi, men kanalen var inte öppen ännu: {{mentor}} och {{actor}}. Kom överens med dem om en ny tid.",
  },
  takenBack:
    "{{name}} ångrade sitt svar ”Ja, jag börjar”. Kanalen öppnas inte. Jag berättade bara för den andra ({{other}}) att inbjudan inte längre gäller.",
  refused:
    "{{name}} svarade ”Inte nu” på inbjudan. Kanalen öppnas inte. Till den andra ({{other}}) sade jag bara att inbjudan inte längre gäller.",
  notice: {
    what: "Den här boten hjälper till med mentorskapet. Den sparar ditt namn, tider och platser för dina träffar, blanketterna och dina svar.",
    who: "Mentorn, adepten och koordinatorerna ser blanketten för första träffen. Bara mentorn och adepten ser minneslistorna och uppgifterna som ni kommer överens om. Under mentorskapet ser koordinatorerna hur många gånger ni har träffats och när senast. De ser också om en minneslista eller nästa tid saknas. När mentorskapet är slut ser de temana, resultatet och din respons till nätverket.",
    mail: "Om du vill får du träffarnas tider också med e-post. Då sparar boten din adress. Bara du ser den.",
    long: "Nätverket raderar texterna {{months}} månader efter att mentorskapet har slutat. Du kan när som helst läsa, ladda ner och radera dina egna uppgifter. Öppna botens startsida (Home) och tryck på ”Mina personuppgifter”.",
    slack:
      "Meddelanden som du själv skriver i Slack blir kvar i Slack. Skriv inte personbeteckning eller uppgifter om hälsa här.",
    link: "Nätverkets dataskyddsbeskrivning",
  },
  topic: "Mentorskap: {{mentor}} och {{actor}}",
  welcome: {
    hello: "Välkomna, {{mentor}} och {{actor}}. Det här är er egen kanal.",
    who: "{{mentor}} är mentor. {{actor}} är adept.",
    coordinator: "{{coordinator}} är koordinator i nätverket och är med på första träffen.",
    kickoff: "*Första träffen:* {{when}}",
    next: "På första träffen fyller ni i en blankett tillsammans. Sedan lämnar koordinatorn kanalen och den blir er egen.",
    support: "Om du behöver hjälp, tryck på ”Jag behöver stöd”. Bara koordinatorerna ser det.",
    form: "Fyll i första blanketten",
    agree: "Bestäm en träff",
    help: "Jag behöver stöd",
  },
  trouble: {
    notInvited: "Jag kunde inte bjuda in till kanalen: {{name}}.",
    guest:
      "Slack låter mig inte bjuda in en gäst. Be arbetsytans administratör lägga till personen i kanalen eller göra personen till medlem.",
    unknown: "Slack känner inte längre till personen.",
    notReached: "Inbjudan kom inte fram: {{name}}.",
    tellYourself:
      "Slack låter mig inte skriva till personen. Berätta själv om inbjudan. Personen kan svara på den på min startsida (Home).",
    elsewhere: "Personen hör inte till den här arbetsytan. Be arbetsytans administratör lägga till personen.",
    noPosting:
      "Jag kan inte skriva i parets kanal ({{mentor}} och {{actor}}), för Slack tillåter det inte. Be arbetsytans administratör ge Auroras-appen rätt att skriva där. Jag försöker igen med 6 timmars mellanrum.",
    deactivated: "Personen är inte längre i den här arbetsytan.",
    forbidden:
      "Slack tillät inte inbjudan. Be arbetsytans administratör ge mig rätt att bjuda in personer till kanaler.",
    again: "Försök igen",
    tryingAgain: "Jag försöker igen. Om det inte lyckas berättar jag det för dig.",
    left: "Du är inte längre i kanalen där {{other}} är. Om du lämnade den av misstag, tryck på ”Gå tillbaka till kanalen”.",
    return: "Gå tillbaka till kanalen",
    returning: "Du får en inbjudan till kanalen.",
    botRemoved:
      "Jag är inte längre i er kanal ({{other}}). Om ni vill att jag hjälper er igen, öppna kanalen och skriv: /invite @auroras",
    archived: "Er kanal är stängd ({{mentor}} och {{actor}}). Jag kan öppna en ny kanal för er.",
    archivedOf: "Parets kanal är stängd ({{mentor}} och {{actor}}). Jag kan öppna en ny kanal för dem.",
    newChannel: "Öppna en ny kanal",
    isThere: "Er kanal är öppen: {{channel}}",
    opening: "Den nya kanalen öppnas om en stund.",
    outsider:
      "{{who}} har kommit till kanalen och hör inte till paret. Jag skriver inga tider för träffar här så länge personen är här.",
    outsiderGone: "{{who}} var i kanalen och hör inte till paret. Personen är inte längre här.",
    public:
      "Er kanal är nu offentlig ({{mentor}} och {{actor}}). Alla i arbetsytan kan läsa den. Jag skriver inte längre tider, platser eller uppgifter där. Jag kan öppna en ny privat kanal för er.",
    publicOf:
      "Parets kanal är nu offentlig ({{mentor}} och {{actor}}). Alla i arbetsytan kan läsa den. Jag skriver inte längre tider, platser eller uppgifter där. Jag kan öppna en ny privat kanal för dem.",
    shared:
      "Er kanal delas nu med en annan organisation ({{mentor}} och {{actor}}). Även personer där kan läsa kanalen. Jag skriver inte längre tider, platser eller uppgifter där. Jag kan öppna en ny privat kanal för er.",
    sharedOf:
      "Parets kanal delas nu med en annan organisation ({{mentor}} och {{actor}}). Även personer där kan läsa kanalen. Jag skriver inte längre tider, platser eller uppgifter där. Jag kan öppna en ny privat kanal för dem.",
    deleted: "Er kanal är borttagen ({{mentor}} och {{actor}}). Jag kan öppna en ny kanal för er.",
    deletedOf: "Parets kanal är borttagen ({{mentor}} och {{actor}}). Jag kan öppna en ny kanal för dem.",
    unseen:
      "Jag ser inte längre er kanal ({{mentor}} och {{actor}}). Finns kanalen kvar? Skriv då i kanalen: @auroras. Slack frågar om du vill lägga till mig. Om kanalen inte finns kvar kan jag öppna en ny för er.",
    unseenOf:
      "Jag ser inte längre parets kanal ({{mentor}} och {{actor}}). Jag har berättat det för dem. Om kanalen inte finns kvar kan jag öppna en ny för dem.",
    workerInside:
      "En koordinator är i kanalen: {{who}}. Så länge koordinatorn är här skriver jag inga tider, platser eller uppgifter här.",
    workerLeft: "Koordinatorn har lämnat kanalen.",
    own: "Nu är kanalen igen bara er.",
    back: "{{other}} är tillbaka i Slack. Om det behövs bjuder jag in {{other}} till er kanal igen.",
    gone: "{{other}} är inte längre i Slack. En koordinator kontaktar dig.",
  },
  about: "{{mentor}} och {{actor}}",
  back: "Tillbaka",
  pause: {
    button: "Lägg in en paus",
    end: "Avsluta pausen",
    title: "Paus",
    until: "Vilken dag fortsätter de?",
    seenBy: "Mentorn, adepten och koordinatorerna ser pausen.",
    what: "Jag berättar om pausen i deras kanal. En träff som de har kommit överens om gäller fortfarande.",
    done: "Pausen är inlagd. De fortsätter {{day}}.",
    ended: "Pausen är slut. Jag berättade det i deras kanal.",
  },
  number: {
    button: "Ändra antalet träffar",
    title: "Antal träffar",
    seenBy: "Mentorn, adepten och koordinatorerna ser antalet.",
    changedMeanwhile:
      "Antalet har ändrats under tiden. Nu är det {{number}}. Om du fortfarande vill ändra det, spara på nytt.",
    changed: "Planerat antal träffar är nu {{number}}.",
    done: "Planerat antal är nu {{number}}. Jag berättade det i deras kanal.",
  },
  handOver: {
    button: "Byt koordinator",
    title: "Byt koordinator",
    submit: "Byt",
    to: "Vem ansvarar för paret?",
    seenBy: "Mentorn, adepten och koordinatorerna ser vem som ansvarar för paret.",
    now: "Ansvarig nu: {{name}}",
    changedMeanwhile:
      "Paret har fått en annan koordinator under tiden. Ansvarig nu: {{name}}. Om du fortfarande vill byta, välj på nytt.",
    what: "Jag berättar det för den nya koordinatorn. Mentorn och adepten får veta det i sin kanal.",
    nobody:
      "Det finns ingen annan koordinator som kan få paret. Du kan lägga till koordinatorer under ”Inställningar”.",
    done: "Ansvarig är nu {{name}}.",
    line: "Er koordinator är nu {{name}}.",
    toYou: "Du ansvarar nu för det här paret: {{mentor}} och {{actor}}. {{by}} gjorde ändringen.",
    fromYou:
      "Du ansvarar inte längre för det här paret: {{mentor}} och {{actor}}. Ansvarig är nu {{name}}. {{by}} gjorde ändringen.",
    requests: "Meddelanden till koordinatorerna: {{number}}",
    pleaseLeave:
      "Du ansvarar inte längre för det här paret: {{mentor}} och {{actor}}. Slack låter mig inte ta bort dig från deras kanal. Öppna kanalen och skriv /leave.",
  },
  replace: {
    button: "Byt mentor",
    title: "Byt mentor",
    submit: "Byt",
    pair: "Vilket par gäller det?",
    pairOption: "{{actor}} (mentor nu: {{mentor}})",
    before:
      "Det nya paret får en ny kanal. Den nya mentorn ser inte de gamla minneslistorna. Mentorskapet i det gamla paret slutar, och jag berättar det för båda.",
    noPairs: "Du har inga pågående par just nu.",
    sameMentor: "Paret har redan den här mentorn. Välj en annan.",
  },
};
