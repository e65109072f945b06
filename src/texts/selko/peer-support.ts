import type { Partly } from "../catalogue.ts";
import type { peerSupport as fi } from "../fi/peer-support.ts";

export const peerSupport: Partly<typeof fi> = {
  seenBy: "Mentorit, tapaamisten järjestäjät ja Auroras-verkoston työntekijät näkevät kutsun.",
  notSetUp: "Auroras-mentorointi ei ole vielä käytössä. Työtilan ylläpitäjä voi ottaa sen käyttöön.",
  notCaller:
    "Auroras-verkoston työntekijä tai järjestäjä kutsuu mentorien tapaamiseen. Kirjoita /mentoring. Siellä näet, mitä sinä voit tehdä.",
  notCallerMentor:
    "Auroras-verkoston työntekijä tai järjestäjä kutsuu mentorien tapaamiseen. Haluatko mukaan mentorien tapaamisiin? Voit antaa yhteystietosi järjestäjille.",
  noChannel: "Vertaistukikanavaa ei ole vielä. Yritä myöhemmin uudelleen.",
  announced:
    "Kutsu menee vertaistukikanavalle. Osa mentoreista ei ole kanavalla. He saavat kutsun yksityisviestinä. Haluatko siirtää tai perua tapaamisen? Paina kutsussa ”Hallitse”.",
  invitation: "Kutsu mentorien tapaamiseen",
  invitationDirect: "Mentorit tapaavat toisiaan. Sinäkin voit tulla.",
  notice: "Mentorien tapaaminen: {{title}}, {{when}}",
  isMoved: "Aika tai paikka on muuttunut. Uusi tieto on uudessa viestissä.",
  moved: "*Mentorien tapaamisella on uusi aika: {{title}}*",
  changed: "*Mentorien tapaamisessa on uusi tieto: {{title}}*",
  cancelled: "*Mentorien tapaaminen on peruttu: {{title}}* ({{when}})",
  reminderYes: "*Mentorien tapaaminen on pian: {{title}}*",
  reminderMaybe: "*Mentorien tapaaminen on pian: {{title}}*\nVastasit ”Ehkä”. Tiedätkö nyt, tuletko?",
  begun: "Tapaaminen on jo alkanut. Vastausta ei voi enää muuttaa.",
  begunManage: "Tapaaminen on jo alkanut. Sitä ei voi enää siirtää. Sitä ei voi enää perua.",
  answerCancelled: "Tapaaminen on peruttu. Siihen ei voi enää vastata.",
  answerMoved: "Aika tai paikka on muuttunut: {{when}}. Vastaa uudelleen.",
  notFound: "Tätä tapaamista ei löydy. Kirjoita /mentoring. Siellä näet mentorien tapaamiset.",
  notPeer: "Tämä tapaaminen on mentoreille. Haluatko mentoriksi? Voit ilmoittautua tästä.",
  calendar: {
    sent: "Saat tiedoston yksityisviestinä. Avaa tiedosto. Silloin tapaaminen tulee kalenteriisi. Voit käyttää myös tätä: {{google}}",
    file: "Avaa tiedosto. Silloin tapaaminen tulee kalenteriisi.",
    fileAgain: "Tapaaminen muuttui. Avaa tämä tiedosto. Silloin kalenterissasi on oikea aika.",
    fileCancelled: "Tapaaminen on peruttu. Avaa tämä tiedosto. Silloin tapaaminen poistuu kalenteristasi.",
    gone: "Tapaaminen on jo alkanut tai peruttu. Sitä ei voi enää lisätä kalenteriin.",
  },
  notManager: "Et voi siirtää tai perua tätä tapaamista. Kutsuja tai Auroras-verkoston työntekijä voi.",
  manageSeenBy: "Vain kutsuja ja Auroras-verkoston työntekijät voivat siirtää tai perua tapaamisen.",
  moveSeenBy: "Mentorit, tapaamisten järjestäjät ja Auroras-verkoston työntekijät näkevät uuden ajan.",
  moveNow: "Nyt: {{title}}, {{when}}. Kerron uudesta ajasta heille, jotka vastasivat ”Tulen” tai ”Ehkä”.",
  wasMoved: "Tapaaminen on nyt {{when}}. Kerron siitä heille, jotka vastasivat ”Tulen” tai ”Ehkä”.",
  movedByOther: "Joku muutti tapaamista juuri. Se on nyt {{when}}. Haluatko siirtää sitä? Paina uudelleen ”Hallitse”.",
  cancelSeenBy:
    "Mentorit, tapaamisten järjestäjät ja Auroras-verkoston työntekijät näkevät, että tapaaminen on peruttu.",
  cancelQuestion:
    "Haluatko perua tämän tapaamisen: {{title}}, {{when}}? Kerron siitä heille, jotka vastasivat ”Tulen” tai ”Ehkä”.",
  wasCancelled: "Tapaaminen on peruttu. Kerron siitä heille, jotka vastasivat ”Tulen” tai ”Ehkä”.",
  toldDirectly:
    "Mentorit tapaavat pian. Joku tällä kanavalla ei ole mentori. Siksi kerroin tapaamisesta jokaiselle mentorille erikseen.",
  joining: "Saat kutsun vertaistukikanavalle. Se on mentorien oma ryhmä Slackissa.",
  notJoiner: "Vertaistukikanava on mentorien oma ryhmä. Haluatko mentoriksi? Voit ilmoittautua tästä.",
  notJoined: {
    guest:
      "En voinut kutsua sinua vertaistukikanavalle. Olet vieras tässä Slackissa. Pyydä apua: Auroras-verkoston työntekijä voi lisätä sinut kanavalle.",
    other:
      "En voinut kutsua sinua vertaistukikanavalle. Pyydä apua: Auroras-verkoston työntekijä voi lisätä sinut kanavalle.",
  },
  contact: {
    seenBy: "Vain sinä ja järjestäjät näette nimesi ja tämän tekstin.",
    what: "Mentorit tapaavat toisiaan. Järjestäjät kutsuvat mukaan. Kirjoita esimerkiksi puhelinnumero tai sähköposti. Silloin järjestäjät voivat ottaa sinuun yhteyttä. Voit perua suostumuksen.",
    notMentor: "Vain mentorit voivat välittää yhteystietonsa. Haluatko mentoriksi? Voit ilmoittautua tästä.",
    change: "Haluatko muuttaa tekstiä? Peru suostumus. Välitä yhteystietosi sitten uudelleen.",
    showSeenBy: "Vain järjestäjät näkevät tämän. Älä kerro tietoja muille.",
    given: "Järjestäjät saavat viestin. Haluatko perua suostumuksen? Paina uudelleen ”Välitä yhteystietoni”.",
    noOrganisers:
      "Järjestäjiä ei ole vielä. Pyydä apua: Auroras-verkoston työntekijä voi kertoa yhteystietosi eteenpäin.",
    withdrawn: "Suostumuksesi on peruttu. Poistin tekstisi. Järjestäjät eivät näe sitä enää.",
    notGiven: "Et ole antanut suostumusta. Sinun ei tarvitse perua mitään.",
    message: "{{name}} haluaa mukaan mentorien tapaamisiin. Hän antaa sinulle yhteystietonsa.",
    messageWithdrawn: "{{name}} on perunut suostumuksensa. Yhteystiedot eivät näy enää. Poista ne, jos tallensit ne.",
    notOrganiser: "Nämä yhteystiedot ovat järjestäjille. Kirjoita /mentoring. Siellä näet, mitä voit tehdä.",
    gone: "Suostumus on peruttu. Yhteystietoja ei enää ole.",
  },
};
