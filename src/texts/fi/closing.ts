export const closing = {
  title: "Lopeta mentorointi",
  finish: "Lopeta mentorointi",
  which: {
    pair: "Minkä parin mentorointi päättyy?",
    next: "Jatka",
    seenBy: "Vain sinä näet, mitä valitset tässä.",
    many: "Listassa on {{count}} paria, joiden mentorointi on kestänyt pisimpään. Jos pari ei ole listassa, kirjoita /finish-pair parin omalla kanavalla.",
  },
  seenBy: {
    mentor: "Verkoston työntekijät näkevät vastauksesi. Aktori näkee vain, miten mentorointi päättyi.",
    actor: "Verkoston työntekijät näkevät vastauksesi. Mentorisi näkee vain, miten mentorointi päättyi.",
    coordinator: "Mentori, aktori ja verkoston työntekijät näkevät tämän vastauksen.",
    stop: "Vain verkoston työntekijät näkevät tämän. Mentorisi ei näe tätä.",
  },
  outcome: "Miten mentorointi päättyi?",
  outcomeHint:
    "Jos aktori sai työpaikan ennen viimeistä tapaamista, mentorointi onnistui. Valitse silloin ”Työpaikka omalta alalta” tai ”Muu työpaikka”. Jos aktori vastaa itse, hänen vastauksensa jää voimaan.",
  outcomes: {
    goals: "Tavoitteet toteutuivat",
    job: "Työpaikka omalta alalta",
    otherJob: "Muu työpaikka",
    traineeship: "Harjoittelupaikka",
    studies: "Opiskelupaikka",
    early: "Mentorointi jäi kesken",
    notTold: "Emme kerro",
  },
  heldMeetings: "Mitkä näistä tapaamisista toteutuivat?",
  heldMeetingsHint: "Näistä tapaamisista ei ole muistilistaa. Valitse ne, joissa tapasitte.",
  unlogged: { kickoff: "Ensimmäinen tapaaminen, {{when}}", later: "Tapaaminen {{when}}" },
  rating: "Millainen mentorointi oli?",
  ratings: { r1: "1 – huono", r2: "2", r3: "3", r4: "4", r5: "5 – erittäin hyvä" },
  text: "Palautteesi verkostolle",
  goesOn: "Miten haluat jatkaa verkostossa?",
  waysOn: {
    peerEvents: "Osallistun tapahtumiin",
    groupMentor: "Olen mentori ryhmässä",
    individualMentor: "Olen taas yksilömentori",
    break: "Pidän taukoa",
  },
  before: {
    pair: "Mentori: {{mentor}}. Aktori: {{actor}}.",
    what_one: "Kun lopetat, aktori saa oman lomakkeen. Kanava on auki vielä {{count}} päivän.",
    what_other: "Kun lopetat, aktori saa oman lomakkeen. Kanava on auki vielä {{count}} päivää.",
    coordinator: "Kun lopetat, mentori ja aktori saavat omat lomakkeensa. Jos heillä on sovittu tapaaminen, perun sen.",
    planned: "Perun sovitun tapaamisen: {{when}}. Kerron siitä teille molemmille.",
    part: "Mentorointi on päättynyt. Aktorisi oli {{actor}}.",
    actor: "Mentorointi on päättynyt. Mentorisi oli {{mentor}}. Vain ensimmäinen kysymys on pakollinen.",
    gets: "*Verkoston työntekijät saavat nämä tiedot:*",
  },
  summary: {
    people: "Mentori: {{mentor}}. Aktori: {{actor}}.",
    duration: "Kesto: {{from}}–{{to}}, {{span}}",
    days_one: "{{count}} päivä",
    days_other: "{{count}} päivää",
    weeks_one: "{{count}} viikko",
    weeks_other: "{{count}} viikkoa",
    months_one: "noin {{count}} kuukausi",
    months_other: "noin {{count}} kuukautta",
    meetings: "Tapaamisia pidettiin: {{held}}. Suunniteltu määrä: {{planned}}.",
    moreMeetings: "Lisäksi ne tapaamiset, jotka valitset tässä.",
    themes: "Teemat: {{themes}}",
    theme: "{{theme}} ({{count}})",
    noThemes: "Teemat: ei muistilistoja",
    outcome: "Lopputulos: {{outcome}}",
    earlyJob: "Työpaikka löytyi ennen viimeistä suunniteltua tapaamista. Mentorointi onnistui.",
    mentorRating: "Mentorin arvio: {{rating}}",
    actorRating: "Aktorin arvio: {{rating}}",
    rating: "{{rating}}/5",
    awaited: "odottaa vastausta",
    none: "ei arviota",
    hidden: "paina ”Näytä palaute”",
    yourOutcome: "Lopputulos: se, jonka valitset tässä",
    yourRating: "Arviosi: se, jonka annat tässä",
    yourText: "Palautteesi teksti ja se, miten jatkat: työntekijät näkevät ne, kun he painavat ”Näytä palaute”",
  },
  digest: {
    title: "Mentorointi päättyi: {{mentor}} ja {{actor}}",
    undone: "{{mentor}} ja {{actor}}: mentorointi ei päättynytkään. Se jatkuu.",
    show: "Näytä palaute",
  },
  shown: {
    title: "Palaute verkostolle",
    seenBy:
      "Vain verkoston työntekijät ja palautteen antaja näkevät palautteen. Tallennan tiedon siitä, että katsoit tätä.",
    mentor: "Mentori {{name}}",
    actor: "Aktori {{name}}",
    waiting: "Ei palautetta vielä.",
    notForYou: "Ei näy sinulle.",
    noText: "Ei kirjoitettua palautetta.",
    goesOn: "Näin mentori jatkaa: {{ways}}",
    ownPair: "Olet itse tässä parissa. Siksi et näe toisen palautetta.",
    notYours:
      "Vain verkoston työntekijät ja palautteen antaja näkevät palautteen. Kirjoita /mentoring, niin näet, mitä voit tehdä.",
    reopened: "Mentorointi ei päättynytkään. Se jatkuu. Palaute näkyy, kun mentorointi päättyy.",
  },
  goodbye: {
    thanks: "Mentorointi on päättynyt. Kiitos teille molemmille, {{mentor}} ja {{actor}}.",
    success: "Pääsitte tavoitteeseen yhdessä.",
    earlyJob: "Työpaikka löytyi jo ennen viimeistä tapaamista. Mentorointi onnistui.",
    planned: "Sovittu tapaaminen on peruttu.",
    plannedWhen: "Sovittu tapaaminen on peruttu: {{when}}.",
    channel:
      "Tämä kanava on auki {{date}} asti. Sitten poistan omat viestini ja suljen kanavan. Jos haluatte pitää yhteyttä, vaihtakaa yhteystietoja ennen sitä.",
    undo: "Peru lopettaminen",
    undone: "Kerroin tässä, että mentorointi päättyi. Se ei päättynytkään vaan jatkuu.",
    goesOn:
      "{{mentor}} ja {{actor}}: mentorointi ei päättynytkään. Se jatkuu. Jos teillä oli sovittu tapaaminen, sopikaa se uudelleen.",
    agree: "Sovi tapaaminen",
  },
  ask: {
    actor: "Mentorointi on päättynyt. Mentorisi oli {{mentor}}. Kiitos, että olit mukana.",
    actorWhat: "Miten mentorointi meni? Kerro se verkostolle. Siihen menee noin 2 minuuttia.",
    mentor:
      "Mentorointi on päättynyt. {{coordinator}} Auroras-verkostosta merkitsi sen. Aktorisi oli {{actor}}. Kiitos, että olit mukana.",
    mentorWhat: "Anna palautetta verkostolle ja kerro, miten haluat jatkaa. Siihen menee noin 2 minuuttia.",
    button: "Anna palautetta verkostolle",
    correct: "Korjaa palautetta",
    again: "Palautelomake odottaa sinua. Mentorointi on päättynyt: sinä ja {{other}}.",
    thanks: "Kiitos palautteesta. Mentorointi: sinä ja {{other}}.",
    undone: "Mentorointi ei päättynytkään. Se jatkuu: sinä ja {{other}}.",
  },
  feedback: {
    title: "Palaute verkostolle",
    submit: "Lähetä",
    saved: "Kiitos. Palautteesi on tallessa.",
    stillOpen: "Mentorointi on vielä kesken. Voit antaa palautetta, kun se on päättynyt.",
    notYours:
      "Vain parin mentori ja aktori voivat täyttää tämän lomakkeen. Kirjoita /mentoring, niin näet, mitä voit tehdä.",
  },
  stop: {
    button: "Haluan lopettaa",
    title: "Haluan lopettaa",
    submit: "Lähetä",
    what: "Verkoston työntekijät saavat viestisi. Yksi heistä ottaa sinuun yhteyttä. Mentorointi jatkuu siihen asti.",
    sent: "Verkoston työntekijät saivat viestisi. He ottavat sinuun yhteyttä. En kerro tästä mentorillesi.",
    already: "Verkoston työntekijät ovat jo saaneet viestisi. He ottavat sinuun yhteyttä.",
  },
  stopText: "Haluatko kertoa lisää?",
  answer: {
    done: "Mentorointi on päättynyt. {{actor}} saa oman lomakkeen. Kiitos, että olit mentori.",
    doneSuccess:
      "Mentorointi on päättynyt. {{actor}} saa oman lomakkeen. Kiitos, että olit mentori. Pääsitte tavoitteeseen.",
    doneEarlyJob:
      "Mentorointi on päättynyt. {{actor}} saa oman lomakkeen. Kiitos, että olit mentori. Työpaikka löytyi jo ennen viimeistä tapaamista: mentorointi onnistui.",
    doneCoordinator:
      "Mentorointi on päättynyt. Mentori ja aktori saavat omat lomakkeensa. Yhteenveto tulee työntekijöiden kanavalle.",
    alreadyYours: "{{name}} lopetti tämän mentoroinnin jo. Vastauksesi on silti tallessa.",
    alreadySaved: "Mentorointi oli jo päättynyt. Vastauksesi on tallessa.",
    already: "{{name}} lopetti tämän mentoroinnin jo. Mikään ei muuttunut.",
    isOver: "Tämä mentorointi on jo päättynyt. Kirjoita /mentoring, niin näet, mitä voit tehdä.",
    notOpen:
      "Tämä mentorointi ei ole vielä alkanut, joten sitä ei voi lopettaa. Kirjoita /mentoring, niin näet, mitä voit tehdä.",
    actor:
      "Mentori tai verkoston työntekijä lopettaa mentoroinnin. Jos haluat lopettaa, kerro siitä verkoston työntekijälle. En kerro tästä mentorillesi.",
    mentorStops: "Olet mentori. Voit lopettaa mentoroinnin itse: paina ”Lopeta mentorointi”.",
    stopNotYours: "Tämä nappi on parin aktorille. Kirjoita /mentoring, niin näet, mitä voit tehdä.",
    notYours: "Tämä kuuluu toiselle parille. Kirjoita /mentoring, niin näet omat parisi.",
    noPair:
      "Sinulla ei ole nyt paria, jonka mentoroinnin voit lopettaa. Kirjoita /mentoring, niin näet, mitä voit tehdä.",
    undone: "Mentorointi ei päättynytkään. Se jatkuu.",
    undoneAlready: "Tämä mentorointi on jo käynnissä.",
    undoNotYours:
      "Mentori tai verkoston työntekijä voi perua lopettamisen. Jos haluat jatkaa, kerro siitä verkoston työntekijälle.",
    undoArchived:
      "Kanava on jo suljettu, joten lopettamista ei voi enää perua. Jos haluatte jatkaa, verkoston työntekijä voi luoda parin uudelleen.",
    undoReplaced:
      "Tämän parin tilalla on jo uusi pari, joten lopettamista ei voi enää perua. Kirjoita /mentoring, niin näet omat parisi.",
    undoGone:
      "Mentori tai aktori ei ole enää Slackissa, joten lopettamista ei voi perua. Verkoston työntekijä voi luoda uuden parin.",
  },
  trouble: {
    over: "{{mentor}} ja {{actor}}: mentorointi on päättynyt.",
    rename:
      "Slack ei antanut minun vaihtaa kanavan nimeä: {{channel}}. Nimessä näkyvät etunimet. Työtilan ylläpitäjä voi vaihtaa nimen.",
    archive:
      "Slack ei antanut minun arkistoida kanavaa: {{channel}}. Pyydä paria tai työtilan ylläpitäjää arkistoimaan se.",
  },
};
