/** The guide's list of what mentoring can help with, on the way to a job. */
export const themes = {
  language: "Kielitaidon kehittyminen",
  applications: "Työhakemukset ja CV",
  interview: "Työhaastatteluun valmistautuminen",
  jobs: "Oman alan työpaikat",
  chances: "Realistiset työllistymismahdollisuudet",
  skills: "Osaamisen kehittäminen",
  network: "Verkostoituminen",
  other: "Muu teema",
};
