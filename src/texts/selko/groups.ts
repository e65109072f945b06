import type { Partly } from "../catalogue.ts";
import type { groups as fi } from "../fi/groups.ts";

export const groups: Partly<typeof fi> = {
  seenBy: "Ryhmän ihmiset ja Auroras-verkoston työntekijät näkevät ryhmän tiedot.",
  form: {
    theme: "Aihe",
    guest: "Kuka tulee vieraaksi tai missä käytte?",
    guestHint: "Kirjoita vieraan nimi. Tai kirjoita työpaikka, jossa käytte yhdessä.",
    themes: "Aiheet",
    wishes: "Haluatko oman mentorin?",
    field: "Millä alalla haluat tehdä työtä?",
  },
  notCoordinator: "Auroras-verkoston työntekijä luo ryhmät. Kirjoita /mentoring. Siellä näet omat ryhmäsi.",
  notYours: "Et ole mukana tässä ryhmässä. Kirjoita /mentoring. Siellä näet omat ryhmäsi.",
  notOpen: "Et voi tehdä tätä. Tämä ryhmä ei ole nyt käynnissä.",
  removed: "Et ole enää mukana ryhmässä. Onko tässä virhe? Kysy Auroras-verkoston työntekijältä.",
  welcome: {
    coordinator: "*Auroras-verkoston työntekijä:* {{coordinator}}",
    next: "Kutsut tapaamisiin tulevat tälle kanavalle. Vastaa kutsuun: ”Tulen”, ”Ehkä” tai ”En tule”.",
    latecomers: "Ryhmään voi tulla uusia ihmisiä. Myös he voivat lukea kanavan vanhat viestit.",
    support: "Tarvitsetko apua? Paina ”Tarvitsen apua”. Vain Auroras-verkoston työntekijät näkevät sen.",
  },
  notice: {
    what: "Olet mukana Auroras-ryhmässä. Botti tallentaa nimesi. Se tallentaa myös ryhmän tapaamiset ja vastauksesi kutsuihin.",
    who: "Ryhmän ihmiset näkevät, kuka on ryhmässä. He näkevät ryhmän tapaamiset. He näkevät myös vastauksesi kutsuihin. Auroras-verkoston työntekijät näkevät samat asiat.",
    long: "Ryhmä päättyy joskus. Verkosto poistaa tekstit {{months}} kuukautta sen jälkeen. Voit aina lukea omat tietosi. Voit ladata ne. Voit myös poistaa ne. Avaa botin etusivu (Home). Paina ”Omat tietoni”.",
  },
  trouble: {
    left: "Et ole enää ryhmäsi kanavalla ({{group}}). Lähditkö vahingossa? Paina ”Palaa kanavalle”.",
    public:
      "Ryhmän kanava on nyt julkinen ({{group}}). Kaikki Slack-työtilan ihmiset voivat lukea sitä. En kirjoita sinne enää aikoja tai paikkoja. Auroras-verkoston työntekijä voi avata ryhmälle uuden kanavan.",
    shared:
      "Toinen organisaatio on nyt mukana ryhmän kanavalla ({{group}}). Myös sen ihmiset voivat lukea kanavaa. En kirjoita sinne enää aikoja tai paikkoja. Auroras-verkoston työntekijä voi avata ryhmälle uuden kanavan.",
    archived:
      "Joku on sulkenut ryhmän kanavan ({{group}}). Auroras-verkoston työntekijä voi avata ryhmälle uuden kanavan.",
    deleted:
      "Joku on poistanut ryhmän kanavan ({{group}}). Auroras-verkoston työntekijä voi avata ryhmälle uuden kanavan.",
    botRemoved:
      "En ole enää ryhmän kanavalla ({{group}}). Haluatko, että autan taas? Avaa kanava ja kirjoita: /invite @auroras",
    unseen:
      "En näe enää ryhmän kanavaa ({{group}}). Näetkö sinä kanavan? Kirjoita silloin kanavalle: @auroras. Auroras-verkoston työntekijä voi avata ryhmälle uuden kanavan.",
  },
  meeting: {
    seenBy: "Ryhmän ihmiset ja Auroras-verkoston työntekijät näkevät kutsun.",
    announced: "Kutsu menee ryhmän kanavalle. Haluatko siirtää tai perua tapaamisen? Paina kutsussa ”Hallitse”.",
    notCaller:
      "Ryhmän mentorit ja Auroras-verkoston työntekijät kutsuvat tapaamisiin. Kirjoita kanavalle, mitä toivot.",
    notManager: "Vain ryhmän mentorit ja Auroras-verkoston työntekijät voivat siirtää tai perua tapaamisen.",
    theme: "*Aihe:* {{theme}}",
    guest: "*Kuka tulee vieraaksi tai missä käytte:* {{guest}}",
    moved: "*Ryhmän tapaamisella on uusi aika: {{title}}*",
    changed: "*Ryhmän tapaamisessa on uusi tieto: {{title}}*",
    reminderMaybe: "*Ryhmän tapaaminen on pian: {{title}}*\nVastasit ”Ehkä”. Tiedätkö nyt, tuletko?",
    toldDirectly:
      "Ryhmä tapaa pian. Joku tällä kanavalla ei kuulu ryhmään. Siksi kerroin tapaamisesta jokaiselle erikseen.",
    manageSeenBy: "Vain ryhmän mentorit tai Auroras-verkoston työntekijät voivat siirtää tai perua tapaamisen.",
    moveSeenBy: "Ryhmän ihmiset ja Auroras-verkoston työntekijät näkevät uuden ajan.",
    cancelSeenBy: "Ryhmän ihmiset ja Auroras-verkoston työntekijät saavat tietää tästä.",
  },
  count: {
    ask: "Tapaaminen on ohi: {{title}}, {{day}} Montako ihmistä tuli?",
    noted: "Tapaaminen: {{title}}, {{day}} Tapaamiseen tuli {{came}} ihmistä.",
    themes: "Aiheet: {{themes}}",
    seenBy: "Ryhmän mentorit ja Auroras-verkoston työntekijät näkevät nämä luvut ja aiheet. En kysy nimiä.",
    saved: "Kiitos. Luvut ovat tallessa.",
    notMentor: "Ryhmän mentorit ja Auroras-verkoston työntekijät kertovat, montako ihmistä tuli.",
    notOver: "Tämä tapaaminen ei ole vielä ohi. Tai se on peruttu.",
  },
  wish: {
    ask: "Ryhmäsi päättyy pian: {{group}}. Haluatko jatkaa oman mentorin kanssa?",
    what: "Oma mentori tuntee alan, jolla haluat tehdä työtä. Te kaksi tapaatte 6–8 kertaa. Sinä päätät itse.",
    reminder: "Haluatko jatkaa oman mentorin kanssa? Vastaa, kun ehdit. Ryhmä: {{group}}",
    seenBy: "Vain sinä ja Auroras-verkoston työntekijät näette vastauksesi.",
    learnedHint:
      "Ehkä saat mentorin. Silloin ehdotan tätä tekstiä ensimmäisen tapaamisen lomakkeeseen. Voit muuttaa tekstiä siellä. Mentorisi näkee tekstin, kun lomake on tallessa.",
    fieldNeeded: "Kirjoita ala. Etsimme sinulle mentorin, joka tuntee alan.",
    doneYes: "Kiitos. Auroras-verkoston työntekijä etsii sinulle mentoria. Hän kertoo, kun mentori löytyy.",
    doneLanguages: "Kiitos. Mitä kieliä puhut? Paina ”Ilmoittaudu aktoriksi” ja kerro.",
    notAsked: "Kysyn tätä vain ryhmän aktoreilta. Kysyn, kun ryhmä päättyy pian.",
  },
  goodbye_one: "Ryhmä on päättynyt. Kiitos kaikille. Suljen tämän kanavan, kun on kulunut {{count}} päivä.",
  goodbye_other: "Ryhmä on päättynyt. Kiitos kaikille. Suljen tämän kanavan, kun on kulunut {{count}} päivää.",
  feedback: {
    ask: "Ryhmäsi on päättynyt: {{group}}. Kiitos, että olit mukana. Millainen ryhmä oli? Kerro Auroras-verkostolle.",
    seenBy: "Vain sinä ja Auroras-verkoston työntekijät näette palautteesi.",
    notOpen: "Voit antaa palautetta, kun ryhmä on päättynyt. Vanhasta ryhmästä sitä ei voi enää antaa.",
    reminder: "Millainen ryhmä oli? Auroras-verkosto toivoo palautettasi. Ryhmä: {{group}}",
  },
  home: { noNext: "Seuraavaa tapaamista ei ole vielä." },
};
