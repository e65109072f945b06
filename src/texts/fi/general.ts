export const general = {
  ok: "Selvä",
  notice: "Auroras",
  failed:
    "Jokin meni vikaan, eikä tämä onnistunut. Kokeile hetken päästä uudelleen. Jos vika jatkuu, kerro tämä numero verkoston työntekijälle: {{id}}",
};
