import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

/** By the case's heading: in which test files it is played, and a part of the names of its tests there. */
const cases: Readonly<Record<string, readonly (readonly [file: string, name: string])[]>> = {
  "Channel deleted by an owner": [
    [
      "channels/states",
      "everything that the front pages offer answers, and where a new channel helps it opens with what waited",
    ],
  ],
  "Private channel turned public": [
    ["channels/states", "a log saved in a channel that was turned public shows neither tasks nor the next time there"],
    ["channels/states", "the two and the coordinator are told once, with the button that helps"],
  ],
  "Channel id changes": [["channels/moved", "a channel gets another id"]],
  "The worker is called back": [["channels/worker", "the two call their coordinator back into their channel"]],
  "Missed while away": [["channels/missed-while-away", "what happened to a pair's channel while the bot was away"]],
  "Account closed and opened again": [
    ["people/account-back", "is closed and opened again: she is back in her channel, and the other is told once"],
    ["people/account-back", "who had left the channel herself before her account was closed is not put back into it"],
  ],
  "Direct message that no longer exists": [["truth/short-cases", "Direct message that no longer exists"]],
  "Same person, new account": [["people/same-person", "Same person, new account"]],
  Rename: [["people/new-names", "of her profile follows into the topic, the channel's name and what others see"]],
  "No real name": [["people/names.rules", "a profile without a real name"]],
  "What is the first name?": [["people/names.rules", "a person is called"]],
  "Both ways round": [["bad-input/two-roles", "whoever has two roles is taken in each pair for what she is there"]],
  "Enterprise workspace, one of several": [
    ["slack/workspaces", "a member of several of the company's workspaces gets a pair"],
  ],
  "Installed for the whole organisation": [
    ["slack/workspaces", "an app that is installed for the whole organisation is named at the start"],
  ],
  "Bots in the people's picker": [["people/bots.rules", "is refused beside the field in every place"]],
  "Erased, then Slack tells more of her": [["own-data/forgotten", "Erased, then Slack tells more of her"]],
  "Address kept by a side list": [
    ["own-data/forgotten", "Address kept by a side list"],
    ["own-data/erasing-traces", "an announcement goes on and comes to its end while those to whom it goes are erased"],
    ["own-data/erasing", "a database restored from before the wish learns of it from the journal"],
    ["import/import", "who came with a list and is erased leaves nothing that leads to her account or her address"],
  ],
  "Nothing for those who were": [
    ["truth/short-cases", "Nothing for those who were"],
    ["pairs/replace", "the new mentor sees nothing of the old logs"],
  ],
  "Yes, and then no": [["pairs/taking-back", "a yes can be taken back, and none is made later"]],
  "An early job counts as done": [
    ["closing/rules", "a job before the planned number of meetings is a success of its own"],
    ["closing/closing", "her outcome gives way to the actor's, also to one that tells nothing"],
  ],
  "No more, please": [
    ["truth/short-cases", "No more, please"],
    ["matching/resting", "pairs.wrong.resting"],
  ],
  "Voice instead of words": [
    ["follow-up/typed-lines", "without words is answered at once: it is not kept"],
    ["follow-up/typed-lines", "that Slack shows with a caption is no reply in words"],
  ],
  "Words with a picture": [["follow-up/typed-lines", "with words: the words are offered for saving"]],
  "Edited before it was kept": [["follow-up/typed-lines", "a line that she has $name before she decides"]],
  "Taken back before it was kept": [
    ["follow-up/typed-lines", "a line that she deletes from several leaves the others"],
    ["follow-up/typed-lines", "a line below which there is a thread, and which she deletes, is gone"],
  ],
  "Five short messages": [["follow-up/typed-lines", "are one reply: the newest question alone has buttons"]],
  "Slack is slow while a form is being saved, and she corrects it": [
    ["slack/late-forms.thorough", "Slack is slow while a form is being saved, and she corrects it: every form"],
    ["slack/late-forms", "Slack does not say in time who the chosen people are"],
  ],
  "Stale front page": [
    ["truth/short-cases", "Stale front page"],
    ["bad-input/twice", "twice"],
  ],
  "Mention as a name": [["bad-input/hostile", "a first name"]],
  "What a screen reader and a locked phone say": [["journeys/every-view", "Slack takes every view and message"]],
  "The nightly job at 3": [
    [
      "keeping/backup",
      "one that was missed is made when the bot is there again, once; on the night without three o'clock",
    ],
    ["outbox/clock-jumps", "each repeated work is done once in each of its periods"],
  ],
  "Somebody abroad": [["meetings/abroad", "Somebody abroad"]],
  "Christmas and midsummer": [
    ["truth/short-cases", "Christmas and midsummer"],
    ["programmes/silent-days", "come every year, also over New Year, or once"],
  ],
  "Opened in Outlook": [
    [
      "meetings/calendar-reminders",
      "goes when another meeting replaces it, and the new one comes; each file names who organises it",
    ],
    ["meetings/reminders", "she gets a link and a file, and a new file when the meeting is moved or cancelled"],
  ],
  "Removed by a member": [["channels/reinstalled", "the app is removed from the workspace"]],
  "Two machines, one app": [
    ["health/health", "is red while another copy of the bot has the same tokens and another database"],
    ["health/health", "another copy of the bot is told to the coordinators once, and again only after it was away"],
    ["health/health", "when Slack greets with two connections, the coordinators are told once"],
  ],
  "Import with twins": [["truth/short-cases", "Import with twins"]],
  "The line above": [["truth/short-cases", "The line above"]],
  "Address of a closed account": [["import/closed-account", "Address of a closed account"]],
  "Meeting day, and no phone number": [["truth/short-cases", "Meeting day, and no phone number"]],
};

describe("each case from the life of such bots is played", () => {
  test("all forty", () => expect(Object.keys(cases)).toHaveLength(40));

  test.each(Object.entries(cases))("%s", (_heading, places) => {
    const missing = places.filter(([file, name]) => {
      const path = join(import.meta.dirname, "..", file.endsWith(".thorough") ? `${file}.ts` : `${file}.test.ts`);
      return !existsSync(path) || !readFileSync(path, "utf8").includes(name);
    });
    expect(missing).toEqual([]);
  });
});
