import type { BrowserContext, ConsoleMessage, Page } from '@playwright/test';

/** Errors of a page. */
export interface Faults {
  console: string[];
  pageErrors: string[];
  policy: string[];
  foreignRequests: string[];
}

/** Collects the errors of a page from its first line on. Call before the page is opened. */
export async function watch(context: BrowserContext, page: Page, origin: string): Promise<Faults> {
  const faults: Faults = { console: [], pageErrors: [], policy: [], foreignRequests: [] };
  page.on('console', (message: ConsoleMessage) => {
    if (message.type() === 'error') faults.console.push(message.text());
  });
  page.on('pageerror', (error) => faults.pageErrors.push(error.message));
  // Listens to the context, not the page, so that requests of workers are included.
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol !== 'data:' && url.protocol !== 'blob:' && url.origin !== origin)
      faults.foreignRequests.push(url.href);
  });
  await page.exposeFunction('reportPolicyViolation', (what: string) => faults.policy.push(what));
  await page.addInitScript(() => {
    const report = (globalThis as unknown as { reportPolicyViolation: (what: string) => void })
      .reportPolicyViolation;
    document.addEventListener('securitypolicyviolation', (event) => {
      report(
        `${event.effectiveDirective} refused ${event.blockedURI} at ${event.sourceFile}:${event.lineNumber}`,
      );
    });
  });
  return faults;
}
