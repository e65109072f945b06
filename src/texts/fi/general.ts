export const general = {
  notice: "Auroras",
  tooLate: "Tämä kesti liian kauan. Yritä uudelleen.",
  canCopy: "Voit vielä kopioida tekstisi.",
  cannotSave: "En voi nyt tallentaa. Se ei johdu sinusta. Yritä myöhemmin uudelleen.",
  noFile: "En voi lähettää tiedostoa: {{title}}. Slack ei ottanut sitä vastaan. Kerro tästä verkoston työntekijälle.",
  over: "Tämä viesti ei ole enää ajankohtainen.",
  failed:
    "Tämä ei onnistunut. Se ei johdu sinusta. Yritä hetken päästä uudelleen. Jos se ei auta, kerro verkoston työntekijälle tämä koodi: {{id}}",
};
