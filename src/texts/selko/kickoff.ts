import type { Partly } from "../catalogue.ts";
import type { kickoff as fi } from "../fi/kickoff.ts";

export const kickoff: Partly<typeof fi> = {
  seenBy: "Mentori, aktori ja Auroras-verkoston työntekijät näkevät tämän lomakkeen.",
  wrong: { future: "Se päivä ei ole vielä ollut. Valitse ensimmäisen tapaamisen päivä." },
  conflict:
    "{{name}} tallensi tämän lomakkeen {{when}}. Sinä kirjoitit samaan aikaan. Sinun tekstisi on tässä. Katso kohdat, joissa teksti on eri. Tallenna sitten uudelleen.",
  savedThemes: "Aiheet: {{themes}}",
  missing: "Ensimmäisen tapaamisen lomake odottaa teitä. Yksi teistä voi täyttää sen.",
  ownChannel: "Auroras-verkoston työntekijä lähti tältä kanavalta. Kanava on nyt vain teidän kahden.",
};
