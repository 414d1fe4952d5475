/**
 * How long a test waits for what is on its way, in milliseconds: `vi.waitUntil` and `vi.waitFor` give up after one second, which a busy machine may need
 * for a single answer. It bounds how long a test that fails takes, and asserts nothing.
 */
export const PATIENCE = { timeout: 60_000 };
