export const general = {
  ok: "Selvä",
  notice: "Auroras",
  tooLate: "Tämä kesti liian kauan. Kokeile uudelleen.",
  canCopy: "Voit vielä kopioida tekstisi.",
  failed:
    "Jokin meni vikaan, eikä tämä onnistunut. Kokeile hetken päästä uudelleen. Jos vika jatkuu, kerro tämä numero verkoston työntekijälle: {{id}}",
};
