export const forms = {
  cancel: "Peruuta",
  save: "Tallenna",
  close: "Sulje",
  empty: "Ei vastausta",
  needed: "Vastaa tähän.",
  noSuchDate: "Tätä päivää ei ole. Valitse päivä kalenterista.",
  noSuchTime: "Tätä kellonaikaa ei ole. Kirjoita aika kaksoispisteellä, esimerkiksi 17:30.",
  notOffered: "Tätä ei voi enää valita. Valitse uudelleen.",
  tooLong: "Teksti on liian pitkä. Siinä voi olla enintään {{longest}} merkkiä.",
  wholeNumber: "Kirjoita luku. Pienin on {{least}} ja suurin on {{most}}.",
  noSensitive: "Älä kirjoita henkilötunnusta tai terveystietoja.",
};
