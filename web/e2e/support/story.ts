import { test as base } from '@playwright/test';

export { expect } from '@playwright/test';

/** A story of its own: whatever phones and desks it opened are closed at its end, so that none of them lives on in the next. */
export const test = base.extend<{ closing: void }>({
  closing: [
    async ({ browser }, use) => {
      await use();
      for (const context of browser.contexts()) await context.close();
    },
    { auto: true },
  ],
});
