import type { Partly } from "../catalogue.ts";
import type { privacy as fi } from "../fi/privacy.ts";

export const privacy: Partly<typeof fi> = {
  seenBy: "Vain sinä näet tämän sivun. Auroras-verkoston työntekijät näkevät, mitä kerroit itsestäsi.",
  stored: {
    person: "nimesi, kielesi ja tunnuksesi Slackissa",
    followUps_one: "{{count}} vastaus kysymykseen: miten tapaaminen meni?",
    followUps_other: "{{count}} vastausta kysymykseen: miten tapaaminen meni?",
    mail_other: "{{count}} sähköpostin osoitetta",
    requests_one: "{{count}} viesti Auroras-verkoston työntekijöille",
    requests_other: "{{count}} viestiä Auroras-verkoston työntekijöille",
    howLong:
      "Poistan tekstit {{texts}} kuukautta mentoroinnin jälkeen. Profiili on se, mitä kerroit itsestäsi. Poistan profiilin, kun paria ei ole {{profiles}} kuukauteen. Kirjoitan muistiin, kuka katsoi tietojasi. Poistan sen {{audit}} kuukauden päästä.",
  },
  consents: {
    title: "Mihin olet suostunut?",
    notice: "Kerroin sinulle {{date}}, mitä tallennan. Kerroin myös, kuka näkee sen.",
    ticked: "{{other}}: te molemmat suostuitte. {{by}} merkitsi sen {{date}}.",
    contact: "Annoit luvan {{date}}. Mentorien ryhmän järjestäjät saavat nähdä yhteystietosi.",
    contactOver: "Sinun lupasi päättyi {{date}}. Mentorien ryhmän järjestäjät eivät enää näe yhteystietojasi.",
    shared:
      "Mentorisi näkee vastauksesi. Jaoit sen {{date}}. Voit lopettaa jakamisen etusivulla (Home) mentoroinnin aikana.",
    none: "Et ole vielä antanut lupaa.",
    more: "Loput ovat tiedostossa. Voit ladata sen.",
    withdraw: "Muuta lupaa",
  },
  looks: {
    none: "Kukaan muu ei ole katsonut lomakkeitanne tai tietojasi.",
    all: "Näytä kaikki",
    ownSeenBy: "Vain sinä näet tämän. Tässä näkyy, kuka muu katsoi lomakkeitanne tai tietojasi.",
    what: {
      kickoff: "lomake ensimmäistä tapaamista varten",
      support: "viesti Auroras-verkoston työntekijöille",
      ownData: "omat tiedot tiedostona",
    },
    empty: "Kukaan ei ole katsonut.",
    notYours: "Vain Auroras-verkoston työntekijät voivat avata tämän. Sinun tietosi ovat kohdassa ”Omat tietoni”.",
  },
  downloading: "Lähetän sinulle tiedoston yksityisviestinä. Vain sinä näet sen.",
  downloadingAlready: "Tiedosto on jo tulossa sinulle.",
  file: {
    comment:
      "Tässä tiedostossa ovat sinun tietosi. Tiedosto on nyt Slackissa. Tallenna tiedosto itsellesi. Poista se sitten täältä.",
  },
  erase: {
    goes: "*Mitä poistan?* Poistan nimesi ja yhteystietosi. Poistan myös kaiken, mitä kirjoitit minulle. Poistan myös viestit, jotka lähetin sinulle.",
    goesActor:
      "Oletko aktori? Silloin poistan myös teidän lomakkeenne, muistilistanne ja tehtävänne. Ne häviävät myös mentoriltasi.",
    goesMentor:
      "Oletko mentori? Silloin aktori näkee yhä omat vastauksensa ja omat tehtävänsä. Verkosto tietää yhä, miten halusit jatkaa. Nimesi ei jää.",
    stays:
      "*Mitä jää?* Tieto parista jää ilman nimeäsi. Verkosto tietää, montako kertaa tapasitte ja milloin. Se tietää, mistä aiheista puhuitte. Se tietää, miten mentorointi päättyi. Se tietää, minkä numeron annoitte mentoroinnille. Jos pyysit apua, tieto siitä jää. Teksti ei jää. Sinun omat viestisi jäävät Slackiin. Etunimesi voi näkyä vanhoissa viesteissä.",
    backups_one: "Varmuuskopio on kopio tiedoista. Sieltä tietosi häviävät {{count}} päivässä.",
    backups_other: "Varmuuskopio on kopio tiedoista. Sieltä tietosi häviävät {{count}} päivässä.",
    openPairs_one:
      "*Sinulla on {{count}} pari.* Mentorointi päättyy heti. Suljen kanavan. Kerron toiselle vain, että et ole enää mukana.",
    openPairs_other:
      "*Sinulla on {{count}} paria.* Mentorointi päättyy heti. Suljen kanavat. Kerron toisille vain, että et ole enää mukana.",
    noReturn: "En voi palauttaa tietoja. Haluatko pitää tietosi? Lataa ne ensin.",
    begun:
      "Poistan nyt tietosi. Se kestää muutaman minuutin. Saat viestin, kun olen poistanut tiedot. Sitten minulla ei ole tietoja sinusta.",
    already: "Poistan jo tietojasi. Saat viestin, kun olen poistanut ne.",
    done: "Poistin tietosi. Tämä on viimeinen viestini sinulle. Sinun omat viestisi ovat vielä Slackissa. Haluatko joskus uudelleen mukaan? Avaa etusivu (Home) ja ilmoittaudu.",
    home: "Poistin tietosi. Haluatko uudelleen mukaan? Avaa tämä sivu uudestaan ja ilmoittaudu.",
    pairEnded:
      "Mentorointi on päättynyt. Toinen teistä ei ole enää mukana. Suljen kanavanne nyt. Kiitos, että olit mukana. Haluatko uuden parin? Auroras-verkoston työntekijä auttaa sinua.",
    goodbye: "Mentorointi on päättynyt. Suljen tämän kanavan nyt. Poistan viestini. Kiitos, että olitte mukana.",
  },
  textsDeleted: "Poistin tekstit {{date}}.",
  textsPartly: "Poistin osan teksteistä.",
  tooLate: "Poistin tämän parin tekstit. Tätä ei voi enää tallentaa eikä muuttaa.",
};
