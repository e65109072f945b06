export const followUp = {};
