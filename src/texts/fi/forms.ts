export const forms = {
  cancel: "Peru",
  save: "Tallenna",
  close: "Sulje",
  empty: "Ei vastausta",
  needed: "Vastaa tähän, kiitos.",
  noSuchDate: "Tätä päivää ei ole. Valitse päivä kalenterista.",
  noSuchTime: "Tätä kellonaikaa ei ole. Anna aika näin: 17:30.",
  notOffered: "Tämä ei ole enää valittavissa. Valitse uudelleen.",
  tooLong: "Teksti on liian pitkä. Siinä saa olla enintään {{longest}} merkkiä.",
  wholeNumber: "Anna kokonaisluku väliltä {{least}}–{{most}}.",
  noSensitive: "Älä kirjoita henkilötunnusta tai terveystietoja.",
};
