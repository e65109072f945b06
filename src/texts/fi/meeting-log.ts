export const meetingLog = {
  title: "Muistilista",
  seenBy:
    "Vain sinä ja {{name}} näette vastaukset. Kun mentorointi päättyy, verkoston työntekijä saa tietää teemat ja tapaamisten määrän.",
  on: "Päivämäärä",
  themes: "Teemat",
  content: "Tapaamisen sisältö",
  insights: "Tapaamisen aikana syntyneet oivallukset",
  feedback: "Aktorin palaute tapaamisesta",
  mentorTasks: "Sovitut tehtävät: mentori",
  actorTasks: "Sovitut tehtävät: aktori",
  oneTaskALine: "Yksi tehtävä riville. Älä kirjoita henkilötunnusta tai terveystietoja.",
  nextOn: "Seuraava tapaaminen: päivä",
  nextTime: "Seuraava tapaaminen: kellonaika",
  nextPlace: "Seuraava tapaaminen: paikka",
  about: "Tapaaminen: {{when}}",
  kickoff: "Ensimmäisestä tapaamisesta täytetään oma lomake.",
  kickoffForm: "Täytä ensimmäisen tapaamisen lomake",
  plannedNext: "Seuraava tapaaminen on jo sovittu: {{when}}. Jätä kohdat tyhjiksi, jos aika pitää.",
  lastTasks: "Viime kerran tehtävät",
  tasksOf: "{{name}}:",
  notYet: "Tämä päivä ei ole vielä ollut. Valitse tämä päivä tai aiempi.",
  beforeStart: "Mentorointi alkoi {{date}}. Valitse se päivä tai myöhempi.",
  tooManyTasks: "Tässä on {{found}} tehtävää. Kirjoita enintään {{most}}.",
  nextDayNeeded: "Anna myös päivä, tai jätä seuraava tapaaminen tyhjäksi.",
  nextTimeNeeded: "Anna myös kellonaika.",
  nextNotLater: "Valitse päivä, joka on tämän päivän jälkeen.",
  clocksJump: "Tätä kellonaikaa ei ole sinä päivänä, koska kelloja siirretään. Valitse toinen aika.",
  meanwhile: {
    other:
      "{{name}} tallensi tämän muistilistan: {{when}}. Sinun tekstisi on tallessa alla. Jos tallennat, se korvaa tallennetun.",
    self: "Olet jo tallentanut tämän muistilistan: {{when}}. Uusi tekstisi on tallessa alla. Jos tallennat, se korvaa tallennetun.",
    stored: "Tallennettu nyt:",
  },
  cannotSave: {
    finished: "Tämän parin mentorointi on päättynyt, joten tätä ei voi enää tallentaa. Voit vielä kopioida tekstisi.",
    notYours:
      "Tätä voi muokata vain parin oma mentori tai aktori, joten tätä ei tallennettu. Voit vielä kopioida tekstisi.",
  },
  which: "Mikä tapaaminen?",
  onlyYou: "Vain sinä näet tämän.",
  go: "Jatka",
  place: { meeting: "{{name}}: {{when}}", fresh: "{{name}}: muu tapaaminen" },
  fill: "Täytä muistilista",
  notMet: "Emme tavanneet",
  agree: "Sovi tapaaminen",
  finish: "Lopeta mentorointi",
  show: "Näytä muistilista",
  showOne: "Näytä",
  edit: "Muokkaa",
  correct: "Korjaa",
  ask: {
    day: "{{mentor}}, tapaaminen {{day}} on ohi. Täytä muistilista. Se vie noin 2 minuuttia.",
    plain: "{{mentor}}, tapaaminen on ohi. Täytä muistilista. Se vie noin 2 minuuttia.",
    logged: "Muistilista on tallennettu.",
    notHeld: "Ette tavanneet tällä kertaa. Voitte sopia uuden ajan.",
    metAfterAll: "Tapasimme kuitenkin",
    cancelled: "Tämä tapaaminen peruttiin.",
    moved: "Tapaaminen siirrettiin toiseen aikaan.",
    over: "Mentorointi on päättynyt.",
  },
  remind: {
    first: "Muistilista odottaa sinua. Tapaaminen {{day}}: sinä ja {{actor}}.",
    last: "Muistilista odottaa sinua. Tapaaminen {{day}}: sinä ja {{actor}}. Tämä on viimeinen muistutus.",
  },
  saved: {
    number: "Tapaaminen {{number}}/{{planned}} kirjattu",
    beyond: "{{number}}. tapaaminen, suunniteltu {{planned}}",
    plain: "Tapaaminen kirjattu",
    next: "Seuraava tapaaminen: {{when}}",
    nextPlace: "Seuraava tapaaminen: {{when}}, {{place}}",
    noNext: "Seuraavaa tapaamista ei ole vielä sovittu.",
    reached: "Suunnitellut tapaamiset on pidetty.",
  },
  savedBy: "Tallensi: {{name}}, {{when}}",
  list: "Muistilistat",
  emptyList: "Muistilistoja ei ole vielä.",
  no: {
    actor:
      "Muistilistan täyttää mentori. Kun se on tallennettu, näet sen parisi kanavalla napista Näytä muistilista, ja voit korjata omat kohtasi.",
    coordinator:
      "Muistilistan täyttävät ja näkevät vain parin omat jäsenet. Sinä näet tapaamisten määrän botin Koti-välilehdellä.",
    outsider:
      "Tämä on toisen parin kanava, ja muistilistan täyttää sen mentori. Kirjoita /mentoring, niin näet omat parisi.",
    nobody:
      "Muistilistan täyttää mentori, ja sinulla ei ole nyt paria mentorina. Kirjoita /mentoring, niin näet, mitä voit tehdä.",
    unopened:
      "Parisi ei ole vielä auki. Voit täyttää muistilistan, kun molemmat ovat vastanneet kutsuun ja kanava on avattu.",
    finished:
      "Tämän parin mentorointi on päättynyt, joten muistilistaa ei voi enää täyttää. Kirjoita /mentoring, niin näet, mitä voit tehdä.",
    finishedOn:
      "Tämän parin mentorointi päättyi {{date}}, joten muistilistaa ei voi enää täyttää. Kirjoita /mentoring, niin näet, mitä voit tehdä.",
    pausedUntil:
      "Parillasi on tauko {{date}} asti, joten mikään muistilista ei odota. Jos tapasitte tauon aikana, täytä muistilista. Jos haluatte jatkaa, sopikaa tapaaminen.",
    paused:
      "Parillasi on tauko, joten mikään muistilista ei odota. Jos tapasitte tauon aikana, täytä muistilista. Jos haluatte jatkaa, sopikaa tapaaminen.",
    mentorAnswers: "Tähän vastaa mentori. Jos haluatte sopia uuden ajan, paina Sovi tapaaminen.",
    logged: "Tästä tapaamisesta on jo muistilista.",
    moved: "Tämä tapaaminen on siirretty. Muistilistan voi täyttää, kun tapaaminen on ollut.",
    notAwaiting:
      "Tämä tapaaminen ei enää odota muistilistaa. Kirjoita /meeting-log, jos haluat kirjata toisen tapaamisen.",
    notSeen: "Muistilistan näkevät vain parin mentori ja aktori.",
    gone: "Tätä muistilistaa ei enää ole.",
    notEditable: "Tämän parin mentorointi on päättynyt, joten muistilistaa ei voi enää muuttaa. Voit yhä lukea sen.",
  },
};
