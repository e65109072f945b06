export const midWay = {
  title: "Väliarvio",
  ask: "Mentorointi on nyt suunnilleen puolivälissä: sinä ja {{other}}. Minulla on sinulle kaksi kysymystä.",
  answer: "Vastaa",
  change: "Muuta vastausta",
  rating: "Meneekö mentorointi hyvään suuntaan?",
  ratings: { r1: "1 – ei", r2: "2", r3: "3", r4: "4", r5: "5 – kyllä" },
  scale: "1 = ei, 5 = kyllä",
  needs: "Mitä tarvitset?",
  sharing: "Verkoston työntekijät",
  shareTick: "Näytä vastaukseni verkoston työntekijöille",
  onlyYou:
    "Vain sinä näet vastauksesi, ellet näytä sitä verkoston työntekijöille. Raportissa on vain vastausten keskiarvo, kun vastaajia on vähintään 5.",
  rated: "Vastaus: {{rating}}",
  told: "Kerroit myös, mitä tarvitset.",
  shared: "Verkoston työntekijät näkevät vastauksesi.",
  share: "Näytä verkoston työntekijälle",
  unshare: "Älä näytä enää",
  sure: {
    title: "Näytetäänkö vastaus?",
    text: "Verkoston työntekijät näkevät vastauksesi ja kaiken, mitä kirjoitit. {{other}} ei näe niitä. Voit perua tämän milloin vain.",
    yes: "Näytä",
    no: "Älä näytä",
  },
  over: "Mentorointi on päättynyt. Vastausta ei voi enää muuttaa.",
  toCoordinator: {
    shared: "{{name}} näyttää verkoston työntekijöille, mitä vastasi väliarvioon.",
    show: "Näytä",
    takenBack: "Tämä vastaus ei näy sinulle nyt.",
    seenBy:
      "{{name}} on valinnut, että verkoston työntekijät näkevät tämän. Tallennan tiedon siitä, että katsoit tätä.",
  },
  no: {
    notYours: "Tähän ei voi vastata nyt. Kirjoita /mentoring, niin näet, mitä voit tehdä.",
    nothing: "Vastaa ensin. Sitten voit näyttää vastauksesi.",
    notShown: "Tämä vastaus ei näy sinulle nyt. Kirjoita /mentoring, niin näet, mitä voit tehdä.",
  },
  stored_one: "{{count}} vastaus väliarvioon",
  stored_other: "{{count}} vastausta väliarvioon",
  consent:
    "Verkoston työntekijät näkevät vastauksesi väliarvioon. Päätit siitä {{date}}. Voit perua sen viestissä: paina ”Älä näytä enää”.",
  look: "vastaus väliarvioon",
  reportHead: "Suunta puolivälissä",
};
