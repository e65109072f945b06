export const pairs = {
  title: "Uusi pari",
  submit: "Luo pari",
  seenBy: "Mentori, aktori ja verkoston työntekijät näkevät parin tiedot.",
  form: {
    actor: "Aktori",
    mentor: "Mentori",
    coordinator: "Vastaava työntekijä",
    day: "Ensimmäinen tapaaminen: päivä",
    time: "Ensimmäinen tapaaminen: kellonaika",
    place: "Ensimmäinen tapaaminen: paikka",
    language: "Kanavan kieli",
    consent: "Suostumus",
    consentTick: "Molemmat ovat suostuneet",
  },
  language: { fi: "suomi", selko: "selkosuomi", sv: "ruotsi", en: "englanti" },
  consentHint: "Jos et valitse tätä, kysyn molemmilta. Kanava avautuu, kun molemmat ovat vastanneet kyllä.",
  carried: "Nämä tiedot ovat edellisestä parista. Tarkista ne. Ovatko myös nämä kaksi suostuneet?",
  made: "Uusi pari: {{mentor}} ja {{actor}}. Kanava avautuu hetken päästä, ja saat kutsun sinne.",
  invited: "Lähetän kutsut: {{mentor}} ja {{actor}}. Kanava avautuu, kun molemmat ovat vastanneet kyllä.",
  wrong: {
    nobody: "Tätä henkilöä ei löydy tästä työtilasta. Valitse toinen henkilö.",
    bot: "{{name}} on botti. Valitse ihminen.",
    stranger: "{{name}} on toisesta työtilasta. Pyydä häntä ensin liittymään tähän työtilaan.",
    deactivated: "{{name}} ei ole enää tässä työtilassa. Valitse toinen henkilö.",
    guest:
      "{{name}} on vieras. Slack ei yleensä anna minun kutsua vierasta kanavalle. Jos haluat silti jatkaa, lähetä lomake uudelleen.",
    samePerson: "Sama henkilö ei voi olla sekä mentori että aktori. Valitse kaksi eri henkilöä.",
    noCoordinator:
      "Vastaavan työntekijän pitää olla verkoston työntekijä. Voit lisätä työntekijöitä kohdassa ”Asetukset”.",
    coordinatorInPair: "Vastaava työntekijä ei voi olla itse parissa. Valitse toinen työntekijä.",
    exists: "Tämä pari on jo olemassa. Löydät sen etusivulta (Home).",
    invited:
      "Heidät on jo kutsuttu. Paina etusivulla (Home) ”Hae pari” ja sitten ”Näytä pari”. Siinä voit muistuttaa heitä, perua kutsun tai merkitä, että molemmat suostuivat.",
    resting: "{{name}} ei ota nyt uusia pareja. Jos hän on silti suostunut tähän, lähetä lomake uudelleen.",
    full: "{{name}}: pareja on nyt {{taken}}, ja kerralla enintään {{most}}. Jos hän on silti suostunut tähän, lähetä lomake uudelleen.",
    untrained:
      "{{name}} ei ole käynyt koulutusta, jonka ohjelma vaatii. Merkitse koulutus kohdassa ”Ihmiset” tai valitse toinen mentori.",
    past: "Se päivä on jo mennyt. Tapaaminen voi olla tänään tai myöhemmin.",
    noSuchTime: "Tätä kellonaikaa ei ole sinä päivänä, koska kelloja siirretään. Valitse toinen aika.",
  },
  notCoordinator: "Verkoston työntekijä luo parit. Jos haluat mentoriksi tai aktoriksi, kirjoita /mentoring.",
  notSetUp:
    "Auroras-mentorointi ei ole vielä käytössä. Työtilan ylläpitäjä voi ottaa sen käyttöön Auroras-sovelluksen etusivulla (Home).",
  notOpen:
    "Tämä mentorointi ei ole nyt käynnissä, joten tätä ei voi tehdä. Kirjoita /mentoring, niin näet, mitä voit tehdä.",
  notYours: "Tämä kuuluu toiselle parille. Kirjoita /mentoring, niin näet omat parisi.",
  invitation: {
    mentor:
      "Hei. {{inviter}} Auroras-verkostosta ehdottaa sinulle paria: {{other}}. Sinä olisit mentori, ja {{other}} olisi aktori.",
    actor: "Hei. {{inviter}} Auroras-verkostosta ehdottaa sinulle mentoria: {{other}}.",
    field: "Ala ({{other}}): {{field}}",
    what: "*Mitä mentorointi on?* Te kaksi tapaatte noin 2 kertaa kuukaudessa, yhteensä 6–8 kertaa. Se kestää noin 3–4 kuukautta. Puhutte aktorin työtoiveista ja työn hakemisesta. Verkoston työntekijä on mukana ensimmäisessä tapaamisessa.",
    whatNumber:
      "*Mitä mentorointi on?* Te kaksi tapaatte. Tapaamisia on noin {{number}}. Puhutte aktorin työtoiveista ja työn hakemisesta. Verkoston työntekijä on mukana ensimmäisessä tapaamisessa.",
    stored:
      "*Mitä botti tallentaa?* Nimesi, tapaamisten ajat ja lomakkeet, jotka täytätte. Te kaksi ja verkoston työntekijät näette ensimmäisen tapaamisen lomakkeen. Vain te kaksi näette muistilistat. Verkosto poistaa tekstit {{months}} kuukautta mentoroinnin päättymisen jälkeen.",
    yes: "Kyllä, aloitan",
    no: "Ei nyt",
    takeBack: "Perun vastaukseni",
    mayTakeBack: "Voit perua vastauksesi, kunnes kanava avautuu. Kerron siitä vain verkoston työntekijälle.",
    tooLate:
      "Et voi enää perua vastaustasi, koska kanava on jo avattu tai avautuu juuri. Jos et halua jatkaa, paina ”Tarvitsen tukea”.",
    saidYes: "Vastasit ”Kyllä, aloitan”. Kanava avautuu, kun kaikki on valmista.",
    opened: "Vastasit ”Kyllä, aloitan”. Kanava on avattu.",
    saidNo: "Vastasit ”Ei nyt”. Kiitos, että kerroit.",
    over: "Tämä kutsu ei ole enää voimassa. Verkoston työntekijä kertoo sinulle lisää.",
    kickoffLater: "Ensimmäisen tapaamisen päivä on vielä auki. Verkoston työntekijä kertoo sen sinulle.",
    agreed:
      "Te aloitatte. Verkoston työntekijä kertoi minulle, että suostuit. Jos et halua aloittaa, paina ”Tarvitsen tukea”.",
    ended: "Kutsu mentorointiin ei ole enää voimassa: sinä ja {{other}}. Verkoston työntekijä kertoo sinulle lisää.",
    reminder: "Sinulla on kutsu mentorointiin: sinä ja {{other}}. Haluatko aloittaa?",
  },
  inviting: {
    answered: "{{name}} on vastannut ”Kyllä, aloitan”.",
    notAnswered: "{{name}} ei ole vielä vastannut.",
    remindedAt: "Muistutin viimeksi {{when}}.",
    remind: "Muistuta",
    reminded: "Muistutan vielä kerran: {{names}}.",
    remindedAlready: "En muistuttanut, koska viimeksi muistutin {{when}}. Voin muistuttaa kerran vuorokaudessa.",
    nobodyToRemind: "Nyt ei ole ketään, jota voin muistuttaa.",
    consent: "Molemmat suostuivat",
    consentTitle: "Suostuivatko molemmat?",
    consentText: "Avaan heidän kanavansa heti. Tallennan, että sinä kerroit suostumuksesta, ja milloin.",
    consentYes: "Avaa kanava",
    consented: "Tallensin, että molemmat suostuivat. Kanava avautuu hetken päästä.",
    cancel: "Peru kutsu",
    cancelTitle: "Perutaanko kutsu?",
    cancelText: "Kerron molemmille vain, että kutsu ei ole enää voimassa. Voit kutsua heidät myöhemmin uudelleen.",
    cancelled: "Peruin kutsun. Kerroin molemmille vain, että se ei ole enää voimassa.",
    over: "Kutsu ei odota enää vastausta. Tässä näet, mikä tilanne on nyt.",
    unanswered: "Kutsuun ei ole vastattu viikkoon: {{mentor}} ja {{actor}}. En muistuta enää. Katso, mitä voit tehdä.",
    kickoffPassed:
      "Ensimmäisen tapaamisen aika meni jo, mutta kanava ei ollut vielä auki: {{mentor}} ja {{actor}}. Sovi heidän kanssaan uusi aika.",
  },
  takenBack:
    "{{name}} perui vastauksensa ”Kyllä, aloitan”. Kanava ei avaudu. Kerroin toiselle ({{other}}) vain, että kutsu ei ole enää voimassa.",
  refused:
    "{{name}} vastasi kutsuun ”Ei nyt”. Kanava ei avaudu. Kerroin toiselle ({{other}}) vain, että kutsu ei ole enää voimassa.",
  notice: {
    what: "Tämä botti auttaa mentoroinnissa. Se tallentaa nimesi, tapaamistesi ajat ja paikat, lomakkeet ja vastauksesi.",
    who: "Mentori, aktori ja verkoston työntekijät näkevät ensimmäisen tapaamisen lomakkeen. Vain mentori ja aktori näkevät muistilistat ja tehtävät. Mentoroinnin aikana työntekijät näkevät, montako kertaa olette tavanneet ja milloin viimeksi. He näkevät myös, puuttuuko muistilista tai seuraava aika. Kun mentorointi päättyy, he näkevät teemat, lopputuloksen ja palautteesi verkostolle.",
    mail: "Jos haluat, saat tapaamisten ajat myös sähköpostiin. Silloin botti tallentaa osoitteesi. Vain sinä näet sen.",
    long: "Verkosto poistaa tekstit {{months}} kuukautta mentoroinnin päättymisen jälkeen. Voit lukea, ladata ja poistaa omat tietosi milloin vain. Avaa botin etusivu (Home) ja paina ”Omat tietoni”.",
    slack:
      "Viestit, jotka kirjoitat itse Slackiin, jäävät Slackiin. Älä kirjoita tänne henkilötunnusta tai terveystietoja.",
    link: "Verkoston tietosuojaseloste",
  },
  topic: "Mentorointi: {{mentor}} ja {{actor}}",
  welcome: {
    hello: "Tervetuloa, {{mentor}} ja {{actor}}. Tämä on teidän oma kanavanne.",
    who: "{{mentor}} on mentori. {{actor}} on aktori.",
    coordinator: "{{coordinator}} on verkoston työntekijä. Hän on mukana ensimmäisessä tapaamisessa.",
    kickoff: "*Ensimmäinen tapaaminen:* {{when}}",
    next: "Ensimmäisessä tapaamisessa täytätte yhdessä lomakkeen. Sen jälkeen työntekijä poistuu, ja kanava jää teille kahdelle.",
    support: "Jos tarvitset apua, paina ”Tarvitsen tukea”. Vain verkoston työntekijät näkevät sen.",
    form: "Täytä 1. tapaamisen lomake",
    agree: "Sovi tapaaminen",
    help: "Tarvitsen tukea",
  },
  trouble: {
    notInvited: "En voinut kutsua kanavalle: {{name}}.",
    guest:
      "Slack ei anna minun kutsua vierasta. Pyydä työtilan ylläpitäjää lisäämään hänet kanavalle tai tekemään hänestä jäsen.",
    unknown: "Slack ei tunne tätä henkilöä enää.",
    notReached: "Kutsu ei päässyt perille: {{name}}.",
    tellYourself:
      "Slack ei anna minun kirjoittaa hänelle. Kerro kutsusta hänelle itse. Hän voi vastata kutsuun etusivullani (Home).",
    elsewhere: "Hän ei kuulu tähän työtilaan. Pyydä työtilan ylläpitäjää lisäämään hänet.",
    noPosting:
      "En voi kirjoittaa parin kanavalle ({{mentor}} ja {{actor}}), koska Slack ei salli sitä. Pyydä työtilan ylläpitäjää antamaan Auroras-sovellukselle lupa kirjoittaa sinne. Yritän uudelleen 6 tunnin välein.",
    deactivated: "Hän ei ole enää tässä työtilassa.",
    forbidden: "Slack ei sallinut kutsua. Pyydä työtilan ylläpitäjältä minulle lupa kutsua ihmisiä kanaville.",
    again: "Yritä uudelleen",
    tryingAgain: "Yritän uudelleen. Jos se ei onnistu, kerron siitä sinulle.",
    left: "Et ole enää kanavalla, jossa on {{other}}. Jos lähdit vahingossa, paina ”Palaa kanavalle”.",
    return: "Palaa kanavalle",
    returning: "Saat kutsun kanavalle.",
    botRemoved:
      "En ole enää teidän kanavallanne ({{other}}). Jos haluatte, että autan taas, avaa kanava ja kirjoita: /invite @auroras",
    archived: "Teidän kanavanne on suljettu ({{mentor}} ja {{actor}}). Voin avata teille uuden kanavan.",
    archivedOf: "Parin kanava on suljettu ({{mentor}} ja {{actor}}). Voin avata heille uuden kanavan.",
    newChannel: "Avaa uusi kanava",
    isThere: "Teidän kanavanne on auki: {{channel}}",
    opening: "Uusi kanava avautuu hetken päästä.",
    outsider:
      "Kanavalle tuli {{who}}, joka ei kuulu tähän pariin. En kirjoita tapaamisten aikoja tälle kanavalle, kun hän on täällä.",
    outsiderGone: "Kanavalla oli {{who}}, joka ei kuulu tähän pariin. Hän ei ole enää täällä.",
    public:
      "Kanavanne on nyt julkinen ({{mentor}} ja {{actor}}). Kaikki työtilan jäsenet voivat lukea sitä. En kirjoita sinne enää aikoja, paikkoja enkä tehtäviä. Voin avata teille uuden yksityisen kanavan.",
    publicOf:
      "Parin kanava on nyt julkinen ({{mentor}} ja {{actor}}). Kaikki työtilan jäsenet voivat lukea sitä. En kirjoita sinne enää aikoja, paikkoja enkä tehtäviä. Voin avata heille uuden yksityisen kanavan.",
    shared:
      "Kanavanne on nyt yhteinen toisen organisaation kanssa ({{mentor}} ja {{actor}}). Myös sen ihmiset voivat lukea kanavaa. En kirjoita sinne enää aikoja, paikkoja enkä tehtäviä. Voin avata teille uuden yksityisen kanavan.",
    sharedOf:
      "Parin kanava on nyt yhteinen toisen organisaation kanssa ({{mentor}} ja {{actor}}). Myös sen ihmiset voivat lukea kanavaa. En kirjoita sinne enää aikoja, paikkoja enkä tehtäviä. Voin avata heille uuden yksityisen kanavan.",
    deleted: "Kanavanne on poistettu ({{mentor}} ja {{actor}}). Voin avata teille uuden kanavan.",
    deletedOf: "Parin kanava on poistettu ({{mentor}} ja {{actor}}). Voin avata heille uuden kanavan.",
    unseen:
      "En näe enää kanavaanne ({{mentor}} ja {{actor}}). Onko kanava vielä olemassa? Kirjoita silloin kanavalle: @auroras. Slack kysyy, haluatko lisätä minut. Jos kanavaa ei enää ole, voin avata teille uuden.",
    unseenOf:
      "En näe enää parin kanavaa ({{mentor}} ja {{actor}}). Kerroin siitä heille. Jos kanavaa ei enää ole, voin avata heille uuden.",
    workerInside:
      "Verkoston työntekijä on kanavalla: {{who}}. Kun hän on täällä, en kirjoita tänne tapaamisten aikoja, paikkoja enkä tehtäviä.",
    workerLeft: "Verkoston työntekijä on lähtenyt kanavalta.",
    own: "Kanava on taas vain teidän kahden.",
    back: "{{other}} on taas Slackissa. Kutsun hänet takaisin kanavallenne, jos hän ei ole siellä.",
    gone: "{{other}} ei ole enää Slackissa. Verkoston työntekijä ottaa sinuun yhteyttä.",
  },
  about: "{{mentor}} ja {{actor}}",
  back: "Takaisin",
  pause: {
    button: "Merkitse tauko",
    end: "Lopeta tauko",
    title: "Tauko",
    until: "Minä päivänä he jatkavat?",
    seenBy: "Mentori, aktori ja verkoston työntekijät näkevät tauon.",
    what: "Kerron tauosta heidän kanavallaan. Tapaaminen, josta he ovat sopineet, pysyy voimassa.",
    done: "Merkitsin tauon. He jatkavat {{day}}",
    ended: "Tauko on ohi. Kerroin siitä heidän kanavallaan.",
  },
  number: {
    button: "Muuta tapaamisten määrää",
    title: "Tapaamisten määrä",
    seenBy: "Mentori, aktori ja verkoston työntekijät näkevät määrän.",
    changedMeanwhile:
      "Määrä on muuttunut sillä välin. Nyt se on {{number}}. Jos haluat silti muuttaa sitä, tallenna uudelleen.",
    changed: "Tapaamisten suunniteltu määrä on nyt {{number}}.",
    done: "Suunniteltu määrä on nyt {{number}}. Kerroin siitä heidän kanavallaan.",
  },
  handOver: {
    button: "Siirrä toiselle työntekijälle",
    title: "Siirrä pari",
    submit: "Siirrä",
    to: "Kuka vastaa parista?",
    seenBy: "Mentori, aktori ja verkoston työntekijät näkevät, kuka vastaa parista.",
    now: "Nyt vastuussa: {{name}}",
    changedMeanwhile:
      "Pari on siirretty sillä välin. Nyt vastuussa: {{name}}. Jos haluat silti siirtää parin, valitse uudelleen.",
    what: "Kerron siirrosta uudelle työntekijälle, ja mentori ja aktori saavat tiedon kanavalleen.",
    nobody: "Ei ole toista työntekijää, jolle voisit siirtää parin. Voit lisätä työntekijöitä kohdassa ”Asetukset”.",
    done: "Vastuussa on nyt {{name}}.",
    line: "Teidän yhteyshenkilönne verkostossa on nyt {{name}}.",
    toYou: "Sinä vastaat nyt tästä parista: {{mentor}} ja {{actor}}. Siirron teki {{by}}.",
    fromYou: "Et enää vastaa tästä parista: {{mentor}} ja {{actor}}. Vastuussa on nyt {{name}}. Siirron teki {{by}}.",
    requests: "Viestejä verkoston työntekijälle: {{number}}",
    pleaseLeave:
      "Et enää vastaa tästä parista: {{mentor}} ja {{actor}}. Slack ei anna minun poistaa sinua heidän kanavaltaan. Avaa kanava ja kirjoita /leave.",
  },
  replace: {
    button: "Vaihda mentori",
    title: "Vaihda mentori",
    submit: "Vaihda",
    pair: "Mille parille?",
    pairOption: "{{actor}} (mentori nyt: {{mentor}})",
    before:
      "Uusi pari saa uuden kanavan. Uusi mentori ei näe vanhoja muistilistoja. Vanhan parin mentorointi päättyy, ja kerron siitä molemmille.",
    noPairs: "Sinulla ei ole nyt pareja, joiden mentorointi on käynnissä.",
    sameMentor: "Hän on jo tämän parin mentori. Valitse joku toinen.",
  },
};
