// Every end-to-end test takes `test` and `expect` from here: a test fails, whatever it looks at,
// when the page logs an error, throws one, breaks its own security policy, or asks anything of another origin.
import { test as base, expect } from '@playwright/test';

export { expect };

// The address is written a tenth of a second after a change, which is before any person's next move.
export const settled = (page) => page.evaluate(() => new Promise((done) => setTimeout(done, 150)));

export const test = base.extend({
  page: async ({ page }, use) => {
    for (const move of ['reload', 'goBack', 'goForward']) {
      const atOnce = page[move].bind(page);
      page[move] = async (...options) => {
        await settled(page);
        return atOnce(...options);
      };
    }
    await use(page);
  },
  // What a test brings about itself, as a pattern of the message.
  expectedErrors: [null, { option: true }],
  quiet: [
    async ({ context, baseURL, expectedErrors }, use) => {
      const { origin } = new URL(baseURL);
      const faults = [];
      context.on('console', (message) => {
        if (message.type() === 'error') faults.push(`console: ${message.text()} (${message.location().url})`);
      });
      context.on('weberror', (error) => faults.push(`page: ${error.error()}`));
      // Not every violation is logged; the event comes with each.
      await context.exposeBinding('violated', (_, what) => faults.push(`policy: ${what}`));
      await context.addInitScript(() =>
        addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sourceFile, lineNumber, sample }) =>
          window.violated([effectiveDirective, blockedURI, sourceFile, lineNumber, sample].join(' ')),
        ),
      );
      context.on('request', (request) => {
        const url = new URL(request.url());
        if (url.protocol !== 'data:' && url.origin !== origin) faults.push(`request: ${url}`);
      });
      await use();
      const unexpected = faults.filter((fault) => !expectedErrors?.test(fault));
      expect(unexpected, 'errors of the page and requests to other origins').toEqual([]);
    },
    { auto: true },
  ],
});
