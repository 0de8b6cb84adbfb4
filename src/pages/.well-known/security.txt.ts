import { absolute, path } from '../../lib/urls.ts';
import { settings } from '../../settings.ts';

/** RFC 9116. Valid for a year from the day for which the site is built. */
export function GET(): Response {
  const expires = new Date(`${settings.buildDay}T00:00:00Z`);
  expires.setUTCFullYear(expires.getUTCFullYear() + 1);
  return new Response(
    [
      `Contact: mailto:${settings.securityEmail}`,
      `Expires: ${expires.toISOString()}`,
      'Preferred-Languages: en',
      `Canonical: ${settings.site}${path('/.well-known/security.txt')}`,
      `Policy: ${absolute('/contact/')}`,
      '',
    ].join('\n'),
  );
}
