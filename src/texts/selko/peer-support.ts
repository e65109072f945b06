import type { Partly } from "../catalogue.ts";
import type { peerSupport as fi } from "../fi/peer-support.ts";

export const peerSupport: Partly<typeof fi> = {
  title: "Mentorien tapaaminen",
  seenBy: "Mentorit, tapaamisten järjestäjät ja Auroras-verkoston työntekijät näkevät kutsun.",
  form: { consent: "Lupa" },
  notCaller:
    "Auroras-verkoston työntekijä tai järjestäjä kutsuu mentorien tapaamiseen. Kirjoita /mentoring. Siellä näet, mitä sinä voit tehdä.",
  notCallerMentor:
    "Auroras-verkoston työntekijä tai järjestäjä kutsuu mentorien tapaamiseen. Haluatko mukaan mentorien tapaamisiin? Paina ”Anna yhteystietoni”.",
  noChannel:
    "Vertaistukikanavaa ei ole vielä. Auroras-verkoston työntekijä voi valita sen kohdassa ”Asetukset”. Ehkä teen kanavaa juuri nyt. Yritä pian uudelleen.",
  announced:
    "Kutsu menee vertaistukikanavalle. Osa mentoreista ei ole kanavalla. He saavat kutsun yksityisviestinä. Haluatko siirtää tai perua tapaamisen? Paina kutsussa ”Hallitse”.",
  invitation: "Kutsu mentorien tapaamiseen",
  invitationDirect: "Mentorit tapaavat toisiaan. Sinäkin voit tulla.",
  isMoved: "Aika tai paikka on muuttunut. Uusi tieto on uudessa viestissä.",
  moved: "*Mentorien tapaamisella on uusi aika: {{title}}*",
  changed: "*Mentorien tapaamisessa on uusi tieto: {{title}}*",
  cancelled: "*Mentorien tapaaminen on peruttu: {{title}}* ({{when}})",
  reminderYes: "*Mentorien tapaaminen on pian: {{title}}*",
  reminderMaybe: "*Mentorien tapaaminen on pian: {{title}}*\nVastasit ”Ehkä”. Tiedätkö nyt, tuletko?",
  begun: "Tapaaminen on jo alkanut. Vastausta ei voi enää muuttaa.",
  begunManage: "Tapaaminen on jo alkanut. Sitä ei voi enää siirtää tai perua.",
  answerCancelled: "Tapaaminen on peruttu. Siihen ei voi enää vastata.",
  answerMoved: "Aika tai paikka on muuttunut: {{when}}. Vastaa uudelleen kutsussa tai etusivulla (Home).",
  notFound: "Tätä tapaamista ei löydy. Kirjoita /mentoring. Siellä näet mentorien tapaamiset.",
  notPeer: "Tämä tapaaminen on mentoreille. Haluatko mentoriksi? Paina ”Ilmoittaudu mentoriksi”.",
  calendar: {
    sent: "Saat tiedoston yksityisviestinä. Avaa tiedosto. Silloin tapaaminen tulee kalenteriisi. Voit käyttää myös tätä: {{google}}",
    file: "Avaa tiedosto. Silloin tapaaminen tulee kalenteriisi. Jos tapaaminen siirtyy, saat uuden tiedoston.",
    fileAgain: "Tapaaminen muuttui. Avaa tämä tiedosto. Silloin kalenterissasi on oikea aika ja paikka.",
    fileCancelled: "Tapaaminen on peruttu. Avaa tämä tiedosto. Silloin tapaaminen poistuu kalenteristasi.",
    gone: "Tapaaminen on jo alkanut tai peruttu. Sitä ei voi enää lisätä kalenteriin.",
  },
  notManager: "Vain kutsun lähettäjä tai Auroras-verkoston työntekijä voi siirtää tai perua tapaamisen.",
  manageSeenBy: "Vain kutsun lähettäjä ja Auroras-verkoston työntekijät voivat siirtää tai perua tapaamisen.",
  moveSeenBy: "Mentorit, tapaamisten järjestäjät ja Auroras-verkoston työntekijät näkevät uuden ajan.",
  moveNow: "Nyt: {{title}}, {{when}}. Kerron ajan heille, jotka vastasivat ”Tulen” tai ”Ehkä”.",
  wasMoved: "Tapaaminen on nyt {{when}}. Kerron siitä heille, jotka vastasivat ”Tulen” tai ”Ehkä”.",
  movedByOther: "Joku muutti tapaamista juuri. Se on nyt {{when}}. Haluatko siirtää sitä? Paina uudelleen ”Hallitse”.",
  cancelSeenBy: "Mentorit, järjestäjät ja Auroras-verkoston työntekijät saavat tietää tästä.",
  cancelQuestion:
    "Haluatko perua tämän tapaamisen: {{title}}, {{when}}? Kerron siitä heille, jotka vastasivat ”Tulen” tai ”Ehkä”.",
  wasCancelled: "Tapaaminen on peruttu. Kerron siitä heille, jotka vastasivat ”Tulen” tai ”Ehkä”.",
  toldDirectly:
    "Mentorit tapaavat pian. Joku tällä kanavalla ei ole mentori. Siksi kerroin tapaamisesta jokaiselle mentorille erikseen.",
  joining:
    "Saat kutsun vertaistukikanavalle. Se on mentorien oma ryhmä Slackissa. Oletko jo kanavalla? Löydät sen kanavaluettelostasi.",
  notJoiner: "Vertaistukikanava on mentorien oma ryhmä. Haluatko mentoriksi? Paina ”Ilmoittaudu mentoriksi”.",
  notJoined: {
    guest:
      "En voinut kutsua sinua vertaistukikanavalle. Olet vieras tässä työtilassa. Pyydä apua: Auroras-verkoston työntekijä voi lisätä sinut kanavalle.",
    other:
      "En voinut kutsua sinua vertaistukikanavalle. Pyydä apua: Auroras-verkoston työntekijä voi lisätä sinut kanavalle.",
  },
  contact: {
    open: "Anna yhteystietoni",
    title: "Anna yhteystietoni",
    submit: "Anna",
    seenBy: "Vain sinä ja järjestäjät näette nimesi ja tämän tekstin.",
    what: "Mentorit tapaavat toisiaan. Järjestäjät kutsuvat mukaan. Kirjoita esimerkiksi puhelinnumero tai sähköposti. Silloin järjestäjät voivat ottaa sinuun yhteyttä. Voit aina perua luvan.",
    notMentor: "Vain mentorit voivat antaa yhteystietonsa. Haluatko mentoriksi? Paina ”Ilmoittaudu mentoriksi”.",
    change: "Haluatko muuttaa tekstiä? Peru lupa. Anna yhteystietosi sitten uudelleen.",
    showSeenBy: "Vain järjestäjät näkevät tämän. Älä kerro tietoja muille.",
    given: "Järjestäjät saavat viestin. Haluatko perua luvan? Paina uudelleen ”Anna yhteystietoni”.",
    noOrganisers:
      "Järjestäjiä ei ole vielä. Pyydä apua: Auroras-verkoston työntekijä voi kertoa yhteystietosi eteenpäin.",
    ask: "Tarvitsen apua",
    stands: "Annoit luvan {{date}}. Järjestäjät näkevät tämän tekstin:",
    withdraw: "Peru lupa",
    withdrawn: "Peruit luvan. Poistin tekstisi. Järjestäjät eivät näe sitä enää.",
    notGiven: "Et ole antanut lupaa. Sinun ei tarvitse perua mitään.",
    message: "{{name}} haluaa mukaan mentorien tapaamisiin. Hän antaa yhteystietonsa järjestäjille.",
    messageWithdrawn: "{{name}} on perunut luvan. Yhteystiedot eivät näy enää. Poista ne, jos tallensit ne.",
    notOrganiser: "Nämä yhteystiedot ovat järjestäjille. Kirjoita /mentoring. Siellä näet, mitä voit tehdä.",
    gone: "Lupa on peruttu. Yhteystietoja ei enää ole.",
  },
};
