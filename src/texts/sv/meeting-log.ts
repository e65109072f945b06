import type { Same } from "../catalogue.ts";
import type { meetingLog as fi } from "../fi/meeting-log.ts";

export const meetingLog: Same<typeof fi> = {
  title: "Minneslista",
  seenBy:
    "Bara du och {{name}} ser svaren. När mentorskapet tar slut får nätverkets koordinator veta temana och antalet träffar.",
  on: "Datum",
  themes: "Teman",
  content: "Träffens innehåll",
  insights: "Insikter som uppstod under träffen",
  feedback: "Adeptens respons på träffen",
  mentorTasks: "Överenskomna uppgifter: mentor",
  actorTasks: "Överenskomna uppgifter: adept",
  oneTaskALine: "En uppgift per rad. Skriv inte personbeteckning eller uppgifter om hälsa.",
  nextOn: "Nästa träff: dag",
  nextTime: "Nästa träff: klockslag",
  nextPlace: "Nästa träff: plats",
  about: "Träff: {{when}}",
  kickoff: "Den första träffen har en egen blankett.",
  kickoffForm: "Fyll i blanketten för första träffen",
  plannedNext: "Nästa träff är redan bestämd: {{when}}. Lämna fälten tomma om tiden håller.",
  lastTasks: "Uppgifter från förra gången",
  tasksOf: "{{name}}:",
  notYet: "Den dagen har inte varit ännu. Välj i dag eller en tidigare dag.",
  beforeStart: "Mentorskapet började {{date}}. Välj den dagen eller en senare.",
  tooManyTasks: "Här är {{found}} uppgifter. Skriv högst {{most}}.",
  nextDayNeeded: "Ange också dag, eller lämna nästa träff tom.",
  nextTimeNeeded: "Ange också klockslag.",
  nextNotLater: "Välj en dag efter i dag.",
  clocksJump: "Det klockslaget finns inte den dagen, eftersom klockan ställs om. Välj en annan tid.",
  meanwhile: {
    other:
      "{{name}} sparade den här minneslistan: {{when}}. Din text finns kvar här nedanför. Om du sparar ersätter den det som är sparat.",
    self: "Du har redan sparat den här minneslistan: {{when}}. Din nya text finns kvar här nedanför. Om du sparar ersätter den det som är sparat.",
    stored: "Sparat nu:",
  },
  cannotSave: {
    finished:
      "Det här parets mentorskap har tagit slut, så det här går inte längre att spara. Du kan fortfarande kopiera din text.",
    notYours:
      "Bara parets egen mentor eller adept kan ändra det här, så det sparades inte. Du kan fortfarande kopiera din text.",
  },
  which: "Vilken träff?",
  onlyYou: "Bara du ser det här.",
  go: "Fortsätt",
  place: { meeting: "{{name}}: {{when}}", fresh: "{{name}}: en annan träff" },
  fill: "Fyll i minneslistan",
  notMet: "Vi träffades inte",
  agree: "Bestäm en träff",
  finish: "Avsluta mentorskapet",
  show: "Visa minneslistan",
  showOne: "Visa",
  edit: "Redigera",
  correct: "Rätta",
  ask: {
    day: "{{mentor}}, träffen {{day}} är över. Fyll i minneslistan. Det tar ungefär 2 minuter.",
    plain: "{{mentor}}, träffen är över. Fyll i minneslistan. Det tar ungefär 2 minuter.",
    logged: "Minneslistan är sparad.",
    notHeld: "Ni träffades inte den här gången. Ni kan bestämma en ny tid.",
    metAfterAll: "Vi träffades ändå",
    cancelled: "Den här träffen ställdes in.",
    moved: "Träffen flyttades till en annan tid.",
    over: "Mentorskapet har tagit slut.",
  },
  remind: {
    first: "Minneslistan väntar på dig. Träff {{day}}: du och {{actor}}.",
    last: "Minneslistan väntar på dig. Träff {{day}}: du och {{actor}}. Det här är den sista påminnelsen.",
  },
  saved: {
    number: "Träff {{number}}/{{planned}} är antecknad",
    beyond: "Träff {{number}}, planerade {{planned}}",
    plain: "Träffen är antecknad",
    next: "Nästa träff: {{when}}",
    nextPlace: "Nästa träff: {{when}}, {{place}}",
    noNext: "Nästa träff är inte bestämd ännu.",
    reached: "De planerade träffarna har hållits.",
  },
  savedBy: "Sparad av: {{name}}, {{when}}",
  list: "Minneslistor",
  emptyList: "Det finns inga minneslistor ännu.",
  no: {
    actor:
      "Mentorn fyller i minneslistan. När den är sparad ser du den i er kanal med knappen Visa minneslistan, och du kan rätta dina egna delar.",
    coordinator: "Bara de två i paret fyller i och ser minneslistan. Du ser antalet träffar på botens Hem-flik.",
    outsider:
      "Det här är ett annat pars kanal, och dess mentor fyller i minneslistan. Skriv /mentoring så ser du dina egna par.",
    nobody:
      "Mentorn fyller i minneslistan, och du har inget par som mentor just nu. Skriv /mentoring så ser du vad du kan göra.",
    unopened:
      "Ditt par är inte öppnat ännu. Du kan fylla i minneslistan när båda har svarat på inbjudan och kanalen är öppen.",
    finished:
      "Det här parets mentorskap har tagit slut, så minneslistan går inte längre att fylla i. Skriv /mentoring så ser du vad du kan göra.",
    finishedOn:
      "Det här parets mentorskap tog slut {{date}}, så minneslistan går inte längre att fylla i. Skriv /mentoring så ser du vad du kan göra.",
    pausedUntil:
      "Ditt par har paus till {{date}}, så ingen minneslista väntar. Om ni träffades under pausen, fyll i minneslistan. Om ni vill fortsätta, bestäm en träff.",
    paused:
      "Ditt par har paus, så ingen minneslista väntar. Om ni träffades under pausen, fyll i minneslistan. Om ni vill fortsätta, bestäm en träff.",
    mentorAnswers: "Mentorn svarar på det här. Om ni vill bestämma en ny tid, tryck på Bestäm en träff.",
    logged: "Det finns redan en minneslista för den här träffen.",
    moved: "Den här träffen har flyttats. Minneslistan kan fyllas i när träffen har varit.",
    notAwaiting:
      "Den här träffen väntar inte längre på en minneslista. Skriv /meeting-log om du vill anteckna en annan träff.",
    notSeen: "Bara parets mentor och adept ser minneslistan.",
    gone: "Den här minneslistan finns inte längre.",
    notEditable:
      "Det här parets mentorskap har tagit slut, så minneslistan går inte längre att ändra. Du kan fortfarande läsa den.",
  },
};
