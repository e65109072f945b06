/**
 * How much of it a test does that could go on for ever: so much in every run, and so much in the thorough one (`npm run test:thorough`),
 * to which every test file belongs that asks for a dose.
 */
export const dose = <T>(usual: T, thorough: T): T => (process.env.THOROUGH ? thorough : usual);
