export const kickoff = {};
