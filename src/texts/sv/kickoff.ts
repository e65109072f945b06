import type { Same } from "../catalogue.ts";
import type { kickoff as fi } from "../fi/kickoff.ts";

export const kickoff: Same<typeof fi> = {
  title: "Första träffen",
  seenBy: "Mentorn, adepten och koordinatorerna ser den här blanketten.",
  form: {
    actorContact: "Adeptens namn och kontaktuppgifter",
    mentorContact: "Mentorns namn och kontaktuppgifter",
    on: "Datum",
    actorBackground: "Adeptens utbildning och arbetserfarenhet i ursprungslandet / i Finland",
    mentorBackground: "Mentorns utbildning och arbetserfarenhet",
    actorLearned: "Det viktigaste som adepten har lärt sig i gruppen",
    actorWishes: "Adeptens behov och önskemål inför mentorträffarna",
    mentorWishes: "Mentorns behov och önskemål inför mentorträffarna",
    goals: "Mål",
    goalsHint:
      "Skriv ett mål per rad, högst tre. Ni kan ändra målen senare. Skriv inte personbeteckning eller uppgifter om hälsa.",
    themes: "Planerade teman för träffarna",
    number: "Antal träffar",
    numberHint: "6–8",
    workerWishes: "Önskemål till koordinatorn",
    important: "Annat som är viktigt",
  },
  important: {
    confidential: "Träffarna är konfidentiella",
    sharing: "Att dela med sig av sitt kunnande och lära av varandra",
    support: "Stöd från koordinatorn",
  },
  wrong: {
    future: "Den dagen har inte kommit ännu. Välj dagen för den första träffen.",
    longAgo: "Det är över ett år sedan den dagen. Kontrollera året.",
  },
  conflict:
    "{{name}} sparade den här blanketten {{when}} medan du skrev. Din text finns kvar här. Jämför de ställen där texten är olika. Spara sedan på nytt.",
  theirs: "På blanketten nu ({{name}}): {{text}}",
  theirsEmpty: "På blanketten nu ({{name}}): tomt",
  savedBy: "{{name}} sparade det här {{when}}.",
  edit: "Ändra blanketten",
  saved: "Första träffen {{date}}: blanketten är sparad.",
  savedThemes: "Teman: {{themes}}",
  savedNumber_one: "Plan: {{count}} träff",
  savedNumber_other: "Plan: {{count}} träffar",
  show: "Visa blanketten",
  fill: "Fyll i första blanketten",
  agree: "Bestäm en träff",
  notFilled: "Ingen har fyllt i blanketten ännu.",
  missing: "Blanketten för första träffen väntar på er. Vem som helst av er kan fylla i den.",
  isSaved: "Blanketten för första träffen är sparad.",
  leaveOffer:
    "Den första träffen är över och blanketten är sparad: {{mentor}} och {{actor}}. Du kan lämna kanalen nu. Annars tar jag bort dig därifrån om ett dygn.",
  leave: "Lämna kanalen",
  leaving: "Tack. Du lämnar kanalen om en stund.",
  left: "Den första träffen är över: {{mentor}} och {{actor}}. Du är inte längre i deras kanal.",
  hasLeft: "Du är inte längre i den här kanalen.",
  pleaseLeave:
    "Slack låter mig inte ta bort dig från kanalen ({{mentor}} och {{actor}}). Öppna kanalen och skriv /leave. Då blir kanalen deras egen.",
  ownChannel: "Koordinatorn har lämnat kanalen. Nu är kanalen bara er egen.",
};
