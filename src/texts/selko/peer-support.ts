import type { Partly } from "../catalogue.ts";
import type { peerSupport as fi } from "../fi/peer-support.ts";

export const peerSupport: Partly<typeof fi> = {
  title: "Mentorien tapaaminen",
  seenBy: "Kutsun näkevät mentorit, tapaamisten järjestäjät ja Auroras-verkoston työntekijät.",
  notCaller:
    "Mentorien tapaamiseen kutsuu Auroras-verkoston työntekijä tai järjestäjä. Kirjoita /mentoring. Silloin näet, mitä sinä voit tehdä.",
  notCallerMentor:
    "Mentorien tapaamiseen kutsuu Auroras-verkoston työntekijä tai järjestäjä. Haluatko mukaan mentorien tapaamisiin? Voit antaa yhteystietosi järjestäjille.",
  announced:
    "Kutsu menee vertaistukikanavalle. Osa mentoreista ei ole kanavalla. He saavat kutsun omana viestinä. Painike Hallitse on kutsussa. Siitä voit siirtää tai perua tapaamisen.",
  invitation: "Kutsu mentorien tapaamiseen",
  invitationDirect: "Mentorit tapaavat toisiaan. Sinäkin voit tulla.",
  notice: "Mentorien tapaaminen: {{title}}, {{when}}",
  said: "Vastauksesi: {{answer}}. Voit muuttaa vastausta.",
  isMoved: "Aika tai paikka on muuttunut. Uusi tieto on uudessa viestissä.",
  moved: "*Mentorien tapaamisella on uusi aika: {{title}}*",
  changed: "*Mentorien tapaamisessa on uusi tieto: {{title}}*",
  cancelled: "*Mentorien tapaaminen on peruttu: {{title}}* ({{when}})",
  reminderYes: "*Mentorien tapaaminen on pian: {{title}}*",
  reminderMaybe: "*Mentorien tapaaminen on pian: {{title}}*\nVastasit Ehkä. Tiedätkö nyt, tuletko?",
  begun: "Tapaaminen on jo alkanut. Vastausta ei voi enää muuttaa.",
  begunManage: "Tapaaminen on jo alkanut. Sitä ei voi enää siirtää. Sitä ei voi enää perua.",
  answerCancelled: "Tapaaminen on peruttu. Siihen ei voi enää vastata.",
  answerMoved: "Aika tai paikka on muuttunut: {{when}}. Vastaa uudelleen.",
  notPeer: "Tämä tapaaminen on mentoreille. Haluatko mentoriksi? Voit ilmoittautua tästä.",
  calendar: {
    sent: "Botti lähetti sinulle tiedoston omana viestinä. Avaa tiedosto. Silloin tapaaminen menee kalenteriisi. Voit käyttää myös tätä: {{google}}",
    file: "Avaa tiedosto. Silloin tapaaminen menee kalenteriisi.",
    fileAgain: "Tapaaminen muuttui. Avaa tämä tiedosto. Silloin kalenterissasi on oikea aika.",
    fileCancelled: "Tapaaminen on peruttu. Avaa tämä tiedosto. Silloin tapaaminen lähtee kalenteristasi.",
    gone: "Tapaaminen on jo alkanut tai peruttu. Sitä ei voi enää lisätä kalenteriin.",
  },
  joining: "Saat kutsun vertaistukikanavalle. Se on mentorien oma ryhmä Slackissa.",
  notJoiner: "Vertaistukikanava on mentorien oma ryhmä. Haluatko mentoriksi? Voit ilmoittautua tästä.",
  notJoined: {
    guest:
      "Botti ei voinut kutsua sinua kanavalle. Syy: olet vieras tässä Slackissa. Pyydä apua: Auroras-verkoston työntekijä voi lisätä sinut kanavalle.",
    other:
      "Botti ei voinut kutsua sinua kanavalle. Pyydä apua: Auroras-verkoston työntekijä voi lisätä sinut kanavalle.",
  },
  contact: {
    seenBy: "Nimesi ja tämän tekstin näet sinä ja näkevät järjestäjät: {{names}}. Muut eivät näe tekstiä.",
    what: "Mentorit tapaavat toisiaan. Järjestäjät kutsuvat mukaan. Kirjoita esimerkiksi puhelinnumero tai sähköposti. Silloin järjestäjät voivat ottaa sinuun yhteyttä. Voit perua suostumuksen.",
    given: "Järjestäjät saivat viestin. Voit perua suostumuksen. Paina silloin taas: Välitä yhteystietoni.",
    noOrganisers:
      "Järjestäjiä ei ole vielä. Pyydä apua: Auroras-verkoston työntekijä voi kertoa yhteystietosi eteenpäin.",
    withdrawn: "Suostumus on peruttu. Tekstisi on poistettu. Järjestäjät eivät näe sitä enää.",
    notGiven: "Et ole antanut suostumusta. Mitään ei tarvitse perua.",
    gone: "Suostumus on peruttu. Yhteystiedot on poistettu.",
  },
};
