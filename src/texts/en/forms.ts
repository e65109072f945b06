import type { Same } from "../catalogue.ts";
import type { forms as fi } from "../fi/forms.ts";

export const forms: Same<typeof fi> = {
  cancel: "Cancel",
  save: "Save",
  saved: "Your change has been saved.",
  close: "Close",
  empty: "No answer",
  needed: "Please answer this question.",
  choose: {
    one: "Choose",
    several: "Choose one or more",
    person: "Choose a person",
    people: "Choose one or more people",
    channel: "Choose a channel",
    date: "Choose a day",
    time: "Choose a time",
  },
  noSuchDate: "There is no such day. Choose a day in the calendar.",
  noSuchTime: "There is no such time. Write the time like this: 17:30.",
  notOffered: "You can no longer choose this. Please choose again.",
  tooLong: "The text is too long. It can have at most {{longest}} characters.",
  wholeNumber: "Write a number. The smallest is {{least}} and the largest is {{most}}.",
  noSensitive: "Do not write a personal identity code or anything about health.",
};
