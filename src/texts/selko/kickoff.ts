import type { Partly } from "../catalogue.ts";
import type { kickoff as fi } from "../fi/kickoff.ts";

export const kickoff: Partly<typeof fi> = {
  seenBy: "Tämän lomakkeen näette te kaksi. Sen näkevät myös Auroras-verkoston työntekijät.",
  conflict:
    "{{name}} tallensi tämän lomakkeen {{when}}. Sinä kirjoitit samaan aikaan. Sinun tekstisi on tässä. Katso kohdat, joissa teksti on eri. Tallenna sitten uudelleen.",
  missing: "Ensimmäisen tapaamisen lomake odottaa teitä. Kuka teistä tahansa voi täyttää sen.",
  ownChannel: "Auroras-verkoston työntekijä lähti tältä kanavalta. Kanava on nyt vain teidän kahden.",
};
