import type { Same } from "../catalogue.ts";
import type { importing as fi } from "../fi/import.ts";

export const importing: Same<typeof fi> = {
  button: "Import a CSV file",
  title: "Import people",
  read: "Read the file",
  take: "Import",
  again: "Choose another file",
  seenBy:
    "The coordinators see this information. Each person sees their own information and gets a message about who added it.",
  file: "CSV file",
  fileHint: "At most 5,000 rows and 2 megabytes.",
  how: "The first line of the file has the headings. They can be in any order, and in Finnish, Swedish or English.\n*These headings are needed:* {{needed}}.\n*These are optional:* {{others}}.",
  roles:
    "The role is mentor or mentee. One row is one person in one role. The language of the bot is the one in which I write to this person: Finnish, easy Finnish, Swedish or English.",
  lettersHow:
    "E-mail messages: write meetings, meetings and announcements, or no. I send nothing before the person has confirmed the address with a code.",
  before: "First you see what the file will change. Nothing is saved until you press “Import”.",
  reading: "I am reading the file. This takes a moment.",
  preview: "This is what the file will change. Nothing has been saved yet.",
  counts: {
    new: "New: {{count}}",
    changed: "Changed: {{count}}",
    unchanged: "Unchanged: {{count}}",
    own: "Wrote their own information, so I change nothing: {{count}}",
    wrong: "Rows with a mistake, which I do not import: {{count}}",
  },
  letters:
    "Wishes for e-mail: {{count}}. I do not send them anything yet. They get a message in Slack, and each confirms the address herself with a code. If somebody does not do so in 60 days, I delete the address.",
  unknown: "I do not know these headings, so I do not import them: {{headings}}",
  closedAccounts:
    "Rows whose address has a closed account: {{lines}}. I will save the information. When a new account with the same address comes, I will connect the information to it.",
  forgotten:
    "*Rows of people who have had their information deleted:* {{lines}}. I will not import them. If they have asked to come back themselves, tick this.",
  forgottenLabel: "People who have had their information deleted",
  forgottenAsked: "They have asked for this themselves. Import them.",
  wrongRows: "*Rows with a mistake*",
  wrongRow: "Line {{line}}: {{why}}",
  nothing: "The file changes nothing.",
  done: "Done. The information has been saved. The CSV file stays in Slack. Delete it there when you no longer need it.",
  noAddresses:
    "I cannot connect the people you imported with their Slack accounts. The Auroras app lacks the permission users:read.email. Ask an admin of the workspace to install the app again. Then the app gets the permission. I will try again once a day.",
  waiting:
    "I look for them in the workspace with the e-mail address. Those I find, and those who join later, get a message about their information. If a person does not join within 60 days, I delete their information.",
  gone: "This preview is no longer valid. Choose the file again.",
  unsaved: "Nothing was saved.",
  reason: {
    missing: "this is missing: {{column}}.",
    formula: "this begins with a character that a spreadsheet reads as a formula: {{column}}.",
    email: "there is a mistake in the e-mail address.",
    role: "the role is neither mentor nor mentee.",
    number: "{{column}}: write a number, 0–10.",
    yesNo: "{{column}}: write yes or no.",
    date: "{{column}}: write the day like this: 1.2.2026.",
    language: "{{column}}: write Finnish, easy Finnish, Swedish or English.",
    mail: "{{column}}: write meetings, meetings and announcements, or no.",
    tooLong: "this is too long: {{column}}. At most {{longest}} characters.",
    letters: "this has characters that I cannot read: {{column}}.",
    moreCells: "the row has more columns than there are headings.",
    twice: "the same person in the same role is already on line {{other}}.",
    otherName: "the same e-mail address is on line {{other}} with another name.",
    otherLanguage: "the same person has another language on line {{other}}.",
  },
  problem: {
    empty: "The file is empty. Choose another file.",
    onlyHeadings: "The file has only headings. Write a row for each person and choose the file again.",
    tooBig: "The file is too big. It can be at most 2 megabytes. Divide the list into several files.",
    tooMany: "The file has too many rows. It can have at most 5,000 rows. Divide the list into several files.",
    tooManyColumns:
      "The file has too many columns. It can have at most 1,000 columns. Remove the columns that you do not need.",
    spreadsheet:
      "This is an Excel file. Open it in a spreadsheet program and save it as “CSV UTF-8”. Then choose that file.",
    utf16: "The file is in UTF-16, which I cannot read. Save it again as “CSV UTF-8”.",
    notText: "This is not a text file. Save the list as “CSV UTF-8” and choose it.",
    encoding: "I cannot read all the letters. Save the file again as “CSV UTF-8”.",
    noAccess:
      "Slack does not let me read files. Ask an admin of the workspace to install the Auroras app again. Then the app gets the permission files:read.",
    notFetched: "I could not get the file from Slack. Try again in a moment.",
    quotes: "There is a mistake in the quotation marks on line {{line}}. Correct them and choose the file again.",
    columns: "A heading is missing on the first line: {{columns}}. Add it and choose the file again.",
    doubleColumns: "The same heading is there twice: {{columns}}. Keep only one of them and choose the file again.",
  },
};
