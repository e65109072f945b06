import type { Partly } from "../catalogue.ts";
import type { pairs as fi } from "../fi/pairs.ts";

export const pairs: Partly<typeof fi> = {
  invitation: {
    what: "*Mitä mentorointi on?* Te kaksi tapaatte noin 2 kertaa kuukaudessa. Tapaatte yhteensä 6–8 kertaa. Puhutte työstä. Puhutte myös siitä, miten haet työtä. Aktori on se, joka etsii töitä. Mentori on se, joka auttaa. Ensimmäiseen tapaamiseen tulee myös Auroras-verkoston työntekijä.",
    stored:
      "*Mitä botti tallentaa?* Botti tallentaa nimesi, tapaamisten ajat ja lomakkeet. Yhden lomakkeen näkee myös Auroras-verkoston työntekijä. Se on ensimmäisen tapaamisen lomake. Muistilistat näette vain te kaksi. Botti poistaa tekstit, kun mentoroinnin lopusta on 6 kuukautta.",
    over: "Tämä kutsu ei ole enää voimassa. Auroras-verkoston työntekijä kertoo sinulle lisää.",
  },
  notice: {
    what: "Tämä botti auttaa mentoroinnissa. Botti tallentaa nimesi. Se tallentaa myös tapaamisten ajat, lomakkeet ja vastauksesi.",
    who: "Ensimmäisen tapaamisen lomakkeen näkee myös Auroras-verkoston työntekijä. Muistilistat ja tehtävät näette vain te kaksi. Kun mentorointi loppuu, työntekijä saa kaksi tietoa: kuinka monta kertaa tapasitte ja mistä aiheista puhuitte.",
    long: "Botti poistaa tekstit, kun mentoroinnin lopusta on 6 kuukautta. Haluatko nähdä tai poistaa omat tietosi? Kysy Auroras-verkoston työntekijältä.",
    slack:
      "Viesti, jonka kirjoitat itse Slackiin, jää Slackiin. Älä kirjoita tänne henkilötunnusta. Älä kirjoita sairauksista.",
  },
  welcome: {
    who: "{{mentor}} on mentori. Mentori auttaa. {{actor}} on aktori. Aktori etsii töitä.",
    coordinator: "{{coordinator}} on Auroras-verkoston työntekijä. Hän tulee ensimmäiseen tapaamiseen.",
    next: "Ensimmäisessä tapaamisessa täytätte yhdessä lomakkeen. Sitten työntekijä lähtee tältä kanavalta. Kanava on sen jälkeen vain teidän kahden.",
    support: "Tarvitsetko apua? Paina Tarvitsen tukea. Vain Auroras-verkoston työntekijät näkevät sen.",
  },
  trouble: {
    outsider:
      "Kanavalle tuli {{who}}. Hän ei kuulu tähän pariin. En kirjoita tapaamisten aikoja tänne, kun hän on täällä.",
    gone: "{{other}} ei ole enää Slackissa. Auroras-verkoston työntekijä kertoo sinulle lisää.",
    botRemoved:
      "Botti ei ole enää teidän kanavallanne ({{other}}). Saat botin takaisin. Avaa kanava ja kirjoita: /invite @auroras",
  },
};
