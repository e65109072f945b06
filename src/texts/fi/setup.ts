export const setup = {
  start: "Ota käyttöön",
  startEasy: "Ota käyttöön (selkosuomi)",
  settings: "Asetukset",
  form: {
    coordinators: "Verkoston työntekijät",
    coordinatorsHint: "He luovat parit ja saavat tukipyynnöt ja yhteenvedot.",
    coordinatorsChannel: "Työntekijöiden kanava",
    channelHint: "Jätä tyhjäksi, niin teen yksityisen kanavan. Jos valitset oman kanavan, kutsu minut ensin sinne.",
    peerChannel: "Vertaistukikanava",
    peerOrganisers: "Vertaistuen järjestäjät",
    peerOrganisersHint: "Vapaaehtoiset, jotka järjestävät mentorien omia tapaamisia.",
    language: "Kieli",
    languageHint: "Tällä kielellä kirjoitan työntekijöiden ja mentorien kanaville.",
    plannedNumber: "Tapaamisten määrä",
    plannedNumberHint: "6–8",
    hoursFrom: "Lähetän viestejä aikaisintaan kello",
    hoursHint: "Lähetän esimerkiksi muistutukset näiden aikojen välillä. Kun teet jotain, vastaan aina heti.",
    hoursUntil: "Lähetän viestejä viimeistään kello",
    reminderHours: "Muistutan tapaamisesta (tuntia ennen)",
    goodbyeDays: "Suljen parin kanavan (päivää mentoroinnin päättymisestä)",
    backupDays: "Säilytän varmuuskopioita (päivää)",
    backupDaysHint: "Teen varmuuskopion joka yö. Enintään 14 päivää.",
    textsMonths: "Poistan tekstit (kuukautta mentoroinnin päättymisestä)",
    textsMonthsHint: "Tämä aika kerrotaan kaikille heti alussa. Jos pidennät sitä, kerro siitä heille.",
    profilesMonths: "Poistan profiilin (kuukautta ilman paria)",
    auditMonths: "Säilytän tapahtumalokia (kuukautta)",
    keptYears: "Poistan loputkin tiedot (vuotta mentoroinnin päättymisestä)",
    keptYearsHint:
      "Esimerkiksi keillä oli pari ja milloin. Samoin ryhmän tiedot. Ne eivät sen jälkeen näy raporteissa. Kysy rahoittajalta, kuinka kauan tiedot pitää säilyttää.",
    privacyNoticeUrl: "Linkki tietosuojaselosteeseen",
    privacyNoticeUrlHint: "Osoite alkaa https://",
  },
  seenBy: "Verkoston työntekijät näkevät nämä asetukset.",
  isBot: "{{name}} on botti. Valitse ihminen.",
  isDeactivated: "{{name}} ei ole enää tässä työtilassa. Poista valinta.",
  anotherCopy:
    "Auroras-botti on käynnissä kahdessa paikassa. Siksi osa siitä, mitä teette, voi kadota. Pyytäkää botin ylläpitäjää sammuttamaan toinen.",
  isForgotten: "Tämä henkilö on poistanut tietonsa. Hän voi ilmoittautua itse uudelleen etusivulla (Home).",
  isStranger: "{{name}} on toisesta työtilasta. Valitse tämän työtilan jäsen.",
  isGuest: "{{name}} on vieras. Valitse työtilan oma jäsen.",
  unknownPerson: "Slack ei löydä kaikkia, jotka valitsit. Valitse uudelleen.",
  channelOfPair: "Tämä on parin tai ryhmän oma kanava. Valitse toinen.",
  channelNotPrivate: "Tämä kanava on julkinen. Valitse yksityinen kanava.",
  channelShared: "Tämä kanava on jaettu toisen työtilan kanssa. Valitse toinen.",
  channelArchived: "Tämä kanava on arkistoitu. Valitse toinen.",
  inviteBot: "En ole tällä kanavalla. Kirjoita kanavalle /invite @auroras. Tallenna sitten uudelleen.",
  sameChannel: "Valitse eri kanava kuin työntekijöille.",
  hoursOrder: "Tämän ajan pitää olla myöhempi kuin aloitusaika.",
  notHttps: "Kirjoita koko osoite. Se alkaa https://",
  changedMeanwhile: "{{name}} muutti asetuksia {{when}}. Sinun vastauksesi ovat tässä. Katso ne ja tallenna uudelleen.",
  stored: "Tallessa nyt: {{value}}",
  doneFirst:
    "Auroras-mentorointi on nyt käytössä. Teen kanavat ja kutsun niille ihmiset, jotka valitsit. Kun haluat luoda parin, avaa etusivu (Home) ja paina ”Uusi pari”.",
  done: "Asetukset ovat tallessa.",
  tookOver_one: "Vastaat nyt 1 parista. Siitä vastasi ennen työntekijä, jonka poistit. Näet parin etusivulla (Home).",
  tookOver_other:
    "Vastaat nyt {{count}} parista. Niistä vastasi ennen työntekijä, jonka poistit. Näet parit etusivulla (Home).",
  onlyAdmin:
    "Auroras-mentorointi ei ole vielä käytössä. Työtilan ylläpitäjä voi ottaa sen käyttöön. Pyydä häntä avaamaan tämä etusivu (Home).",
  onlyCoordinators: "Vain verkoston työntekijät voivat muuttaa asetuksia. Pyydä heitä muuttamaan niitä.",
  notYet:
    "Auroras-mentorointi ei ole vielä käytössä. Työtilan ylläpitäjä voi ottaa sen käyttöön Auroras-sovelluksen etusivulla (Home).",
  coordinatorsWelcome:
    "Tämä on verkoston työntekijöiden kanava. Kerron täällä tukipyynnöistä ja pareista, joiden mentorointi päättyi. Kutsu tänne vain verkoston työntekijöitä, koska kaikki kanavan jäsenet näkevät nämä asiat.",
  peersWelcome:
    "Tämä on mentorien vertaistukikanava. Täällä voit vaihtaa kokemuksia ja ideoita toisten mentorien kanssa. Kerron täällä mentorien yhteisistä tapaamisista.",
  which: { coordinators: "työntekijöiden kanava", peers: "vertaistukikanava" },
  noChannel:
    "En saanut tehtyä uutta kanavaa ({{which}}), koska Slack ei anna minun tehdä kanavia. Tee yksityinen kanava itse ja kirjoita sinne /invite @auroras. Valitse sitten kanava kohdassa ”Asetukset”.",
  notInvited:
    "{{name}} ei ole vielä mukana ({{which}}). Slack ei anna minun kutsua häntä. Kutsu hänet itse: {{channel}}",
  botNotIn:
    "En pääse kanavalle ({{which}}). Kirjoita kanavalle /invite @auroras tai valitse toinen kanava kohdassa ”Asetukset”.",
  archived: "Kanava on arkistoitu ({{which}}), enkä voi kirjoittaa sinne. Valitse toinen kanava kohdassa ”Asetukset”.",
  public:
    "Kanava on nyt julkinen ({{which}}). Kaikki työtilan jäsenet voivat lukea sitä. En kirjoita sinne enää pareista enkä tapaamisista. Valitse toinen, yksityinen kanava kohdassa ”Asetukset”. Jos jätät kentän tyhjäksi, teen uuden kanavan.",
  shared:
    "Kanava on nyt yhteinen toisen organisaation kanssa ({{which}}). En kirjoita sinne enää pareista enkä tapaamisista. Valitse toinen, yksityinen kanava kohdassa ”Asetukset”. Jos jätät kentän tyhjäksi, teen uuden kanavan.",
  deleted:
    "Kanava on poistettu ({{which}}). Valitse toinen kanava kohdassa ”Asetukset”. Jos jätät kentän tyhjäksi, teen uuden kanavan.",
  unseen:
    "En näe enää kanavaa ({{which}}). Jos se on vielä olemassa, kirjoita kanavalle: @auroras. Slack kysyy, haluatko lisätä minut. Muuten valitse toinen kanava kohdassa ”Asetukset”. Jos jätät kentän tyhjäksi, teen uuden kanavan.",
  noPosting:
    "En voi kirjoittaa kanavalle ({{which}}), koska Slack ei salli sitä. Pyydä työtilan ylläpitäjää antamaan Auroras-sovellukselle lupa kirjoittaa sinne. Tai valitse toinen kanava kohdassa ”Asetukset”.",
  notKnown:
    "En tiedä yhdestä viestistäni, menikö se perille. Yhteys Slackiin katkesi, eikä Slack anna minun katsoa. En lähetä viestiä uudelleen, jotta kukaan ei saa sitä kahdesti. Jos tätä tapahtuu lisää, pyydä työtilan ylläpitäjää tarkistamaan Auroras-sovelluksen oikeudet.",
  noEditing:
    "Slack ei anna minun muuttaa viestiä, jonka olen lähettänyt. Vanhassa viestissä voi näkyä aika tai paikka, joka on jo muuttunut. Etusivullani (Home) tiedot ovat oikein. Pyydä työtilan ylläpitäjää sallimaan, että viestejä voi muokata.",
  notRemoved:
    "{{name}} ei ole enää verkoston työntekijä, mutta Slack ei anna minun poistaa häntä kanavalta. Poista hänet itse: {{channel}}",
  outsiders: {
    coordinators:
      "Kanavalla on ihmisiä, jotka eivät ole verkoston työntekijöitä: {{who}}. Kerron tällä kanavalla pareista. Jos he eivät kuulu tänne, poista heidät kanavalta.",
    peers:
      "Kanavalla on ihmisiä, jotka eivät ole mukana mentorina: {{who}}. Jos he eivät kuulu tänne, verkoston työntekijä voi poistaa heidät kanavalta.",
  },
  outsider: {
    coordinators:
      "Kanavalle tuli {{who}}, joka ei ole verkoston työntekijä. Kerron tällä kanavalla pareista. Jos hän ei kuulu tänne, poista hänet kanavalta.",
    peers:
      "Kanavalle tuli {{who}}, joka ei ole mukana mentorina. Jos hän ei kuulu tänne, verkoston työntekijä voi poistaa hänet kanavalta.",
  },
};
