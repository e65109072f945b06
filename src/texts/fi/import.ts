export const importing = {
  button: "Tuo CSV-tiedosto",
  title: "Tuo ihmisiä",
  read: "Lue tiedosto",
  take: "Tuo",
  again: "Valitse toinen tiedosto",
  seenBy:
    "Verkoston työntekijät näkevät nämä tiedot. Jokainen näkee omat tietonsa ja saa viestin siitä, kuka ne tallensi.",
  file: "CSV-tiedosto",
  fileHint: "Enintään 5\u00a0000 riviä ja 2 megatavua.",
  how: "Tiedoston ensimmäisellä rivillä ovat otsikot. Järjestys on vapaa, ja kieli voi olla suomi, ruotsi tai englanti.\n*Nämä otsikot tarvitaan:* {{needed}}.\n*Nämä ovat valinnaisia:* {{others}}.",
  roles:
    "Rooli on mentori tai aktori. Yksi rivi on yksi ihminen yhdessä roolissa. Botin kieli on se, jolla kirjoitan hänelle: suomi, selkosuomi, ruotsi tai englanti.",
  lettersHow:
    "Sähköpostiviestit: kirjoita tapaamiset, tapaamiset ja tiedotteet tai ei. En lähetä mitään, ennen kuin ihminen itse vahvistaa osoitteensa koodilla.",
  before: "Näet ensin, mitä tiedosto muuttaa. Mikään ei tallennu ennen kuin painat ”Tuo”.",
  reading: "Luen tiedostoa. Tämä kestää hetken.",
  preview: "Näin tiedosto muuttaa tietoja. Mitään ei ole vielä tallennettu.",
  counts: {
    new: "Uusia: {{count}}",
    changed: "Muuttuneita: {{count}}",
    unchanged: "Ennallaan: {{count}}",
    own: "Ihmisiä, jotka kirjoittivat tietonsa itse (en muuta niitä): {{count}}",
    wrong: "Rivejä, joissa on virhe (en tuo niitä): {{count}}",
  },
  letters:
    "Toiveita sähköpostista: {{count}}. En lähetä heille vielä mitään. He saavat Slackissa viestin, ja jokainen vahvistaa itse osoitteensa koodilla. Jos hän ei vahvista sitä 60 päivässä, poistan osoitteen.",
  unknown: "Näitä otsikoita en tunne, joten jätän ne pois: {{headings}}",
  closedAccounts:
    "Rivit, joiden osoitteella on suljettu tili: {{lines}}. Tallennan tiedot. Kun samalla osoitteella tulee uusi tili, yhdistän tiedot siihen.",
  forgotten:
    "*Rivit, joiden ihmiset ovat poistaneet tietonsa:* {{lines}}. En tuo heitä. Jos he ovat itse pyytäneet tulla uudelleen mukaan, merkitse se tähän.",
  forgottenLabel: "Ihmiset, jotka ovat poistaneet tietonsa",
  forgottenAsked: "He ovat itse pyytäneet tätä. Tuo heidät.",
  wrongRows: "*Rivit, joissa on virhe*",
  wrongRow: "Rivi {{line}}: {{why}}",
  nothing: "Tiedosto ei muuta mitään.",
  done: "Valmista. Tiedot ovat tallessa. CSV-tiedosto jää Slackiin. Poista se sieltä, kun et enää tarvitse sitä.",
  noAddresses:
    "En voi yhdistää tuomiasi ihmisiä heidän Slack-tiliinsä, koska Auroras-sovelluksella ei ole lupaa users:read.email. Pyydä työtilan ylläpitäjää asentamaan sovellus uudelleen. Silloin sovellus saa luvan. Yritän uudelleen kerran päivässä.",
  waiting:
    "Etsin heidät työtilasta sähköpostin avulla. Kun löydän ihmisen tai kun hän liittyy työtilaan, hän saa viestin tiedoistaan. Jos hän ei liity 60 päivässä, poistan hänen tietonsa.",
  gone: "Tämä esikatselu ei ole enää voimassa. Valitse tiedosto uudelleen.",
  unsaved: "Mitään ei tallentunut.",
  reason: {
    missing: "tämä puuttuu: {{column}}.",
    formula: "tämä alkaa merkillä, josta taulukko-ohjelma tekee kaavan: {{column}}.",
    email: "sähköpostiosoitteessa on virhe.",
    role: "rooli ei ole mentori eikä aktori.",
    number: "{{column}}: kirjoita luku 0–10.",
    yesNo: "{{column}}: kirjoita kyllä tai ei.",
    date: "{{column}}: kirjoita päivä näin: 1.2.2026.",
    language: "{{column}}: kirjoita suomi, selkosuomi, ruotsi tai englanti.",
    mail: "{{column}}: kirjoita tapaamiset, tapaamiset ja tiedotteet tai ei.",
    tooLong: "tämä on liian pitkä: {{column}}. Enintään {{longest}} merkkiä.",
    letters: "tässä on merkkejä, joita en pysty lukemaan: {{column}}.",
    moreCells: "rivillä on enemmän sarakkeita kuin otsikoita.",
    twice: "sama ihminen samassa roolissa on jo rivillä {{other}}.",
    otherName: "sama sähköposti on rivillä {{other}} eri nimellä.",
    otherLanguage: "samalla ihmisellä on rivillä {{other}} eri kieli.",
  },
  problem: {
    empty: "Tiedosto on tyhjä. Valitse toinen tiedosto.",
    onlyHeadings: "Tiedostossa on vain otsikot. Kirjoita jokaisesta henkilöstä oma rivi ja valitse tiedosto uudelleen.",
    tooBig: "Tiedosto on liian suuri. Se voi olla enintään 2 megatavua. Jaa lista useaan tiedostoon.",
    tooMany: "Tiedostossa on liikaa rivejä. Niitä voi olla enintään 5\u00a0000. Jaa lista useaan tiedostoon.",
    tooManyColumns:
      "Tiedostossa on liikaa sarakkeita. Niitä voi olla enintään 1\u00a0000. Poista ne, joita et tarvitse.",
    spreadsheet:
      "Tämä on Excel-tiedosto. Avaa se taulukko-ohjelmassa ja tallenna se muodossa ”CSV UTF-8”. Valitse sitten se tiedosto.",
    utf16: "Tiedoston merkistö on UTF-16, jota en lue. Tallenna tiedosto uudelleen muodossa ”CSV UTF-8”.",
    notText: "Tämä ei ole tekstitiedosto. Tallenna lista muodossa ”CSV UTF-8” ja valitse se.",
    encoding: "En pysty lukemaan kaikkia kirjaimia. Tallenna tiedosto uudelleen muodossa ”CSV UTF-8”.",
    noAccess:
      "Slack ei anna minun lukea tiedostoja. Pyydä työtilan ylläpitäjää asentamaan Auroras-sovellus uudelleen. Silloin sovellus saa luvan files:read.",
    notFetched: "En saanut tiedostoa Slackista. Yritä hetken päästä uudelleen.",
    quotes: "Lainausmerkit ovat rikki rivillä {{line}}. Korjaa ne ja valitse tiedosto uudelleen.",
    columns: "Ensimmäiseltä riviltä puuttuu otsikko: {{columns}}. Lisää se ja valitse tiedosto uudelleen.",
    doubleColumns: "Sama otsikko on kaksi kertaa: {{columns}}. Jätä vain toinen ja valitse tiedosto uudelleen.",
  },
};
