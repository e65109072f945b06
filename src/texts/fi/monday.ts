export const monday = {
  title: "*Viikko alkaa*",
  needs: "*Nämä parit tarvitsevat verkoston työntekijää* ({{count}})",
  inProgramme: "{{name}}: {{count}}",
  groups: "*Nämä ryhmät tarvitsevat verkoston työntekijää* ({{count}})",
  pair: "{{pair}} (vastuussa {{coordinator}}): {{reasons}}",
  more_one: "ja {{count}} muu",
  more_other: "ja {{count}} muuta",
  show: "Näytä kaikki",
  listTitle: "Odottaa sinua",
  listSeen: "Näet tässä tämän hetken tilanteen. Muut napit ovat etusivulla (Home).",
  onlyCoordinators: "Vain verkoston työntekijät voivat avata tämän. Kirjoita /mentoring, niin näet, mitä voit tehdä.",
};
