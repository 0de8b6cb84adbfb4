import { viewUrl } from '../../lib/forge.ts';
import { securityExpiry } from '../../lib/security-txt.ts';
import { forge } from '../../lib/site-forge.ts';
import { absolute } from '../../lib/urls.ts';
import { settings } from '../../settings.ts';

/** RFC 9116. It is written anew by each daily build. */
export function GET(): Response {
  return new Response(
    [
      `Contact: mailto:${settings.securityEmail}`,
      `Expires: ${securityExpiry(settings.buildDay)}`,
      'Preferred-Languages: en',
      `Canonical: ${absolute('/.well-known/security.txt')}`,
      `Policy: ${viewUrl(forge, 'SECURITY.md')}`,
      '',
    ].join('\n'),
  );
}
