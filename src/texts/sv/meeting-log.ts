import type { Same } from "../catalogue.ts";
import type { meetingLog as fi } from "../fi/meeting-log.ts";

export const meetingLog: Same<typeof fi> = {
  title: "Minneslista",
  seenBy:
    "Bara du och {{name}} ser svaren. Koordinatorerna ser hur många gånger ni har träffats och när senast. När mentorskapet är slut ser de också temana.",
  on: "Datum",
  themes: "Teman",
  content: "Träffens innehåll",
  insights: "Insikter under träffen",
  feedback: "Adeptens respons på träffen",
  mentorTasks: "Överenskomna uppgifter: mentor",
  actorTasks: "Överenskomna uppgifter: adept",
  oneTaskALine: "En uppgift per rad. Skriv inte personbeteckning eller uppgifter om hälsa.",
  nextOn: "Nästa träff: dag",
  nextTime: "Nästa träff: tid",
  nextPlace: "Nästa träff: plats",
  about: "Träff: {{when}}",
  kickoff: "Den första träffen har en egen blankett.",
  kickoffForm: "Fyll i första blanketten",
  plannedNext: "Ni har redan kommit överens om nästa träff: {{when}}. Om tiden passar, lämna fälten nedan tomma.",
  lastTasks: "Uppgifter från förra gången",
  tasksOf: "{{name}}:",
  notYet: "Den dagen har inte kommit ännu. Välj i dag eller en tidigare dag.",
  beforeStart: "Mentorskapet började {{date}}. Välj den dagen eller en senare dag.",
  tooManyTasks: "Här finns {{found}} uppgifter. Skriv högst {{most}}.",
  nextDayNeeded: "Välj också en dag. Eller lämna nästa träff tom.",
  nextTimeNeeded: "Välj också en tid.",
  nextNotLater: "Välj i morgon eller en senare dag.",
  clocksJump: "Den tiden finns inte den dagen, för klockan ställs om. Välj en annan tid.",
  meanwhile: {
    other:
      "{{name}} sparade den här minneslistan {{when}}. Din text finns kvar här nedanför. Om du sparar ersätter din text den gamla.",
    self: "Du sparade den här minneslistan redan {{when}}. Din nya text finns kvar här nedanför. Om du sparar ersätter den nya texten den gamla.",
    stored: "Sparat nu:",
  },
  cannotSave: {
    finished: "Det här mentorskapet är slut, så det här går inte längre att spara.",
    notYours: "Bara parets egen mentor och adept kan ändra det här. Jag sparade inte texten.",
  },
  which: "Vilken träff?",
  onlyYou: "Bara du ser det här.",
  go: "Fortsätt",
  place: { meeting: "{{name}}: {{when}}", fresh: "{{name}}: en annan träff" },
  fill: "Fyll i minneslistan",
  later: "Vi träffades, fyller i senare",
  complete: "Komplettera",
  brief: "Välj bara temana. Du kan komplettera minneslistan senare.",
  notMet: "Vi träffades inte",
  agree: "Bestäm en träff",
  finish: "Avsluta mentorskapet",
  show: "Visa minneslistan",
  showOne: "Visa",
  edit: "Ändra",
  correct: "Ändra",
  ask: {
    day: "{{mentor}}, träffen {{day}} är över. Fyll i minneslistan. Det tar ungefär 2 minuter.",
    plain: "{{mentor}}, träffen är över. Fyll i minneslistan. Det tar ungefär 2 minuter.",
    logged: "Minneslistan är sparad.",
    notHeld: "Ni träffades inte den här gången. Ni kan komma överens om en ny tid.",
    metAfterAll: "Vi träffades ändå",
    cancelled: "Den här träffen är inställd.",
    moved: "Träffen flyttades till en annan tid.",
    over: "Mentorskapet är slut.",
  },
  remind: {
    first: "Minneslistan väntar på dig. Träff {{day}}: du och {{actor}}.",
    last: "Minneslistan väntar på dig. Träff {{day}}: du och {{actor}}. Jag påminner inte om det här igen.",
  },
  saved: {
    number: "Träff {{number}}/{{planned}} är antecknad",
    beyond: "Träff {{number}}, planerat antal {{planned}}",
    plain: "Träffen är antecknad",
    next: "Nästa träff: {{when}}",
    nextPlace: "Nästa träff: {{when}}, {{place}}",
    noNext: "Tiden för nästa träff är inte bestämd ännu.",
    reached: "Ni har träffats så många gånger som ni planerade.",
  },
  savedBy: "{{name}} sparade det här {{when}}.",
  list: "Minneslistor",
  emptyList: "Det finns inga minneslistor ännu.",
  no: {
    actor:
      "Mentorn fyller i minneslistan. Sedan ser du den i er kanal: tryck på ”Visa minneslistan”. Du kan ändra dina egna delar i den.",
    coordinator:
      "Bara parets mentor och adept ser minneslistan. Antalet träffar ser du redan nu. Temana ser du när mentorskapet är slut.",
    outsider:
      "Det här är ett annat pars kanal, och parets mentor fyller i minneslistan. Skriv /mentoring så ser du dina egna par.",
    nobody:
      "Mentorn fyller i minneslistan, och du har inget par som mentor just nu. Skriv /mentoring så ser du vad du kan göra.",
    unopened: "Er kanal är inte öppen ännu. Du kan fylla i minneslistan när kanalen är öppen.",
    finished:
      "Det här mentorskapet är slut, så minneslistan går inte längre att fylla i. Skriv /mentoring så ser du vad du kan göra.",
    finishedOn:
      "Det här mentorskapet tog slut {{date}}, så minneslistan går inte längre att fylla i. Skriv /mentoring så ser du vad du kan göra.",
    pausedUntil:
      "Ni har paus till {{date}}. Därför väntar ingen minneslista på dig. Om ni träffades under pausen, fyll i minneslistan. Om ni vill fortsätta, kom överens om en träff.",
    paused:
      "Ni har paus. Därför väntar ingen minneslista på dig. Om ni träffades under pausen, fyll i minneslistan. Om ni vill fortsätta, kom överens om en träff.",
    mentorAnswers: "Mentorn svarar på det här. Om ni vill ha en ny tid, tryck på ”Bestäm en träff”.",
    logged: "Det finns redan en minneslista för den här träffen.",
    moved: "Den här träffen har inte hållits ännu. Du kan fylla i minneslistan efter träffen.",
    notAwaiting:
      "Den här träffen väntar inte längre på en minneslista. Om du vill fylla i en minneslista för en annan träff, skriv /meeting-log.",
    notSeen: "Bara parets mentor och adept ser minneslistan. Skriv /mentoring så ser du vad du kan göra.",
    gone: "Den här minneslistan finns inte längre. Skriv /mentoring så ser du vad du kan göra.",
    nothingToCorrect: "Minneslistan i det här programmet har inget som adepten ändrar. Du kan läsa minneslistan.",
    notEditable:
      "Det här mentorskapet är slut, så minneslistan går inte längre att ändra. Du kan fortfarande läsa den.",
  },
};
