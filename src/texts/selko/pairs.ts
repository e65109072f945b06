import type { Partly } from "../catalogue.ts";
import type { pairs as fi } from "../fi/pairs.ts";

export const pairs: Partly<typeof fi> = {
  notCoordinator: "Auroras-verkoston työntekijä luo parit. Haluatko mentoriksi tai aktoriksi? Kirjoita /mentoring.",
  notOpen:
    "Et voi tehdä tätä. Tämä mentorointi ei ole nyt käynnissä. Kirjoita /mentoring. Siellä näet, mitä voit tehdä.",
  notYours: "Tämä ei ole sinun parisi. Kirjoita /mentoring. Siellä näet omat parisi.",
  invitation: {
    mentor:
      "Hei. {{inviter}} Auroras-verkostosta ehdottaa sinulle paria: {{other}}. Sinä olet mentori. {{other}} on aktori.",
    actor: "Hei. {{inviter}} Auroras-verkostosta ehdottaa sinulle mentoria. Hän on {{other}}.",
    what: "*Mitä mentorointi on?* Aktori etsii oman alansa työtä. Te kaksi tapaatte noin 2 kertaa kuukaudessa. Tapaatte yhteensä 6–8 kertaa. Se kestää noin 3–4 kuukautta. Puhutte työstä ja työn hakemisesta. Ensimmäiseen tapaamiseen tulee myös Auroras-verkoston työntekijä.",
    whatNumber:
      "*Mitä mentorointi on?* Aktori etsii oman alansa työtä. Te kaksi tapaatte. Tapaamisia on noin {{number}}. Puhutte työstä ja työn hakemisesta. Ensimmäiseen tapaamiseen tulee myös Auroras-verkoston työntekijä.",
    stored:
      "*Mitä botti tallentaa?* Botti tallentaa nimesi, tapaamisten ajat ja lomakkeet. Te kaksi ja Auroras-verkoston työntekijät näette ensimmäisen tapaamisen lomakkeen. Tapaamisen jälkeen mentori täyttää muistilistan. Vain te kaksi näette sen. Verkosto poistaa tekstit {{months}} kuukautta mentoroinnin jälkeen.",
    opened: "Vastasit ”Kyllä, aloitan”. Kanava on auki.",
    mayTakeBack: "Voit perua vastauksesi, kunnes kanava avautuu. Kerron siitä vain Auroras-verkoston työntekijälle.",
    tooLate:
      "Et voi enää perua vastaustasi. Kanava on jo auki tai avautuu juuri nyt. Etkö halua jatkaa? Paina ”Tarvitsen apua”.",
    over: "Tämä kutsu ei ole enää voimassa. Auroras-verkoston työntekijä kertoo sinulle lisää.",
    kickoffLater: "Ensimmäisen tapaamisen päivä on vielä auki. Auroras-verkoston työntekijä kertoo sen sinulle.",
    agreed:
      "Te aloitatte. Auroras-verkoston työntekijä kertoi minulle, että suostuit. Etkö halua aloittaa? Paina ”Tarvitsen apua”.",
    ended:
      "Kutsu mentorointiin ei ole enää voimassa: sinä ja {{other}}. Auroras-verkoston työntekijä kertoo sinulle lisää.",
  },
  notice: {
    what: "Tämä botti auttaa mentoroinnissa. Botti tallentaa nimesi. Se tallentaa myös tapaamisten ajat ja paikat, lomakkeet ja vastauksesi.",
    who: "Vain te kaksi näette muistilistat ja tehtävät. Auroras-verkoston työntekijät näkevät ensimmäisen tapaamisen lomakkeen. He näkevät, montako kertaa tapasitte ja milloin viimeksi. He näkevät myös, puuttuuko muistilista tai uusi aika. Lopuksi he näkevät, mistä aiheista puhuitte. He näkevät myös, miten mentorointi päättyi. He näkevät myös palautteesi verkostolle.",
    mail: "Voit saada tapaamisten ajat myös sähköpostiin. Silloin botti tallentaa osoitteesi. Vain sinä näet sen.",
    long: "Verkosto poistaa tekstit {{months}} kuukautta mentoroinnin jälkeen. Voit aina lukea omat tietosi. Voit ladata ne. Voit myös poistaa ne. Avaa botin etusivu (Home). Paina ”Omat tietoni”.",
    slack:
      "Kun kirjoitat viestin Slackiin, viesti jää Slackiin. Älä kirjoita tänne henkilötunnusta. Älä kirjoita sairauksista.",
    link: "Näin suojaamme tietosi",
  },
  welcome: {
    who: "{{mentor}} on mentori. {{actor}} on aktori. Aktori etsii oman alansa työtä. Mentori tuntee alan Suomessa. Te opitte toisiltanne.",
    coordinator: "{{coordinator}} on Auroras-verkoston työntekijä. Hän tulee ensimmäiseen tapaamiseen.",
    next: "Ensimmäisessä tapaamisessa täytätte yhdessä lomakkeen. Sitten työntekijä lähtee tältä kanavalta. Kanava on sen jälkeen vain teidän kahden.",
    support: "Tarvitsetko apua? Paina ”Tarvitsen apua”. Vain Auroras-verkoston työntekijät näkevät sen.",
    form: "Täytä ensimmäinen lomake",
    help: "Tarvitsen apua",
  },
  number: { changed: "Suunnitelmassa on nyt tapaamisia: {{number}}." },
  handOver: { line: "Teidän Auroras-verkoston työntekijänne on nyt {{name}}." },
  trouble: {
    left: "Et ole enää teidän kanavallanne ({{other}}). Lähditkö vahingossa? Paina ”Palaa kanavalle”.",
    botRemoved:
      "En ole enää teidän kanavallanne ({{other}}). Haluatteko, että autan taas? Avaa kanava ja kirjoita: /invite @auroras",
    outsider: "Kanavalle tuli {{who}}. Hän ei kuulu tähän pariin. En kirjoita nyt tapaamisten aikoja tänne.",
    outsiderGone: "Kanavalla oli {{who}}. Hän ei kuulu tähän pariin. Hän ei ole nyt täällä.",
    public:
      "Kanavanne on nyt julkinen ({{mentor}} ja {{actor}}). Kaikki Slack-työtilan ihmiset voivat lukea sitä. En kirjoita sinne enää aikoja, paikkoja tai tehtäviä. Voin avata teille uuden kanavan. Muut eivät näe sitä.",
    shared:
      "Toinen organisaatio on nyt mukana kanavallanne ({{mentor}} ja {{actor}}). Myös sen ihmiset voivat lukea kanavaa. En kirjoita sinne enää aikoja, paikkoja tai tehtäviä. Voin avata teille uuden kanavan. Muut eivät näe sitä.",
    deleted: "Joku on poistanut kanavanne ({{mentor}} ja {{actor}}). Voin avata teille uuden kanavan.",
    unseen:
      "En näe enää kanavaanne ({{mentor}} ja {{actor}}). Näetkö sinä kanavan? Kirjoita silloin kanavalle: @auroras. Slack kysyy, haluatko lisätä minut. Etkö näe kanavaa? Voin avata teille uuden.",
    workerInside:
      "Auroras-verkoston työntekijä on kanavalla: {{who}}. Hän on nyt täällä. En kirjoita tänne tapaamisten aikoja, paikkoja tai tehtäviä.",
    workerLeft: "Auroras-verkoston työntekijä on lähtenyt kanavalta.",
    own: "Nyt kanavalla olette vain te kaksi.",
    back: "{{other}} on taas Slackissa. Jos hän ei ole kanavallanne, kutsun hänet sinne.",
    gone: "{{other}} ei ole enää Slackissa. Auroras-verkoston työntekijä ottaa sinuun yhteyttä.",
  },
};
