import fc from 'fast-check';

// Every property test draws the same cases in every run: a failure is a change in the code, never chance.
// NEREID_TEST_SEED draws others.
fc.configureGlobal({ seed: Number(process.env.NEREID_TEST_SEED ?? 2023) });
