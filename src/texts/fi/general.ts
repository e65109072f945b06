export const general = {
  notice: "Auroras",
  tooLate: "Tämä kesti liian kauan. Yritä uudelleen.",
  canCopy: "Voit vielä kopioida tekstisi.",
  cannotSave: "En voi nyt tallentaa. Vika ei ole sinussa. Yritä myöhemmin uudelleen.",
  failed:
    "Tämä ei onnistunut. Vika ei ole sinussa. Yritä hetken päästä uudelleen. Jos se ei auta, kerro verkoston työntekijälle tämä koodi: {{id}}",
};
