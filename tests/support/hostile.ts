import fc from "fast-check";

/** Texts that Slack, i18next, a spreadsheet, a database or a screen would interpret. For the bot they are only text. */
const pieces = [
  "<!channel>",
  "<!here|x>",
  "<!everyone>",
  "<!subteam^S0TYPED01>",
  "<@U0TYPED01>",
  "<@U0TYPED01|kaisa>",
  "<#C0TYPED01|salaisuus>",
  "<https://evil.example|Auroras>",
  "<mailto:a@evil.example|kirjoita>",
  "<!date^1392734382^{date}^https://evil.example|eilen>",
  "https://evil.example/a?b=1&c=<2>",
  "&lt;!channel&gt;",
  "&amp;amp;",
  "&",
  "<",
  ">",
  "|",
  "*a* _b_ ~c~ `d`",
  "```\n",
  "> \n>>> ",
  ":tada:",
  "{{name}}",
  "$t(forms.save)",
  "{{{x}}}",
  "=cmd|'/c calc'!A1",
  "+1",
  "-1",
  "@SUM(A1)",
  "\t=1",
  '"; drop table people; --',
  "'",
  "\\",
  "\\u0000",
  "\u0000",
  "\u0007\u001b[31m",
  "\r\n",
  "\n\n\n",
  "\u2028\u2029",
  "\u202e\u2066",
  "\u200b\u200d\ufeff",
  "e\u0301\u0302\u0303\u0304",
  "👩‍👩‍👧‍👦",
  "🇫🇮",
  "😀",
  "ﷺ",
  "\ud83d",
  "\ude00",
  "__proto__",
  "constructor",
  "null",
  "0",
  " ",
];

/** The shortest text, the longest that a field allows, and one character more. */
export const hostile = (longest: number): fc.Arbitrary<string> =>
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 12 }).map((all) => all.join("")),
    },
    { weight: 2, arbitrary: fc.string({ unit: "binary", maxLength: 60 }) },
    { weight: 1, arbitrary: fc.array(fc.nat(0xffff), { maxLength: 40 }).map((units) => String.fromCharCode(...units)) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom(...pieces), fc.integer({ min: -2, max: 1 }))
        .map(([piece, more]) => [...piece.repeat(longest)].slice(0, longest + more).join("")),
    },
  );
