import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { PersonId } from "../../src/programme/ids.ts";
import { bestAssignment } from "../../src/programme/matching/assigning.ts";
import { type Mentor, pairKey } from "../../src/programme/matching/facts.ts";
import { familiesIn, readFields, relationOf } from "../../src/programme/matching/fields.ts";
import { readLanguages } from "../../src/programme/matching/languages.ts";
import { families } from "../../src/programme/matching/lexicon.ts";
import { propose } from "../../src/programme/matching/proposing.ts";
import { rank } from "../../src/programme/matching/ranking.ts";
import { fitOf, LEAST_SCORE, readProfile, scoreOf } from "../../src/programme/matching/rules.ts";
import { nearnessOf, readTown } from "../../src/programme/matching/towns.ts";
import { madeUp } from "../support/made-up.ts";

const related = (one: string, other: string) => relationOf(readFields(one), readFields(other));

/** A field counts as the same whether or not even the word is. */
const isSame = (one: string, other: string) => ["same", "word"].includes(related(one, other) ?? "");

describe("fields, as people type them", () => {
  test.each([
    ["kirjanpito", "Kirjanpitäjä"],
    ["kirjanpito", "bokföring"],
    ["Kirjanpito", "accounting"],
    ["taloushallinto", "Ekonomiförvaltning"],
    ["bookkeeper", "palkanlaskija"],
    ["sairaanhoitaja", "lähihoitaja"],
    ["hoitoala", "sjuksköterska"],
    ["Nursing", "sairaanhoitaja (AMK)"],
    ["närvårdare", "practical nurse"],
    ["ohjelmistokehittäjä", "ohjelmistosuunnittelija"],
    ["ohjelmointi", "Software developer"],
    ["IT-ala, koodaus ja ohjelmointi", "programmerare"],
    ["full-stack developer", "webbutvecklare"],
    ["data-analyytikko", "Data Scientist"],
    ["opettaja", "lärare"],
    ["englannin kielen opettaja", "teacher"],
    ["varhaiskasvatus", "småbarnspedagogik"],
    ["päiväkoti", "early childhood education"],
    ["lastentarhanopettaja", "kindergarten teacher"],
    ["Ravintola-ala, kokki", "chef"],
    ["siivous", "städning"],
    ["laitoshuoltaja", "cleaner"],
    ["rakennusala", "civil engineering"],
    ["byggnadsingenjör", "rakennusinsinööri"],
    ["arkkitehti", "Architect"],
    ["sähköasentaja", "electrician"],
    ["elektriker", "sähköinsinööri"],
    ["konetekniikka", "mechanical engineer"],
    ["henkilöstöhallinto", "HR"],
    ["rekrytointi", "Human Resources"],
    ["markkinointi", "digital marketing"],
    ["viestintä", "journalist"],
    ["myyjä", "retail"],
    ["kaupan ala", "försäljning"],
    ["logistiikka", "truck driver"],
    ["varastotyöntekijä", "lagerarbetare"],
    ["matkailu", "hospitality"],
    ["hotelli- ja ravintola-ala", "hotel receptionist"],
    ["lakimies", "jurist"],
    ["Law", "oikeustiede"],
    ["sosionomi", "social worker"],
    ["psykologi", "Psychology"],
    ["hammaslääkäri", "dentist"],
    ["farmaseutti", "pharmacist"],
    ["bioanalyytikko", "biotechnology"],
    ["kemia", "Chemical engineering"],
    ["ympäristötekniikka", "sustainability"],
    ["puutarhuri", "agriculture"],
    ["kampaaja", "hairdresser"],
    ["graafinen suunnittelu", "Graphic designer"],
    ["kääntäjä, tulkki", "interpreter"],
    ["kuvataiteilija", "artist"],
    ["järjestyksenvalvoja", "security guard"],
    ["julkishallinto", "public administration"],
    ["elintarviketeknologia", "food science"],
    ["fysioterapeutti", "physiotherapist"],
  ])("%s and %s are the same field", (one, other) => {
    expect(isSame(one, other)).toBe(true);
    expect(isSame(other, one)).toBe(true);
  });

  test.each([
    ["kirjanpto", "kirjanpito"],
    ["kirjapitäjä", "kirjanpitäjä"],
    ["ohjlemoija", "ohjelmoija"],
    ["sahkoasentaja", "sähköasentaja"],
    ["hammaslaakari", "hammaslääkäri"],
    ["sairanhoitaja", "sairaanhoitaja"],
    ["markinointi", "markkinointi"],
    ["arkitehti", "arkkitehti"],
    ["sjukskoterska", "sjuksköterska"],
    ["acounting", "accounting"],
    ["enginering, sofware", "software"],
    ["varhaiskasvastus", "varhaiskasvatus"],
    ["psykologia", "psygologia"],
    ["KIRJANPITO", "kirjanpito"],
    ["ﬁnance", "finance"],
  ])("%s was meant to be %s", (typed, meant) => {
    expect(isSame(typed, meant)).toBe(true);
  });

  test.each([
    ["sairaanhoitaja", "lääkäri"],
    ["kirjanpito", "juristi"],
    ["ohjelmointi", "data analyst"],
    ["IT support", "software development"],
    ["opettaja", "varhaiskasvatus"],
    ["ravintola", "matkailu"],
    ["bygg", "arkitekt"],
    ["markkinointi", "viestintä"],
    ["kemia", "laborantti"],
    ["sosiaaliala", "psykologi"],
    ["siivous", "kiinteistönhoito"],
    ["logistiikka", "hankinta"],
    ["UX-suunnittelija", "graafikko"],
    ["IT project manager", "construction project manager"],
  ])("%s and %s are near each other", (one, other) => {
    expect(related(one, other)).toBe("related");
    expect(related(other, one)).toBe("related");
  });

  test.each([
    ["ravintola", "kirjanpito"],
    ["ohjelmistosuunnittelija", "puutarhasuunnittelija"],
    ["sähköinsinööri", "ruokatuotannon insinööri"],
    ["kiinteistönhoitaja", "sairaanhoitaja"],
    ["puutarhanhoitaja", "lähihoitaja"],
    ["social media", "social work"],
    ["kansainvälinen lakimies", "kansainvälinen kokki"],
    ["hotel management", "waste management"],
    ["koulutettu hieroja", "koulutettu koodari"],
    ["lakka", "laki"],
    ["insinööri", "insinööri"],
    ["mikä tahansa työ", "kirjanpito"],
    ["", "kirjanpito"],
    ["", ""],
    ["🌻", "🌻"],
  ])("%s and %s have nothing in common", (one, other) => {
    expect(related(one, other)).toBeUndefined();
    expect(related(other, one)).toBeUndefined();
  });

  test("a word that is in no list is still recognised in another form, mistyped, or as a part of another", () => {
    expect(related("kelloseppä", "kellosepät")).toBe("word");
    expect(related("suutarintyö", "suutarintyo")).toBe("word");
    expect(related("lasinpuhaltaja", "lasinpuhallus")).toBe("related");
    expect(related("majakanvartiointi", "majakkasaarella")).toBeUndefined();
  });

  test("of several fields one is enough", () => {
    expect(isSame("Kirjanpito, hoitoala", "nursing")).toBe(true);
    expect(familiesIn("sosiaali- ja terveysala").toSorted()).toEqual(["nursing", "socialWork"]);
  });

  test("a long story with hostile characters is read in no time", () => {
    const story = `${"sanahelinää <!channel> ".repeat(400)}kirjanpito`;
    // What the thread did, not what it waited for.
    const before = process.threadCpuUsage();
    expect(related(story, "kirjanpito")).toBeDefined();
    const { user, system } = process.threadCpuUsage(before);
    expect((user + system) / 1e3).toBeLessThan(200);
  });

  test("every family knows its neighbours, and they know it", () => {
    const names = families.map(({ name }) => name);
    const oneSided = families.flatMap(({ name, near }) =>
      near.filter((other) => !families.find((family) => family.name === other)?.near.includes(name)),
    );
    expect(oneSided).toEqual([]);
    expect(families.flatMap(({ near }) => near).filter((name) => !names.includes(name))).toEqual([]);
    expect(families.filter(({ name, near }) => near.includes(name) || near.length === 0)).toEqual([]);
  });

  test("every word of a family leads to it", () => {
    const lost = families.flatMap(({ name, words }) => words.filter((word) => !familiesIn(word).includes(name)));
    expect(lost).toEqual([]);
  });
});

describe("languages", () => {
  test.each([
    ["suomi, englanti, arabia", "fi en ar"],
    ["Finska, engelska", "fi en"],
    ["Finnish, Arabic", "fi ar"],
    ["Puhun suomea ja englantia, vähän ruotsia", "fi en sv"],
    ["Somali (native), English, basic Finnish", "so en fi"],
    ["venaja / ukraina", "ru uk"],
    ["українська, русский", "uk ru"],
    ["العربية", "ar"],
    ["dari, pashtu", "fa ps"],
    ["kurdi (sorani), turkki", "ku ckb tr"],
    ["soumi, englnti", "fi en"],
    ["suomi B1, tigrinja", "fi ti"],
    ["mandariini", "zh"],
    ["estniska", "et"],
    ["", ""],
    ["kyllä", ""],
  ])("%s", (text, codes) => {
    expect([...readLanguages(text)].join(" ")).toBe(codes);
  });
});

describe("towns", () => {
  test.each([
    ["Helsinki", "Helsingfors", "same"],
    ["Espoossa", "Esbo", "same"],
    ["Vantaa", "Vanda", "same"],
    ["Turku", "Åbo", "same"],
    ["Tampere", "Tammerfors", "same"],
    ["S:t Michel", "Mikkeli", "same"],
    ["Helsnki", "helsinki", "same"],
    ["pääkaupunkiseutu", "Vanda", "same"],
    ["Petäjävesi", "petäjävesi", "same"],
    ["helsingissä", "Vantaa", "near"],
    ["etänä", "Oulu", "remote"],
    ["Oulu", "Remote only", "remote"],
    ["på distans", "Åbo", "remote"],
    ["Turku, myös etänä", "Åbo", "same"],
    ["Turku, myös etänä", "Oulu", "remote"],
    ["Oulu", "Helsinki", "far"],
    ["Petäjävesi", "Helsinki", "far"],
    ["", "Oulu", "unknown"],
    ["", "", "unknown"],
  ] as const)("%s and %s: %s", (one, other, expected) => {
    expect(nearnessOf(readTown(one), readTown(other))).toBe(expected);
    expect(nearnessOf(readTown(other), readTown(one))).toBe(expected);
  });
});

const told = (fields: string, languages = "suomi, englanti", town = "Helsinki") => ({ fields, languages, town });
const fitting = (one: ReturnType<typeof told>, other: ReturnType<typeof told>) =>
  fitOf(readProfile(one), readProfile(other));

describe("how well two fit", () => {
  test("is told in reasons, the field first", () => {
    expect(fitting(told("kirjanpito"), told("bokföring", "Finska, engelska, svenska", "Esbo"))).toEqual({
      score: 97,
      grade: "good",
      reasons: [
        { what: "field", how: "same" },
        { what: "languages", codes: ["fi", "en"] },
        { what: "town", how: "near" },
      ],
    });
    expect(fitting(told("sairaanhoitaja", "suomi", "Oulu"), told("lääkäri", "Finnish", "Vaasa"))).toEqual({
      score: 55,
      grade: "maybe",
      reasons: [
        { what: "field", how: "related" },
        { what: "languages", codes: ["fi"] },
      ],
    });
  });

  test("the same field in another town is more than a related field next door", () => {
    const actor = told("sairaanhoitaja");
    expect(fitting(actor, told("hoitoala", "suomi", "Oulu")).score).toBeGreaterThan(
      fitting(actor, told("lääkäri")).score,
    );
  });

  test("without a common field or without a common language nobody is proposed", () => {
    expect(fitting(told("kirjanpito"), told("kokki"))).toMatchObject({ grade: "little" });
    expect(fitting(told("kirjanpito", "arabia"), told("kirjanpito", "ruotsi"))).toEqual({
      score: LEAST_SCORE - 1,
      grade: "little",
      reasons: [{ what: "field", how: "same" }, { what: "no-shared-language" }, { what: "town", how: "same" }],
    });
  });

  test("what is not known is no obstacle", () => {
    expect(fitting(told("kirjanpito", "hyvin", ""), told("kirjanpito"))).toMatchObject({ grade: "fair", score: 75 });
  });
});

const mentor = (personId: PersonId, fields: string, free = 1, more: Partial<Mentor> = {}): Mentor => ({
  personId,
  ...told(fields),
  waitingSince: 0,
  free,
  ...more,
});

describe("mentors for one actor", () => {
  test("stand in the order in which they fit; of equals she who has waited longest; those without a place not at all", () => {
    const mentors = [
      mentor(madeUp("near"), "lääkäri"),
      mentor(madeUp("late"), "hoitoala", 1, { waitingSince: 5 }),
      mentor(madeUp("full"), "sairaanhoitaja", 0),
      mentor(madeUp("early"), "hoitoala", 1, { waitingSince: 3 }),
      mentor(madeUp("other"), "kokki"),
      mentor(madeUp("exact"), "sairaanhoitaja"),
      mentor(madeUp("herself"), "sairaanhoitaja"),
    ];
    const actor = { personId: madeUp("herself"), ...told("sairaanhoitaja"), waitingSince: 0 };
    const { mentors: ranked } = rank({ what: "rank", actor, mentors, forbidden: new Set() });
    expect(ranked.map(({ mentorId }) => mentorId)).toEqual(["exact", "early", "late", "near", "other"]);
  });

  test("who has been refused is named apart and never the best", () => {
    const mentors = [
      mentor(madeUp("refused"), "kirjanpito"),
      mentor(madeUp("other"), "juristi"),
      mentor(madeUp("far"), "kokki"),
    ];
    const actor = { personId: madeUp("a"), ...told("kirjanpito"), waitingSince: 0 };
    const forbidden = new Set([pairKey(madeUp("a"), madeUp("refused")), pairKey(madeUp("a"), madeUp("far"))]);
    const ranking = rank({ what: "rank", actor, mentors, forbidden });
    expect(ranking.mentors.map(({ mentorId }) => mentorId)).toEqual(["other"]);
    expect(ranking.refused).toEqual(["refused"]);
  });
});

describe("a round", () => {
  const round = (actors: [string, string][], mentors: Mentor[], forbidden: string[] = []) =>
    propose({
      what: "propose",
      actors: actors.map(([personId, fields]) => ({ personId: madeUp(personId), ...told(fields), waitingSince: 0 })),
      mentors,
      forbidden: new Set(forbidden),
      now: 0,
    });
  const two = ({ proposals }: ReturnType<typeof round>) =>
    proposals.map(({ actorId, mentorId }) => `${actorId} ${mentorId}`);

  test("gives the first her second best, so that the second gets somebody at all", () => {
    const actors: [string, string][] = [
      ["nurse", "sairaanhoitaja"],
      ["doctor", "hoitoala"],
    ];
    // The doctor-mentor fits both, the psychologist only is near to one of them.
    const found = round(
      [
        ["one", "kirjanpito, lakiala"],
        ["two", "kirjanpito"],
      ],
      [mentor(madeUp("books"), "kirjanpito"), mentor(madeUp("law"), "lakiala")],
    );
    expect(two(found)).toEqual(["one law", "two books"]);
    expect(round(actors, [mentor(madeUp("only"), "hoitoala")]).proposals).toHaveLength(1);
  });

  test("puts two with a mentor of two places, and of equal mentors one with each", () => {
    const actors: [string, string][] = [
      ["one", "kirjanpito"],
      ["two", "kirjanpito"],
    ];
    expect(round(actors, [mentor(madeUp("both"), "kirjanpito", 2)]).proposals).toHaveLength(2);
    const shared = round(actors, [mentor(madeUp("m1"), "kirjanpito", 2), mentor(madeUp("m2"), "kirjanpito", 2)]);
    expect(new Set(shared.proposals.map(({ mentorId }) => mentorId)).size).toBe(2);
  });

  test("of two who fit equally she who has waited longer comes first", () => {
    const week = 7 * 24 * 3_600_000;
    const actors = ["new", "old"].map((personId, index) => ({
      personId: madeUp(personId),
      ...told("kirjanpito"),
      waitingSince: (1 - index) * 3 * week,
    }));
    const found = propose({
      what: "propose",
      actors,
      mentors: [mentor(madeUp("m"), "kirjanpito")],
      forbidden: new Set(),
      now: 4 * week,
    });
    expect(two(found)).toEqual(["old m"]);
    expect(found.left).toEqual([{ actorId: "new", why: "no-place" }]);
  });

  test("says why somebody has none", () => {
    const found = round(
      [
        ["late", "kirjanpito"],
        ["refused", "lakiala"],
        ["alone", "kelloseppä"],
        ["herself", "kemia"],
      ],
      [
        mentor(madeUp("books"), "kirjanpito", 0),
        mentor(madeUp("law"), "juridiikka"),
        mentor(madeUp("herself"), "kemia"),
      ],
      [
        pairKey(madeUp("refused"), madeUp("law")),
        pairKey(madeUp("late"), madeUp("law")),
        pairKey(madeUp("refused"), madeUp("books")),
      ],
    );
    expect(found.proposals).toEqual([]);
    expect(found.left).toEqual([
      { actorId: "late", why: "no-place" },
      { actorId: "refused", why: "refused" },
      { actorId: "alone", why: "nothing-in-common" },
      { actorId: "herself", why: "refused" },
    ]);
  });
});

describe("the assignment", () => {
  const problems = fc
    .record({ rows: fc.integer({ min: 0, max: 5 }), columns: fc.integer({ min: 0, max: 4 }) })
    .chain(({ rows, columns }) =>
      fc.record({
        weights: fc.array(
          fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 20, max: 60 })), {
            minLength: columns,
            maxLength: columns,
          }),
          { minLength: rows, maxLength: rows },
        ),
        places: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: columns, maxLength: columns }),
      }),
    );
  type Problem = { weights: number[][]; places: number[] };

  const usedBy = (assigned: readonly (number | undefined)[], column: number) =>
    assigned.filter((one) => one === column).length;

  /** What the assignment is worth: a second place of a mentor counts one less than her first, a third two less. */
  const worth = ({ weights, places }: Problem, assigned: readonly (number | undefined)[]): number =>
    assigned.reduce<number>((sum, column, row) => sum + (column === undefined ? 0 : (weights[row]?.[column] ?? 0)), 0) -
    places.reduce((sum, _, column) => sum + (usedBy(assigned, column) * (usedBy(assigned, column) - 1)) / 2, 0);

  function best(problem: Problem, row = 0, assigned: (number | undefined)[] = []): number {
    if (row === problem.weights.length) return worth(problem, assigned);
    const choices = problem.places.flatMap((number, column) =>
      (problem.weights[row]?.[column] ?? 0) > 0 && usedBy(assigned, column) < number ? [column] : [],
    );
    return Math.max(...[undefined, ...choices].map((choice) => best(problem, row + 1, [...assigned, choice])));
  }

  function greedy({ weights, places }: Problem): (number | undefined)[] {
    const assigned: (number | undefined)[] = weights.map(() => undefined);
    const all = weights.flatMap((row, index) => row.map((weight, column) => ({ weight, index, column })));
    for (const { weight, index, column } of all.toSorted((one, other) => other.weight - one.weight))
      if (weight > 0 && assigned[index] === undefined && usedBy(assigned, column) < (places[column] ?? 0))
        assigned[index] = column;
    return assigned;
  }

  test("is worth as much as the best of all there are, keeps to the places and to what is allowed", () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const assigned = bestAssignment(problem.weights, problem.places);
        expect(assigned).toHaveLength(problem.weights.length);
        for (const [column, number] of problem.places.entries())
          expect(usedBy(assigned, column)).toBeLessThanOrEqual(number);
        for (const [row, column] of assigned.entries())
          if (column !== undefined) expect(problem.weights[row]?.[column]).toBeGreaterThan(0);
        expect(worth(problem, assigned)).toBe(best(problem));
      }),
      { numRuns: 500 },
    );
  });

  test("is never worth less than taking the best fit first, also with many", () => {
    const size = fc.integer({ min: 20, max: 40 });
    const many = fc.tuple(size, size, fc.integer({ min: 1, max: 1e9 })).map(([rows, columns, seed]): Problem => {
      let state = seed;
      const next = (below: number) => {
        state = (state * 48_271) % 2_147_483_647;
        return state % below;
      };
      return {
        weights: Array.from({ length: rows }, () =>
          Array.from({ length: columns }, () => (next(3) === 0 ? 100 + next(100) : 0)),
        ),
        places: Array.from({ length: columns }, () => next(4)),
      };
    });
    fc.assert(
      fc.property(many, (problem) => {
        const found = worth(problem, bestAssignment(problem.weights, problem.places));
        expect(found).toBeGreaterThanOrEqual(worth(problem, greedy(problem)));
      }),
      { numRuns: 40 },
    );
  });

  test("the same two fit equally well, whoever is looked at first", () => {
    const words = fc.constantFrom("kirjanpito", "nursing", "lärare", "data", "xyz", "kelloseppä", "laki");
    const one = fc.record({
      fields: words,
      languages: fc.constantFrom("suomi", "arabia", ""),
      town: fc.constantFrom("Turku", "etänä", ""),
    });
    fc.assert(
      fc.property(one, one, (first, second) => {
        expect(scoreOf(readProfile(first), readProfile(second))).toBe(scoreOf(readProfile(second), readProfile(first)));
      }),
    );
  });
});
