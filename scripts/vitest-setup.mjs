/** Runs before each file of unit tests. */
import fc from 'fast-check';

// A property test of fast-check starts from the same seed in every run (vite.config.ts chooses it): whether a change passes must not depend on chance.
// The error of the counterexample stands in the message, where the end of `npm test` shows it.
fc.configureGlobal({ seed: Number(process.env.AXIS_SEED), includeErrorInReport: true });
