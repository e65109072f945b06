export const goals = {
  title: "Tavoitteet",
  button: "Tavoitteet",
  field: "Tavoitteet",
  hint: "Kirjoita yksi tavoite riville, enintään kolme. Ne näkyvät tässä järjestyksessä. Älä kirjoita henkilötunnusta tai terveystietoja.",
  seenBy:
    "Vain sinä ja {{name}} näette nämä. Verkoston työntekijät näkevät tavoitteet vain ensimmäisen tapaamisen lomakkeesta. Kun mentorointi päättyy, he näkevät myös, montako tavoitetta on saavutettu.",
  none: "Tavoitteita ei ole vielä.",
  actorTicks: "Aktori merkitsee, mitkä tavoitteet on saavutettu.",
  reached: "saavutettu",
  withState: "{{text}} – {{state}}",
  tick: "Merkitse saavutetuksi",
  takeBack: "Ei vielä saavutettu",
  edit: "Muuta tavoitteita",
  meanwhile:
    "{{name}} muutti tavoitteita {{when}}, kun sinä kirjoitit. Sinun tekstisi on tallessa tässä. Tavoitteet ovat nyt:",
  tooMany: "Tavoitteita voi olla enintään {{most}}. Kirjoita yksi tavoite riville.",
  no: {
    notYours: "Vain mentori ja aktori näkevät parinsa tavoitteet. Kirjoita /mentoring, niin näet, mitä voit tehdä.",
    off: "Tällä parilla ei ole tavoitteita. Kirjoita /mentoring, niin näet, mitä voit tehdä.",
    over: "Mentorointi on päättynyt. Tavoitteita ei voi enää muuttaa.",
    notHers: "Vain aktori voi merkitä tämän tavoitteen, jos se on vielä listassa. Avaa tavoitteet uudelleen.",
  },
};
