/** What built pages say of how a city became a member, and of what waits for a decision. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LIVING, PLAIN, VARIANT, type TestSite } from '../testing/sites.ts';

/** The main part of a page as people read it, with the addresses of its links in brackets. */
function read(page: string, { folder }: TestSite = PLAIN): string {
  const html = readFileSync(join(folder, page, 'index.html'), 'utf8');
  return html
    .slice(html.indexOf('<main'), html.indexOf('</main>'))
    .replace(/<a [^>]*?href="?([^" >]+)"?[^>]*>/g, '[$1] ')
    .replace(/<\/(?:dt|dd|li|p|h\d)>/g, '\n')
    .replace(/<[^>]+>/g, '')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/\s*\n\s*/g, '\n');
}

describe('the page of a city says what shows the membership', () => {
  it('of a member that an office has confirmed', () => {
    const page = read('cities/reykjavik');
    expect(page).toContain('What shows the membership');
    expect(page).toContain('Joined\nSeptember 2023\nSource of the membership\n');
    expect(page).toContain(
      'Last confirmed\n1 October 2026, by Office of the coalition\n[https://www.example.net/members] ',
    );
    expect(page).not.toContain('has confirmed this here yet');
  });

  it('of a member that nobody has confirmed', () => {
    expect(read('cities/porto')).toContain(
      'No office of the coalition has confirmed this here yet; it rests on the source above.',
    );
  });

  it('of a member that left and joined again, each membership once', () => {
    const page = read('cities/zaragoza');
    expect(page).toContain('Applied\n20 December 2025\nJoined\n1 March 2026\n');
    expect(page).toContain('Last confirmed\nMarch 2026, by Office of the coalition\n');
    expect(page).toContain(
      'Earlier membership\n28 March 2019 at the latest, to 2023, [https://tech',
    );
    expect(page).toContain('[https://www.example.net/council/2023] ');
    for (const date of ['20 December 2025', '1 March 2026'])
      expect(page.split(date)).toHaveLength(2);
  });

  it('of a former member', () => {
    const page = read('cities/gothenburg');
    expect(page).toContain('This city left the coalition in March 2025.');
    expect(page).toContain('What shows that it was a member');
    expect(page).toContain('Source of the leaving\n[https://www.example.net/council/2025-03] ');
    expect(page).not.toContain('has confirmed this here yet');
  });

  it('of a candidate, which has none yet, and where its application stands', () => {
    const page = read('cities/kyoto');
    expect(page).toContain('What shows the application');
    expect(page).toContain(', planned for February 2027\n[https://www.example.net/kyoto/council] ');
    expect(page).toContain('Promise\nTo uphold the Declaration\n');
    expect(page).toContain(
      'Received on 24 November 2026\nChecked, and on this site\nBeing decided\n',
    );
    expect(page).toContain('[/join/next/] ');
    expect(page).not.toContain('has confirmed this here yet');
  });

  it('of a former member that applies again', () => {
    const page = read('cities/bergen');
    expect(page).toContain('This city was a member and has applied again.');
    expect(page).toContain('Member: 20 May 2019 to June 2024, [https://www.example.net/members] ');
    expect(page).toContain('Received in November 2026\n');
  });
});

describe('what happens after a city applies', () => {
  it('has taken as long as the data say', () => {
    const page = read('join/next', VARIANT);
    expect(page).toContain('showed the city as a candidate\n16 days (one city)\n');
    expect(page).toContain('until the city was a member\n55 days (one city)\n');
    expect(page).toContain(
      '2 cities wait for a decision. The one that has waited longest applied in November 2026.',
    );
  });

  it('has taken no time that is known where the history is not', () => {
    expect(read('join/next')).toContain('No city has gone through these steps on this site yet');
  });
});

describe('the page of what waits', () => {
  it('has every candidate with what its file leaves open, the longest waiting first', () => {
    const page = read('join/waiting');
    expect(page).toMatch(/Bergen\n[\s\S]*Kyoto\n/);
    expect(page).toContain('Norway · Applied in November 2026\n');
    expect(page).toContain('Still open in its file: “Contact” and “Who proposes the city”.');
    expect(page).toContain('The decision of the city is planned for February 2027.');
  });

  it('leads to the lists of the git host, one for each that it tells apart', () => {
    const lists = (site: TestSite) =>
      [...read('join/waiting', site).matchAll(/\[(\S*(?:pulls|issues)\?\S*)\]/g)].map(
        ([, address]) => address,
      );
    expect(lists(PLAIN)).toHaveLength(3);
    expect(lists(VARIANT)).toHaveLength(2);
    expect(read('join/waiting')).toContain('docs/guides/reviewing.md]');
  });

  it('leads to no list whose address nobody has confirmed', () => {
    const page = read('join/waiting', LIVING);
    expect(page).toContain('Nobody has confirmed yet where proposals are received');
    expect(page).not.toMatch(/pulls|issues/);
  });
});
