import { viewUrl } from '../../base/git-host.ts';
import { securityExpiry } from '../../site/security-txt.ts';
import { gitHost } from '../../base/site-git-host.ts';
import { absolute } from '../../model/urls.ts';
import { settings } from '../../settings.ts';

const FILE = '/.well-known/security.txt';

/** RFC 9116. Each daily build renews it. If the site is below a path, a copy belongs at the root of the host. */
export function GET(): Response {
  return new Response(
    [
      `Contact: mailto:${settings.securityEmail}`,
      `Expires: ${securityExpiry(settings.buildDay)}`,
      'Preferred-Languages: en',
      ...[...new Set([`${settings.site}${FILE}`, absolute(FILE)])].map(
        (address) => `Canonical: ${address}`,
      ),
      `Policy: ${viewUrl(gitHost, 'SECURITY.md')}`,
      '',
    ].join('\n'),
  );
}
