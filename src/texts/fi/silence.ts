export const silence = {};
