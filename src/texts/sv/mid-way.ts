import type { Same } from "../catalogue.ts";
import type { midWay as fi } from "../fi/mid-way.ts";

export const midWay: Same<typeof fi> = {
  title: "Halvvägs",
  ask: "Mentorskapet är nu ungefär halvvägs: du och {{other}}. Jag har två frågor till dig.",
  answer: "Svara",
  change: "Ändra svaret",
  rating: "Går mentorskapet i rätt riktning?",
  ratings: { r1: "1 – nej", r2: "2", r3: "3", r4: "4", r5: "5 – ja" },
  scale: "1 = nej, 5 = ja",
  needs: "Vad behöver du?",
  sharing: "Nätverkets koordinatorer",
  shareTick: "Visa mitt svar för nätverkets koordinatorer",
  onlyYou:
    "Bara du ser ditt svar, om du inte visar det för nätverkets koordinatorer. I rapporten finns bara medeltalet av svaren, när minst 5 har svarat.",
  rated: "Svar: {{rating}}",
  told: "Du har också berättat vad du behöver.",
  shared: "Nätverkets koordinatorer ser ditt svar.",
  share: "Visa för en koordinator",
  unshare: "Visa inte längre",
  sure: {
    title: "Ska svaret visas?",
    text: "Nätverkets koordinatorer ser ditt svar och allt du har skrivit. {{other}} ser det inte. Du kan ångra dig när som helst.",
    yes: "Visa",
    no: "Visa inte",
  },
  over: "Mentorskapet är slut. Svaret går inte längre att ändra.",
  toCoordinator: {
    shared: "{{name}} visar nätverkets koordinatorer sitt svar från halvvägs.",
    show: "Visa",
    takenBack: "Du kan inte se det här svaret just nu.",
    seenBy: "{{name}} har valt att nätverkets koordinatorer ser det här. Jag sparar att du har tittat på det.",
  },
  no: {
    notYours: "Det går inte att svara på det här nu. Skriv /mentoring så ser du vad du kan göra.",
    nothing: "Svara först. Sedan kan du visa ditt svar.",
    notShown: "Du kan inte se det här svaret just nu. Skriv /mentoring så ser du vad du kan göra.",
  },
  stored_one: "{{count}} svar från halvvägs",
  stored_other: "{{count}} svar från halvvägs",
  consent:
    "Nätverkets koordinatorer ser ditt svar från halvvägs. Du bestämde det {{date}}. Du kan ångra dig i meddelandet: tryck på ”Visa inte längre”.",
  look: "svaret från halvvägs",
  reportHead: "Riktningen halvvägs",
};
