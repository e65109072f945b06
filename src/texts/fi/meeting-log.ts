export const meetingLog = {};
