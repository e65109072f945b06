import type { Partly } from "../catalogue.ts";
import type { kickoff as fi } from "../fi/kickoff.ts";

export const kickoff: Partly<typeof fi> = {
  seenBy: "Mentori, aktori ja Auroras-verkoston työntekijät näkevät tämän lomakkeen.",
  form: {
    actorBackground: "Mitä aktori on opiskellut? Missä hän on ollut töissä? (Suomessa ja muissa maissa)",
    mentorBackground: "Mitä mentori on opiskellut? Missä hän on ollut töissä?",
    actorLearned: "Mitä aktori oppi ryhmässä?",
    actorWishes: "Mitä aktori toivoo tapaamisilta?",
    mentorWishes: "Mitä mentori toivoo tapaamisilta?",
    goals: "Mitkä ovat tavoitteenne?",
    goalsHint:
      "Kirjoita yksi tavoite riville, enintään kolme. Voitte muuttaa tavoitteita myöhemmin. Älä kirjoita henkilötunnusta. Älä kirjoita sairauksista.",
    themes: "Mistä aiheista haluatte puhua?",
    number: "Montako kertaa tapaatte?",
    workerWishes: "Mitä toivotte Auroras-verkoston työntekijältä?",
  },
  important: {
    confidential: "Emme kerro muille, mistä puhumme.",
    sharing: "Opimme toisiltamme.",
    support: "Auroras-verkoston työntekijä auttaa meitä.",
  },
  wrong: { future: "Se päivä ei ole vielä ollut. Valitse ensimmäisen tapaamisen päivä." },
  conflict:
    "{{name}} tallensi tämän lomakkeen {{when}}. Sinä kirjoitit samaan aikaan. Sinun tekstisi on tässä. Katso kohdat, joissa tekstit ovat erilaiset. Tallenna sitten uudelleen.",
  theirs: "Nyt lomakkeessa on ({{name}}): {{text}}",
  theirsEmpty: "Nyt tämä kohta on tyhjä ({{name}})",
  savedThemes: "Aiheet: {{themes}}",
  fill: "Täytä ensimmäinen lomake",
  missing: "Ensimmäisen tapaamisen lomake odottaa teitä. Yksi teistä voi täyttää sen.",
  ownChannel: "Auroras-verkoston työntekijä lähti tältä kanavalta. Kanava on nyt vain teidän kahden.",
};
