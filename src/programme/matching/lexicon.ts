/**
 * Fields of work as people in Finland write them, in Finnish, Swedish and English, collected for this bot. A family has the words of one
 * field; `near` names the families whose mentors can still help, in both directions.
 *
 * The length of an entry decides what it matches (fields.ts). Below five letters: a whole word. From five: the beginning of a word ("kirjanpi"
 * matches kirjanpito and kirjanpitäjä). From six: also a later part of a compound. Several words are a phrase.
 */
type Entry = { fi: string; sv: string; en: string; near: string };

const entries = {
  nursing: {
    fi: "sairaanhoit, lähihoit, hoitoala, hoitotyö, hoitaja, terveydenhoit, kätilö, ensihoit, perushoit, vanhustyö, kotihoito, terveysala, terveydenhuol, sote, sote-ala, hoiva-avust, hoivatyö, geronom",
    sv: "sjukskö, närvård, underskö, barnmorsk, vårdbransch, vårdare, hälsovård, äldreomsorg, hemvård, vården, akutvård, vård, sjukvård",
    en: "nurse, nursing, health, healthcare, midwi, caregiv, paramedic, elderly care, health care, practical nurse, health service",
    near: "medicine, dentistry, pharmacy, therapy, laboratory, socialWork, psychology, earlyChildhood",
  },
  medicine: {
    fi: "lääkär, lääketie, kirurg, lääketied, kansanterve, ravitsemusterap, röntgenhoit, kuvantamis",
    sv: "läkare, läkark, medicin, kirurg, folkhäls, röntgensk",
    en: "doctor, physician, medicine, medical, surgeon, surgery, radiolog, public health, radiograph, general practitioner",
    near: "nursing, dentistry, pharmacy, laboratory, therapy, psychology, veterinary, research",
  },
  dentistry: {
    fi: "hammaslääk, hammashoi, suuhygien, hammastek, hammas",
    sv: "tandläk, tandvård, tandsköt, munhygien, tandhygien, tandtekn",
    en: "dentist, dental, oral hygien",
    near: "nursing, medicine",
  },
  pharmacy: {
    fi: "farmas, farmak, proviisor, apteek, lääkeala, lääketeoll, lääkekehit, lääketutk",
    sv: "farmac, apotek, provisor, läkemedel",
    en: "pharma, drug development",
    near: "medicine, nursing, laboratory, chemistry",
  },
  laboratory: {
    fi: "laborat, laborantti, bioanalyy, biolog, biokem, biotek, biotie, mikrobiol, genetiik, molekyyl, bioinform",
    sv: "laborator, laborant, bioanalyt, biolog, biokem, biotekn, mikrobiol, genetik, biovetensk, molekyl, bioinform",
    en: "laborat, biolog, biochem, biotech, bioscien, microbio, genetic, life scien, biomed, molecular, bioinform",
    near: "chemistry, pharmacy, medicine, nursing, research, environment, foodIndustry",
  },
  therapy: {
    fi: "fysioter, toimintater, puheter, kuntout, hieroja, hieronta, osteopa, naprapa, jalkater, apuvälin, terapeut",
    sv: "fysioter, ergoter, talter, logoped, rehabilit, massör, massage, osteopat, naprapat, terapeut",
    en: "physioth, occupational therap, speech therap, physical therap, rehabilit, massage, osteopat, therapist",
    near: "nursing, medicine, psychology, sports",
  },
  veterinary: {
    fi: "eläinlääk, eläintenhoit, eläinhoit, pieneläinhoit, eläinala, eläinklinik",
    sv: "veterinär, djursköt, djurvård, djursjuk",
    en: "veterin, animal care, vet",
    near: "medicine, agriculture, laboratory",
  },
  psychology: {
    fi: "psykol, psykot, mielenterv, päihdety, neuropsyk",
    sv: "psykol, psykot, mentalvård, mental hälsa, missbruk",
    en: "psychol, psychoth, mental health, counsell, counsel",
    near: "socialWork, nursing, medicine, therapy, teaching, earlyChildhood, hr",
  },
  socialWork: {
    fi: "sosiaal, sosionom, yhteisöped, nuorisot, nuoriso-ohj, lastensuoj, perhetyö, vammaisty, maahanmuuttoty, kotouttam, kotoutum, diakon, koulukur, sosiaalineuv, järjestöt, kansalaisjärj, järjestöala",
    sv: "socialt arbete, socialarb, socialvård, socionom, ungdomsarb, ungdomsled, barnskydd, familjearb, handikappom, integrationsarb, diakon, medborgarorg, socialbransch, socialhandled",
    en: "social work, social service, social care, youth work, child protect, child welfare, community work, ngo, nonprofit, non-profit, humanitar, integration work, social science",
    near: "psychology, nursing, earlyChildhood, teaching, publicAdministration",
  },
  earlyChildhood: {
    fi: "varhaiskasv, lastentarh, lastenhoit, päiväko, esiopet, esikoul, lastenohj, perhepäiväh, lastenhoid",
    sv: "småbarnsped, barnträdg, dagvård, daghem, förskol, barnskötar, barnledare, barnvård",
    en: "early childhood, kindergart, preschool, daycare, day care, childcare, child care, nursery, nanny",
    near: "teaching, socialWork, psychology, nursing",
  },
  teaching: {
    fi: "opettaj, opetus, opetta, koulutusala, kasvatus, kasvatustiet, pedagog, luokanop, erityisop, aineenop, koulunkäyn, oppilasohj, opinto-ohj, ammatinoh, didaktiik, opo",
    sv: "lärare, lärar, undervis, pedagog, utbildningsbr, skolgång, klasslär, speciallär, studiehandled, fostran",
    en: "teach, teaching, educat, pedagog, school assist, tutor, lectur, instructor, special needs",
    near: "earlyChildhood, languages, research, socialWork, psychology, hr, sports",
  },
  languages: {
    fi: "kääntäj, kääntäm, tulkki, tulkkaus, kieliala, kielitie, kielenhuol, asioimistulk, lokalisoi, kielten, filolog",
    sv: "översätt, tolk, tolkning, språkvet, språkvård, språkbransch, filolog, lokaliser",
    en: "translat, interpret, linguist, philolog, localiz, localis, languages",
    near: "teaching, communications, culture",
  },
  research: {
    fi: "tutkija, tutkimus, tohtori, tohtoriko, tiedeala, akateem, yliopistonleh, väitöskirj, tieteelli",
    sv: "forskar, forskning, doktorand, doktor, akademisk, vetenskap",
    en: "research, academi, scientist, phd, postdoc, professor, science",
    near: "laboratory, data, teaching, chemistry, environment, medicine",
  },
  software: {
    fi: "ohjelmist, ohjelmoi, ohjelmoin, koodaa, koodari, sovelluskeh, sovellussuu, web-keh, verkkokehit, nettisivu, tietojenkäs, tietojenkäsit, testaaja, testaus, ohjelmistotest, pelikehit, pelinkehit, peliala, mobiilikeh",
    sv: "programmer, programvar, mjukvar, kodare, webbutv, apputv, applikationsutv, systemutv, spelutv, databehand, spelbransch, testare",
    en: "software, program, programmer, programming, develop, coder, coding, web develop, frontend, front-end, backend, back-end, fullstack, full-stack, full stack, devops, javascript, react, java, python, qa, computer scien, game develop, mobile develop, software test, c++, php",
    near: "data, itSupport, digitalDesign, electrical, automation",
  },
  data: {
    fi: "data, data-analy, data-ana, dataan, analytiik, tietojohtam, tekoäly, koneoppim, tilasto, tilastotie, tilastot, matemaati, data-insin, tietoanaly, matematiik",
    sv: "data, dataanaly, analytik, statistik, maskininlär, artificiell intell, matemati, dataingenj",
    en: "data, data scien, data analy, data engineer, analytics, machine learn, artificial intell, statist, business intell, mathemat, ai, ml, bi, big data, database",
    near: "software, itSupport, research, finance, marketing",
  },
  itSupport: {
    fi: "tietotek, tietoteknii, it-ala, it-tuki, ict, ict-ala, tietoverk, tietoturv, tietoliik, järjestelmäasian, järjestelmän, tietokone, mikrotuki, verkkoasian, kyberturv, pilvipalv, tietojärj, it-asian",
    sv: "informationstekn, datatekn, it-stöd, it-bransch, nätverk, datasäker, cybersäker, it, molntjänst, systemadm, datakomm, datorer, informationssäk, informationssyst",
    en: "it, it support, information tech, helpdesk, help desk, cyber, network engin, network admin, system admin, sysadmin, telecom, cloud, infosec, information secur, information syst, tech support, technical support, computer engin, computers",
    near: "software, data, electrical, digitalDesign, customerService",
  },
  digitalDesign: {
    fi: "käyttöliitt, käyttäjäkok, palvelumuot, ui, ux, ui-suun, ux-suun, verkkosivusuun, käytettävyy",
    sv: "användargräns, användarupplev, tjänstedesign, ux, webbdesign, användbarhet",
    en: "ui, ux, user exper, user interf, service design, web design, product design, usabilit, interaction design",
    near: "software, design, marketing, communications",
  },
  electrical: {
    fi: "sähkö, sähköas, sähkötek, sähköins, elektron, elektroniik, sähköala, sulautet",
    sv: "elektri, elmont, elektron, elkraft, elinstall, elbransch, elingenj, inbyggda syst",
    en: "electri, electron, embedded, power engineer, hardware engin",
    near: "automation, energy, software, mechanical, construction, itSupport",
  },
  automation: {
    fi: "automaat, robotiik, robotti, mekatron, prosessitek, prosessi-ins",
    sv: "automat, automation, robot, mekatron, processtekn",
    en: "automat, automation, robot, mechatron, process engin, control engin",
    near: "electrical, mechanical, software, industry, chemistry",
  },
  mechanical: {
    fi: "konetek, koneins, konesuun, koneist, koneasen, mekaanik, mekaniik, hitsaa, hitsaus, autoala, autoase, automek, levysep, metalliala, metallit, lentotek, ajoneuvo, autotek",
    sv: "maskinteknik, maskintekn, maskining, maskinist, mekanik, mekaniker, svetsa, svetsare, bilmek, metallarb, metallbr, fordonst, fordon, flygtekn, plåtslag",
    en: "mechanic, mechanical, machinist, machine, welder, welding, automotive, car repair, metal work, metalwork, aerospace, aviation tech, vehicle",
    near: "electrical, automation, industry, construction, energy, logistics",
  },
  construction: {
    fi: "rakennus, rakentam, rakennusala, talonrak, kirvesm, muurari, maalari, maanrak, putkiase, lvi, lvi-ala, lvi-asen, yhdyskuntatek, infra-ala, rakennemekan, betoni, rakennesuun, maanmitt, infrarak",
    sv: "byggnad, byggbransch, byggare, bygga, byggmäst, snickar, murare, målare, rörmok, vvs, husbygg, samhällstekn, lantmät, byggarb, byggingenj, rörläggar, anläggningsar, timmerman",
    en: "construct, civil engin, carpent, bricklay, painter, plumb, hvac, structural engin, building, builder, land survey, site engineer, infrastruct",
    near: "architecture, property, electrical, mechanical, energy",
  },
  architecture: {
    fi: "arkkiteh, sisustussuun, sisustusark, kaupunkisuun, kaavoit, maisema-ark, maisemasuun, yhdyskuntasuun, rakennussuun, sisustus",
    sv: "arkitekt, inredning, stadsplaner, landskapsark, samhällsplan, planläggn",
    en: "architect, interior design, urban plan, city plan, landscape arch, spatial plan, urban design, interior",
    near: "construction, design, property",
  },
  property: {
    fi: "kiinteist, isännöi, kiinteistönhoi, kiinteistönväl, talonmie, kiinteistöala, asuntoväl, kiinteistöhuol, kiinteistövälit",
    sv: "fastighet, disponent, gårdskarl, fastighetssk, fastighetsm, bostadsförm",
    en: "real estate, property manag, facility, facilities, caretaker, janitor, estate agent, housing manag",
    near: "construction, cleaning, architecture, sales",
  },
  cleaning: {
    fi: "siivo, siivous, siivooj, puhdistus, puhtaana, laitoshuol, puhtausala, toimitilahuol, puhtaus, kotisiiv, pesula",
    sv: "städ, städa, städare, städning, lokalvård, rengöring, anstaltsvård, tvätteri, renhållning",
    en: "clean, cleaning, cleaner, housekeep, hygiene service, laundry",
    near: "property, hospitality, restaurant",
  },
  energy: {
    fi: "energia, energiat, uusiutuv, voimalait, aurinkoener, tuulivoim, ydinvoim, energia-ala",
    sv: "energi, energitekn, förnybar, kraftverk, solenergi, vindkraft, kärnkraft",
    en: "energy, renewable, solar, wind power, power plant, nuclear, oil and gas, petrol",
    near: "electrical, environment, mechanical, construction, chemistry",
  },
  chemistry: {
    fi: "kemia, kemist, kemian, kemianins, kemiantek, kemianteol, materiaalitek, materiaalitie, materiaalit, prosessikem, muoviala, muovitek, polymeer",
    sv: "kemi, kemist, kemitekn, kemiing, kemiker, materialtekn, materialvet, plasttekn, polymer",
    en: "chemist, chemical, chemistry, material scien, materials scien, material engin, polymer, plastics",
    near: "laboratory, pharmacy, environment, energy, industry, automation, foodIndustry, research",
  },
  physics: {
    fi: "fysiik, fyysik, fyysikko, ydinfys, avaruus, tähtitie, geofys, biofys",
    sv: "fysik, fysiker, kärnfys, rymd, astronom, geofys, biofys",
    en: "physic, physics, nuclear phys, space, astronom, geophys, biophys",
    near: "research, energy, electrical, data, chemistry, teaching",
  },
  environment: {
    fi: "ympäristö, ympäristöa, ympäristötek, kestävä keh, kestäväke, vastuullis, ilmasto, luonnonsuo, luontoala, kiertotal, jätehuol, vesitek, vesihuol, luonnonvar, ekolog, geolog, maantie",
    sv: "miljö, miljövård, miljötekn, hållbar, klimat, naturvård, cirkulär, avfall, vattenförs, naturresurs, ekolog, geolog, geografi",
    en: "environment, sustainab, climate, nature conserv, circular econ, waste manag, recycl, water engin, ecolog, natural resourc, geolog, geograph",
    near: "agriculture, forestry, energy, chemistry, laboratory, research",
  },
  agriculture: {
    fi: "maatal, maatalou, maanvilj, puutarh, agronom, agrolog, viljel, kukkakau, floris, kasvinvilj, maataloust, hortonom, viherrak, eläintuot, kukkasit, kalatal",
    sv: "lantbruk, jordbruk, trädgård, agronom, agrolog, odling, florist, hortonom, grönyt, växtodl, fiskeri, bonde",
    en: "agricult, farming, farmer, garden, horticult, agronom, florist, fishery, fisheries, landscaping",
    near: "forestry, environment, foodIndustry, veterinary",
  },
  forestry: {
    fi: "metsä, metsäala, metsätal, metsuri, metsänhoi, metsäteol, puutek, puuala, puuseppä, puusepän, sahateol",
    sv: "skog, skogsbruk, skogstekn, skogsvård, träbransch, skogsind, skogsbransch",
    en: "forest, forestry, wood indust, wood techn, timber",
    near: "agriculture, environment, industry",
  },
  foodIndustry: {
    fi: "elintarv, ruoka-ala, elintarvik, leipuri, kondiitt, leipom, lihateol, meijeri, ravitsemus, ruokateol, ravitsemustie, elintarviketek",
    sv: "livsmedel, bagare, bageri, konditor, mejeri, näringslär, köttind, nutrition",
    en: "food indust, food techn, food scien, food produc, food safety, food engin, baker, bakery, confection, dairy, nutrition, dietit, dietic",
    near: "restaurant, agriculture, laboratory, chemistry, industry",
  },
  restaurant: {
    fi: "ravintola, ruoka-ala, ravintol, kokki, keittiö, tarjoil, tarjoili, suurtalous, kahvila, barista, catering, ruokapalv, ravintola-ala, baarimes, pikaruok, keittiöapu, kylmäk",
    sv: "restaurang, kock, kök, köksbitr, servitör, servering, storhush, kafé, barista, catering, matservice, bartend, storköks, servitris, gastronom",
    en: "restaurant, chef, cook, cooking, gastronom, kitchen, waiter, waitres, catering, barista, cafe, bartend, culinar, food service",
    near: "hospitality, foodIndustry, cleaning, customerService",
  },
  hospitality: {
    fi: "matkailu, hotelli, turismi, matkaopas, matkatoim, vastaanottov, majoitus, tapahtumaj, tapahtumat, tapahtuma-ala, restonom, elämyspalv, matkanjärj, opastus",
    sv: "turism, hotell, reseledar, resebyr, guide, reception, inkvarter, evenemang, besöksnär, restonom",
    en: "tourism, hotel, hospitality, travel, tour guide, reception, event manag, events, event plan, event produc",
    near: "restaurant, customerService, sales, culture, cleaning, marketing",
  },
  beauty: {
    fi: "kauneus, kauneuden, parturi, kampaaj, kosmetol, kosmetiik, kynsitek, meikki, ripsi, meikkaa, hiusala",
    sv: "skönhet, frisör, hårfris, kosmetolog, kosmetik, nageltekn, barberare, smink",
    en: "beauty, hairdress, barber, cosmetolog, cosmetic, nail tech, makeup, make-up, aesthetic, esthetic, hair styl",
    near: "sales, customerService, therapy, fashion",
  },
  sales: {
    fi: "myynti, myyjä, myyntiala, kaupanala, kaupan ala, kaupan alal, kauppa, vähittäisk, kassa, kassatyö, myymälä, tukkukau, verkkokau, myyntineuv, myyntiedus, vienti, tuonti, myyntityö, ulkomaankaup, merkonom",
    sv: "försälj, säljare, handel, handeln, butik, detaljhandel, kassör, kassa, partihandel, näthandel, export, import, utrikeshandel, merkonom",
    en: "sales, seller, retail, shop, store, cashier, wholesale, e-commerce, ecommerce, salesper, account manag, merchandis, export, import, international trade, business develop, trade",
    near: "marketing, customerService, procurement, business, logistics, hospitality",
  },
  customerService: {
    fi: "asiakaspalv, palveluneuv, puhelinpalv, asiakasneuv, asiakkuus, contact center, asiakastuk",
    sv: "kundtjänst, kundservice, kundbetjän, kundrådg, kundrel, telefonservice",
    en: "customer serv, customer supp, customer care, customer succ, client serv, call center, call centre, contact center",
    near: "sales, office, hospitality, restaurant, finance",
  },
  marketing: {
    fi: "markkin, markkinoin, mainont, mainosa, brändi, digimarkk, some-mark, hakukone, hakukoneop, somemark, mainos, sisältömark",
    sv: "marknadsf, reklam, varumärk, digital marknads, annonser, sökmotor, marknadskomm",
    en: "marketing, advertis, brand, branding, seo, social media, content market, digital market, growth, pr",
    near: "communications, sales, digitalDesign, design, business, data",
  },
  communications: {
    fi: "viesti, viestin, viestint, tiedott, toimitt, toimittaj, journalis, media, media-ala, media-al, lehdist, kirjoittaj, sisällöntuot, kustann, radio, televisio, tv, tekninen kirj, copywrit, päätoimit, kirjailij",
    sv: "kommunikation, informatör, journalis, redaktör, media, medier, skribent, innehållspr, förlag, radio, tv, press, författar",
    en: "communicat, journalis, media, editor, writer, writing, publish, content creat, content produc, copywrit, public relation, radio, tv, broadcast, reporter",
    near: "marketing, photography, languages, culture, digitalDesign",
  },
  photography: {
    fi: "valokuv, kuvaaja, videoku, videotuot, elokuva, elokuvat, leikkaaja, animaatio, av-ala, äänitek, videoedit, animaattor",
    sv: "fotograf, videoprod, filmning, film, filmare, animation, ljudtekn, animatör, fotografering",
    en: "photograph, video, videograph, film, filmmak, cinema, animation, animator, sound engin, audiovisual",
    near: "communications, arts, design, marketing",
  },
  design: {
    fi: "muotoil, graafi, graafin, graafik, graafikk, kuvittaj, teollinen muot, tuotesuun, visuaal, taitto, grafiik",
    sv: "formgiv, grafisk, grafiker, illustrat, industridesign, visuell, produktdesign, design",
    en: "graphic, design, illustrat, industrial design, visual",
    near: "digitalDesign, architecture, arts, fashion, marketing, photography",
  },
  fashion: {
    fi: "muoti, muotiala, vaatetus, vaate, vaatesuun, ompel, ompelij, tekstiili, tekstiilia, pukusuun, mallimest, räätäl",
    sv: "mode, modebr, modedesign, kläddesign, kläder, sömmer, sömnad, textil, skräddar",
    en: "fashion, clothing, apparel, textile, tailor, sewing, seamstr, dressmak, garment",
    near: "design, arts, sales, beauty, industry",
  },
  arts: {
    fi: "taide, taiteil, kuvataid, kuvataite, maalaust, muusik, musiik, laulaja, näyttel, teatteri, tanssi, tanssij, esittävät, käsityö, keraamik, säveltäj, soittaj, taideala",
    sv: "konst, konstnär, bildkonst, musik, musiker, sångare, skådespel, teater, dans, dansare, hantverk, keramik, scenkonst, slöjd",
    en: "art, arts, artist, fine art, music, musician, singer, actress, theatre, theater, dance, dancer, handicraft, ceramic, craft, crafts, performing art",
    near: "culture, design, photography, fashion, teaching",
  },
  culture: {
    fi: "kulttuuri, kulttuurit, museo, museoala, kirjasto, kirjastoala, kirjastonhoi, informaatik, arkisto, kuraatto, historia, arkeolog, humanist, kulttuuriala, antropol, informaatiotut",
    sv: "kultur, kulturprod, museum, museibr, bibliotek, arkiv, kurator, historia, arkeolog, humanior, antropol",
    en: "cultur, museum, library, librarian, archive, archivist, curator, history, heritage, archaeolog, anthropol, humanities",
    near: "arts, communications, languages, hospitality, publicAdministration, teaching",
  },
  finance: {
    fi: "kirjanpi, taloushal, laskenta, laskentat, tilintark, palkanlas, reskontra, controller, rahoitus, pankki, pankkiala, vakuutus, sijoitus, verotus, talousasian, finanssi, finanssia, talousala, taloustie, ekonomi, tilitoim, talouspääl, rahoitusal, kansantalou, tilinpää, kirjanpid, palkkahal, vakuutusala, laskutus",
    sv: "bokför, redovis, ekonomi, ekonomiförv, revisor, revision, löneräkn, löneadm, controller, finans, finansier, bank, bankbr, försäkring, beskattn, bokslut, reskontra, ekonom, fakturer",
    en: "account, accounting, accountant, bookkeep, book-keep, audit, auditor, payroll, controller, financ, bank, banking, insurance, invest, tax, taxation, economics, economist, ledger, fintech, invoic",
    near: "business, office, law, data, procurement, hr",
  },
  law: {
    fi: "juristi, laki, lakimie, lakiasi, lakiala, oikeustie, oikeusala, asianaj, juridi, oikeusnot, tuomari, syyttäj, kriminol, ihmisoik, oikeustiet",
    sv: "jurist, juridik, juridisk, advokat, rättsvet, domare, åklagar, kriminol, rättsvård, mänskliga rätt",
    en: "law, lawyer, legal, attorney, jurist, solicitor, barrister, paralegal, judge, criminol, human rights, legal counsel",
    near: "publicAdministration, finance, hr, security",
  },
  hr: {
    fi: "hr, hr-ala, henkilöst, henkilöstöh, rekry, rekryto, rekrytoin, työhönval, uravalm, työvoimapalv, henkilöstöp, uraohj",
    sv: "hr, personalförv, personaladm, personalavd, personalled, rekryter, personal, arbetskraftsserv, karriärcoach",
    en: "hr, human resour, recruit, talent acq, people operat, personnel, employment serv, career coach, career counsel, talent manag",
    near: "office, business, psychology, law, teaching, finance",
  },
  office: {
    fi: "toimisto, toimistoty, sihteer, assistent, hallinto, hallintoala, toimistoala, toimistoas, johdon assist, arkistoin, tallentaj, virasto, vastaanottoty",
    sv: "kontor, kontorsarb, kontorsist, sekreterar, administr, assistent, byrå, receptionist",
    en: "office, secretar, administrative, administrator, administration, personal assist, executive assist, clerical, clerk, receptionist, data entry",
    near: "customerService, hr, finance, business, publicAdministration",
  },
  publicAdministration: {
    fi: "julkishal, julkinen hal, julkishall, kunta-ala, kunta, tulli, kuntahal, valtionhal, hallintotie, politiikantut, politiik, valtio-oppi, kansainväliset suh, diplomat, valtiotie, yhteiskuntatie, eu-asiat, politologi, virkamies, julkinen sek",
    sv: "offentlig förv, kommun, kommunalförv, statsförv, tull, statsvet, statskunskap, politik, internationella rel, diplomat, förvaltningsvet, samhällsvet, tjänsteman, offentliga sekt",
    en: "public admin, public sector, government, customs, municipal, political scien, politics, policy, international relat, diplom, civil serv, public polic, european union",
    near: "law, office, socialWork, culture, business",
  },
  business: {
    fi: "liiketal, liiketalou, tradenomi, projekti, projektinh, projektipääl, yrittäj, yrittäjyy, yritysjohto, johtamin, liiketoim, konsultoi, konsultoin, liikkeenjoh, kauppatie, kansainvälinen kaup, liikkeenjohd, tuoteomist, tuotepääl, liike-elämä",
    sv: "företagsekon, tradenom, projekt, projektled, företagar, entreprenör, affärsled, affärsutv, affärsverk, ledarskap, ledning, konsult, handelsvet, produktägar",
    en: "business, business admin, project manag, entrepren, startup, consulting, mba, product manag, product owner, scrum, project coord, operations manag, leadership",
    near: "finance, marketing, sales, hr, office, procurement, publicAdministration",
  },
  procurement: {
    fi: "hankin, hankinta, ostaja, hankintaa, osto, toimitusketj, ostot",
    sv: "inköp, inköpare, upphandl, anskaffn, leveransked, leveranskedja",
    en: "procure, procurement, purchas, buyer, sourcing, supply chain",
    near: "logistics, sales, finance, business, industry",
  },
  logistics: {
    fi: "logisti, logistiik, kuljetus, kuljetta, kuljettaj, varasto, varastoty, varastoal, huolinta, ajojärj, postinjak, taksi, bussinkul, kuorma-aut, rekkakus, trukki, merenkul, lentoliik, lentäjä, lentoemän, merikapt, jakelu, kuljetusala, linja-auto",
    sv: "logistik, transport, chaufför, förare, lager, lagerarb, spedit, post, taxi, buss, lastbil, truck, sjöfart, flygtraf, flygvärd, pilot, distribution",
    en: "logistic, transport, driver, warehouse, freight, forward, delivery, courier, taxi, truck, maritime, shipping, aviation, flight attend, pilot, postal, forklift",
    near: "procurement, sales, industry, mechanical",
  },
  industry: {
    fi: "teollis, teollisuu, tehdas, tehdasty, tuotanto, tuotantot, tuotannons, kokoonpan, prosessinh, tuotantotal, laadunvalv, laatu, tuotannon, kunnossap, pakkaam, kaivos, prosessiteol",
    sv: "industri, fabrik, tillverk, produktion, produktionsled, montering, processköt, kvalitet, underhåll, gruv",
    en: "industr, factory, manufactur, production, assembl, quality control, quality assur, quality eng, industrial engin, maintenance, mining, plant operat, lean",
    near: "mechanical, automation, logistics, procurement, chemistry, foodIndustry, forestry, fashion",
  },
  security: {
    fi: "turvallisuus, turvallis, vartija, vartioin, järjestyksenv, poliisi, pelastus, palomies, palontorj, turva-ala, rajavartio, puolustusv, sotilas, turvallisuusala",
    sv: "säkerhetsbr, väktare, bevakn, ordningsvak, polis, räddning, brandman, gränsbevak, säkerhetsvak, militär",
    en: "security guard, security offic, police, rescue, firefight, border guard, military, occupational safety, guarding, security",
    near: "law, property",
  },
  sports: {
    fi: "liikunta, liikuntaal, urheilu, valmentaj, personal train, ryhmäliik, liikunnanohj, jooga, joogaop, kuntosali, hyvinvointival",
    sv: "idrott, gymnastik, tränare, motion, yoga, idrottsled, gym, friskvård",
    en: "sport, fitness, coach, coaching, personal train, trainer, yoga, gym, wellness",
    near: "therapy, teaching",
  },
} satisfies Record<string, Entry>;

export type FamilyName = keyof typeof entries;

export type Family = { name: FamilyName; words: readonly string[]; near: readonly FamilyName[] };

const listed = (text: string): string[] => text.split(",").map((word) => word.trim());

/** All families. Nearness counts in both directions, whichever side names it. */
export const families: readonly Family[] = Object.entries(entries).map(([name, { fi, sv, en, near }]) => {
  const others = Object.entries(entries).flatMap(([other, entry]) =>
    listed(entry.near).includes(name) ? [other] : [],
  );
  return {
    name: name as FamilyName,
    words: [fi, sv, en].flatMap(listed),
    near: [...new Set([...listed(near), ...others])] as FamilyName[],
  };
});

/** Words that say nothing about a field: who one is in it, how long, and what joins the words. Whole words, in the three languages. */
export const passedOver: ReadonlySet<string> = new Set(
  listed(
    [
      "ala, alat, alaa, alalla, alan, alalta, alani, ammatti, ammatin, asiantuntija, erityisasiantuntija, insinööri, di, diplomi, työ, töitä, työtä, työn, työssä, työhön, työntekijä, tehtävä, tehtävät, johtaja, päällikkö, esihenkilö, esimies, suunnittelija, suunnittelu, kehittäjä, kehitys, maisteri, kandidaatti, kandi, tutkinto, koulutus, koulutettu, opinnot, opiskelija, opiskellut, opiskelin, yliopisto, ammattikorkeakoulu, amk, ylempi, kokemus, kokemusta, vuotta, vuoden, vuosi, olen, ollut, haluan, haluaisin, voin, sekä, ja, tai, tms, esim, esimerkiksi, myös, erityisesti, lähinnä, kaikki, mikä, mitä, joku, jokin, vain, yritys, yrityksessä, firma, suomessa, suomi, alaan, liittyvä, liittyvät, muu, muut, muuta, kansainvälinen, kansainväliset, avustaja, apu, hoito, tekniikka, tekniikan, teknikko, palvelu, palvelut, osaaja, yleinen, en, tiedä",
      "bransch, branschen, yrke, expert, sakkunnig, ingenjör, arbete, arbetar, arbetat, jobb, jobba, jobbar, arbetare, chef, förman, planerare, planering, utvecklare, magister, kandidat, examen, utbildning, studier, studerande, studerat, universitet, yrkeshögskola, erfarenhet, år, jag, är, har, vill, och, eller, samt, också, speciellt, främst, alla, bara, företag, finland, inom, på, av, för, med, som, annan, annat, andra, internationell, internationella, assistent, teknik, tekniker, tjänst, tjänster, vet, inte",
      "field, fields, branch, profession, expert, specialist, engineer, engineering, work, works, worked, working, worker, job, jobs, career, manager, management, director, lead, leader, head, planner, planning, development, master, masters, bachelor, degree, diploma, studies, studied, student, university, college, experience, years, year, senior, junior, i, am, have, has, been, want, would, like, and, or, also, especially, mainly, all, any, only, company, finland, in, at, on, of, for, with, the, a, an, as, to, my, other, assistant, technology, technician, technical, service, services, industry, sector, something, related, general, international, etc, area, msc, bsc, ma, ba, not, sure",
    ].join(", "),
  ),
);

/** Later parts that very different occupations share: they make no two of them related. */
export const commonEndings: readonly string[] = listed(
  "suunnittelija, suunnittelu, kehittäjä, kehitys, työntekijä, asiantuntija, insinööri, johtaja, päällikkö, konsultti, avustaja, tekniikka, teknikko, koulutus, tutkinto, palvelut, palvelu, hallinta, johtaminen, neuvoja, ohjaaja, asentaja, tekijä, hoitaja, ingenjör, utvecklare, planerare, konsult, arbetare, chef, ledare, tekniker, assistent, bransch, branschen, vetenskap, engineering, engineer, technology, management, manager, ology, isation, ization, ational, ations",
);
