import type { Partly } from "../catalogue.ts";
import type { pairs as fi } from "../fi/pairs.ts";

export const pairs: Partly<typeof fi> = {
  notCoordinator: "Auroras-verkoston työntekijä luo parit. Haluatko mentoriksi tai aktoriksi? Kirjoita /mentoring.",
  notSetUp: "Auroras-mentorointi ei ole vielä käytössä. Työtilan ylläpitäjä voi ottaa sen käyttöön.",
  notOpen:
    "Et voi tehdä tätä. Tämä mentorointi ei ole nyt käynnissä. Kirjoita /mentoring. Siellä näet, mitä voit tehdä.",
  notYours: "Tämä ei ole sinun parisi. Kirjoita /mentoring. Siellä näet omat parisi.",
  invitation: {
    mentor: "Hei. {{inviter}} Auroras-verkostosta ehdottaa sinulle paria. Sinä olisit mentori. {{other}} olisi aktori.",
    actor: "Hei. {{inviter}} Auroras-verkostosta ehdottaa sinulle mentoria. Hän on {{other}}.",
    what: "*Mitä mentorointi on?* Aktori etsii töitä. Mentori auttaa aktoria. Te kaksi tapaatte noin 2 kertaa kuukaudessa. Tapaatte yhteensä 6–8 kertaa. Puhutte työstä ja siitä, miten aktori voi saada työtä. Ensimmäiseen tapaamiseen tulee myös Auroras-verkoston työntekijä.",
    stored:
      "*Mitä botti tallentaa?* Botti tallentaa nimesi, tapaamisten ajat ja lomakkeet. Ensimmäisen tapaamisen lomake näkyy myös Auroras-verkoston työntekijälle. Tapaamisen jälkeen mentori täyttää muistilistan. Sen näette vain te kaksi. Verkosto poistaa tekstit {{months}} kuukautta mentoroinnin jälkeen.",
    mayTakeBack: "Voit perua vastauksesi, kunnes kanava avautuu. Kerron sen vain Auroras-verkoston työntekijälle.",
    over: "Tämä kutsu ei ole enää voimassa. Auroras-verkoston työntekijä kertoo sinulle lisää.",
  },
  notice: {
    what: "Tämä botti auttaa mentoroinnissa. Botti tallentaa nimesi. Se tallentaa myös tapaamisten ajat ja paikat, lomakkeet ja vastauksesi.",
    who: "Ensimmäisen tapaamisen lomake näkyy myös Auroras-verkoston työntekijälle. Muistilistat ja tehtävät näette vain te kaksi. Työntekijä näkee, kuinka monta kertaa olette tavanneet. Hän näkee myös viimeisen tapaamisen päivän. Hän näkee, jos muistilista tai uusi aika puuttuu. Kun mentorointi päättyy, työntekijä näkee lisää. Hän näkee, mistä aiheista puhuitte. Hän näkee, miten mentorointi päättyi. Hän näkee myös palautteesi verkostolle.",
    long: "Verkosto poistaa tekstit {{months}} kuukautta mentoroinnin jälkeen. Voit lukea omat tietosi. Voit myös poistaa ne. Avaa botin etusivu (Home). Paina ”Omat tietoni”.",
    slack:
      "Kun kirjoitat viestin Slackiin, viesti jää Slackiin. Älä kirjoita tänne henkilötunnusta. Älä kirjoita sairauksista.",
    link: "Näin suojaamme tietosi",
  },
  welcome: {
    who: "{{mentor}} on mentori. Mentori auttaa. {{actor}} on aktori. Aktori etsii töitä.",
    coordinator: "{{coordinator}} on Auroras-verkoston työntekijä. Hän tulee ensimmäiseen tapaamiseen.",
    next: "Ensimmäisessä tapaamisessa täytätte yhdessä lomakkeen. Sitten työntekijä lähtee tältä kanavalta. Kanava on sen jälkeen vain teidän kahden.",
    support: "Tarvitsetko apua? Paina ”Tarvitsen tukea”. Vain Auroras-verkoston työntekijät näkevät sen.",
  },
  number: { changed: "Tapaamisia on nyt suunnitelmassa {{number}}." },
  handOver: { line: "Auroras-verkoston työntekijä on nyt {{name}}." },
  trouble: {
    left: "Et ole enää teidän kanavallanne. Parisi on {{other}}. Jos lähdit vahingossa, pääset takaisin tästä.",
    botRemoved:
      "En ole enää teidän kanavallanne ({{other}}). Haluatko minut takaisin? Avaa kanava ja kirjoita: /invite @auroras",
    archived: "Teidän kanavanne on suljettu ({{mentor}} ja {{actor}}). Voin avata teille uuden kanavan.",
    outsider:
      "Kanavalle tuli {{who}}. Hän ei kuulu tähän pariin. En kirjoita tapaamisten aikoja tänne, kun hän on täällä.",
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
