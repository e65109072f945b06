import type { Partly } from "../catalogue.ts";
import type { privacy as fi } from "../fi/privacy.ts";

export const privacy: Partly<typeof fi> = {
  seenBy: "Vain sinä näet tämän sivun. Auroras-verkoston työntekijät näkevät, mitä kerroit itsestäsi.",
  stored: {
    person: "nimesi, kielesi ja tunnuksesi Slackissa",
    followUps_one: "{{count}} vastaus kysymykseen: miten tapaaminen meni?",
    followUps_other: "{{count}} vastausta kysymykseen: miten tapaaminen meni?",
    requests_one: "{{count}} viesti Auroras-verkoston työntekijöille",
    requests_other: "{{count}} viestiä Auroras-verkoston työntekijöille",
    howLong:
      "Poistan tekstit {{texts}} kuukautta mentoroinnin jälkeen. Profiili on se, mitä kerroit itsestäsi. Jos sinulla ei ole paria {{profiles}} kuukauteen, poistan profiilin. Näet {{audit}} kuukautta, kuka katsoi lomakkeita tai viestejäsi.",
  },
  consents: {
    title: "Mihin olet suostunut?",
    notice: "Kerroin sinulle {{date}}, mitä tallennan. Kerroin myös, kuka näkee sen.",
    ticked: "{{other}}: te molemmat suostuitte. {{by}} merkitsi sen {{date}}.",
    contact: "Annoit luvan {{date}}. Mentorien ryhmän järjestäjät saavat nähdä yhteystietosi.",
    contactOver: "Lupasi loppui {{date}}. Mentorien ryhmän järjestäjät eivät näe enää yhteystietojasi.",
    shared: "Mentorisi näkee vastauksesi. Jaoit sen {{date}}. Voit lopettaa jakamisen etusivulla.",
    none: "Et ole vielä suostunut mihinkään.",
    more: "Loput ovat tiedostossa. Voit ladata sen.",
  },
  looks: {
    none: "Kukaan muu ei ole katsonut lomakkeita tai viestejäsi.",
    ownSeenBy: "Vain sinä näet tämän. Tässä näkyy, kuka muu on katsonut lomakkeita tai viestejäsi.",
    what: {
      kickoff: "lomake ensimmäistä tapaamista varten",
      support: "viesti Auroras-verkoston työntekijöille",
      ownData: "omien tietojen lataaminen",
    },
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
      "Oletko aktori? Silloin poistan myös teidän lomakkeenne, muistilistanne ja tehtävänne. Mentorisi ei näe niitä enää.",
    goesMentor: "Oletko mentori? Silloin aktori näkee yhä omat vastauksensa ja omat tehtävänsä.",
    stays:
      "*Mitä jää?* Luvut jäävät, mutta nimesi ei jää. Verkosto tietää, montako tapaamista oli ja mistä aiheista puhuitte. Verkosto tietää myös, miten mentorointi loppui. Sinun omat viestisi jäävät Slackiin. Etunimesi voi näkyä vanhoissa viesteissä. Varmuuskopio on kopio tiedoista. Sieltä tietosi häviävät {{days}} päivässä.",
    openPairs_one:
      "*Sinulla on {{count}} pari.* Mentorointi loppuu heti. Suljen kanavan. Kerron toiselle vain, että et ole enää mukana.",
    openPairs_other:
      "*Sinulla on {{count}} paria.* Mentorointi loppuu heti. Suljen kanavat. Kerron toisille vain, että et ole enää mukana.",
    noReturn: "Poistettuja tietoja ei saa takaisin. Haluatko pitää tietosi? Lataa ne ensin.",
    begun: "Poistan nyt tietosi. Se kestää muutaman minuutin. Saat viestin, kun tiedot on poistettu.",
    done: "Poistin tietosi. Tämä on viimeinen viestini sinulle. Sinun omat viestisi ovat vielä Slackissa. Haluatko joskus uudelleen mukaan? Avaa etusivu (Home) ja ilmoittaudu.",
    home: "Poistin tietosi. Haluatko uudelleen mukaan? Avaa tämä sivu uudestaan ja ilmoittaudu.",
    pairEnded:
      "Mentorointi loppui. Parisi ei ole enää mukana. Suljen kanavanne nyt. Kiitos, että olit mukana. Haluatko uuden parin? Auroras-verkoston työntekijä auttaa sinua.",
    goodbye: "Mentorointi loppui. Suljen tämän kanavan nyt. Poistan viestini. Kiitos, että olitte mukana.",
  },
  textsDeleted: "Poistin tekstit {{date}}.",
  textsPartly: "Poistin osan teksteistä.",
  tooLate: "Poistin tämän parin tekstit. Tätä ei voi enää tallentaa eikä muuttaa.",
};
