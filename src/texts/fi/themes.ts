/** The guide's list of what employment can be helped with. */
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
