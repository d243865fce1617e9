/** Runs before each file of unit tests. */
import fc from 'fast-check';

// Property tests of fast-check start from the same seed in every run (set in vite.config.ts): whether a change passes must not depend on chance.
// Includes the error of the counterexample in the message, which the end of `npm test` shows.
fc.configureGlobal({ seed: Number(process.env.AXIS_SEED), includeErrorInReport: true });
