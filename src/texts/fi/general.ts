export const general = {
  notice: "Auroras",
  button: "Nappi: {{labels}}",
  buttons: "Napit: {{labels}}",
  tooLate: "Tämä kesti liian kauan. Yritä uudelleen.",
  zoneFinland: "Kellonaika on Suomen aikaa.",
  zoneOther: "Kellonaika on aikavyöhykkeellä {{zone}}.",
  slow: "Slack vastaa nyt hitaasti, enkä saanut siltä tietoa, jota tarvitsen. Mitään ei tallentunut. Yritä hetken päästä uudelleen.",
  busy: "Moni käyttää minua juuri nyt, enkä ehtinyt tehdä tätä. Mitään ei tallentunut. Yritä hetken päästä uudelleen.",
  savedAlready: "Olen jo tallentanut tämän lomakkeen.",
  savedBefore:
    "Tämä muutos ei tallentunut. Olen jo tallentanut lomakkeen, jonka lähetit aikaisemmin. Sulje lomake ja muuta sitten tallennettua tietoa.",
  canCopy: "Voit vielä kopioida tekstisi.",
  cannotSave: "En voi nyt tallentaa. Se ei johdu sinusta. Yritä myöhemmin uudelleen.",
  noFile: "En voi lähettää tiedostoa: {{title}}. Slack ei ottanut sitä vastaan. Kerro tästä verkoston työntekijälle.",
  over: "Tämä viesti ei ole enää ajankohtainen.",
  failed:
    "Tämä ei onnistunut. Se ei johdu sinusta. Yritä hetken päästä uudelleen. Jos se ei auta, kerro verkoston työntekijälle tämä koodi: {{id}}",
};
