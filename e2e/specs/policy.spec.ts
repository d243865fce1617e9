import { expect, given, test, then, when } from '../drivers/test.ts';

// Specs with the map are watched for requests and refused resources in the same way.
test.use({ withMap: false });

test('the built page has a strict Content-Security-Policy, loads from one origin, and shows markup from a link as text', async ({
  atlas,
}) => {
  // Requests to another origin, refused resources and console errors fail every spec; this one provokes them.
  await given('a link that carries markup', () =>
    atlas.open('#at=village:<img src=//example.org/x>&lang=<b>'),
  );
  const policy = await atlas.policy();
  await then('the policy allows what the atlas needs and nothing else', () => {
    expect(policy).toMatchObject({
      'default-src': "'none'",
      'script-src': "'self'",
      'style-src': "'self'",
      'worker-src': "'self'",
      'connect-src': "'self'",
      'object-src': "'none'",
      'base-uri': "'none'",
    });
    expect(JSON.stringify(policy)).not.toMatch(/unsafe|https?:|\*/);
    return Promise.resolve();
  });
  await then('the link is refused in words', () =>
    expect(atlas.text(/链接里有几处看不懂/).first()).toBeVisible(),
  );
  await when('the reader searches for markup', async () => {
    await atlas.search('<img src=//example.org/y onerror=alert(1)>');
  });
  await then('it is shown as text too', () =>
    expect(atlas.text('<img src=//example.org/y').first()).toBeVisible(),
  );
});
