import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linkError } from './schemas/fields.ts';
import { isForInsiders, plainLink, unwrapped } from './wrapped-addresses.ts';

const PAGE = 'https://www.example.org/report';
const ENCODED = encodeURIComponent(PAGE);
const BASE64 = btoa(PAGE).replaceAll('=', '');

describe('the address inside is found', () => {
  it.each([
    `https://eur02.safelinks.protection.outlook.com/?url=${ENCODED}&data=05%7C02%7Cjane%40city.example&reserved=0`,
    `https://gcc01.safelinks.protection.outlook.com/ap/w-59584e83/?url=${ENCODED}&data=05`,
    `https://usg02.safelinks.protection.office365.us/?url=${ENCODED}`,
    `https://statics.teams.cdn.office.net/evergreen-assets/safelinks/1/atp-safelinks.html?url=${ENCODED}&locale=en-us`,
    `https://statics.teams.cdn.office.net/evergreen-assets/safelinks/2/atp-safelinks.html?url=${ENCODED}`,
    `https://nam.safelink.emails.azure.net/redirect/?destination=${ENCODED}&p=x`,
    `https://www.google.com/url?q=${PAGE}&sa=D&source=editors&ust=1&usg=AOv`,
    `http://www.google.com/url?q=${PAGE}`,
    `https://www.google.co.uk/url?sa=t&rct=j&url=${ENCODED}&usg=x`,
    `https://www.google.com.br/url?q=${ENCODED}`,
    `https://scholar.google.com/scholar_url?url=${ENCODED}&hl=en`,
    'https://www.google.com/amp/s/www.example.org/report',
    'https://www-example-org.cdn.ampproject.org/c/s/www.example.org/report',
    'https://cdn.ampproject.org/v/s/www.example.org/report',
    'https://www-example-org.translate.goog/report?_x_tr_sl=pt&_x_tr_tl=en&_x_tr_hl=en',
    `https://translate.google.com/translate?hl=en&sl=pt&u=${ENCODED}`,
    `https://urldefense.proofpoint.com/v1/url?u=${ENCODED}&k=abc`,
    'https://urldefense.proofpoint.com/v2/url?u=https-3A__www.example.org_report&d=Dw&c=e',
    'https://urldefense.com/v3/__https://www.example.org/report__;!!abc!def$',
    'https://urldefense.us/v3/__https://www.example.org/report__;!!abc!def$',
    'https://urldefense.com/v3/__https:/www.example.org/report__;!!abc!def$',
    `https://linkprotect.cudasvc.com/url?a=${ENCODED}&c=E,1,abc&typo=1`,
    `https://secure-web.cisco.com/1abcDEF-ghi/${ENCODED}`,
    `https://clicktime.symantec.com/3abc/?u=${ENCODED}`,
    `https://eu-west-1.protection.sophos.com/?d=example.org&u=${BASE64}&i=abc`,
    `https://protect2.fireeye.com/v1/url?k=1&q=1&e=2&u=${ENCODED}`,
    `https://protect.checkpoint.com/v2/___${PAGE}___.YXAz`,
    `https://l.facebook.com/l.php?u=${ENCODED}%3Ffbclid%3Dabc&h=AT0`,
    `https://lm.facebook.com/l.php?u=${ENCODED}`,
    `https://l.instagram.com/?u=${ENCODED}&e=AT`,
    `https://www.linkedin.com/redir/redirect?url=${ENCODED}&urlhash=a`,
    `https://www.linkedin.com/safety/go?url=${ENCODED}`,
    `https://www.youtube.com/redirect?event=video_description&q=${ENCODED}&v=abc`,
    `https://out.reddit.com/t3_abc?url=${ENCODED}&token=a`,
    `https://slack-redir.net/link?url=${ENCODED}&v=3`,
    `https://duckduckgo.com/l/?uddg=${ENCODED}&rut=a`,
    `https://www.bing.com/ck/a?!&&p=abc&ptn=3&u=a1${BASE64}&ntb=1`,
    `https://r.search.yahoo.com/_ylt=A;_ylu=Y/RV=2/RE=1/RO=10/RU=${ENCODED}/RK=2/RS=a`,
    `https://links-1.govdelivery.com/CL0/${ENCODED.replaceAll('%3A', ':')}/1/0100/abc=1`,
    `https://links.govdelivery.com/track?type=click&enid=Z&&&101&&&${PAGE}`,
    `https://abc.r.eu-west-1.awstrack.me/L0/${ENCODED.replaceAll('%3A', ':')}/1/0102/x`,
  ])('in %s', (url) => {
    expect(unwrapped(url)).toEqual({ inside: PAGE });
    expect(plainLink(url)).toBe(PAGE);
    expect(linkError(url)).toContain(PAGE);
  });

  it.each([
    [
      'https://urldefense.com/v3/__https://example.org/caf*C3*A9*part__;JSUj!!a!b$',
      'https://example.org/caf%C3%A9#part',
    ],
    [
      'https://urldefense.com/v3/__https://example.org/**Bx__;w6nDqMOg!!a!b$',
      'https://example.org/éèàx',
    ],
    [
      'https://urldefense.proofpoint.com/v2/url?u=https-3A__example.org_a-2Db-5Fc-3Fd-3D1-26e-3D2&d=D',
      'https://example.org/a-b_c?d=1&e=2',
    ],
    [
      'https://my--city-example.translate.goog/a?id=3&_x_tr_sl=pt#b',
      'https://my-city.example/a?id=3#b',
    ],
    [
      'https://www.google.com/url?q=https://example.org/a%3Fb%3D1%26utm_source%3Dx',
      'https://example.org/a?b=1',
    ],
    ['https://www.google.com/url?q=http://example.org/a', 'http://example.org/a'],
  ])('with its characters: %s', (url, inside) => {
    expect(unwrapped(url)).toEqual({ inside });
  });
});

describe('an address that only the service knows', () => {
  it.each([
    'https://protect-eu.mimecast.com/s/AbCdEf',
    'https://url.uk.m.mimecastprotect.com/s/abc?domain=example.org',
    'https://lnkd.in/dAbCdEf',
    'https://bit.ly/3abc',
    'http://bit.ly/3abc',
    'https://t.co/abc',
    'https://goo.gl/maps/abc',
    'https://maps.app.goo.gl/abc',
    'https://city.us3.list-manage.com/track/click?u=1&id=2',
    'https://u123.ct.sendgrid.net/ls/click?upn=abc',
    'https://links.example.org/ls/click?upn=u001.abc',
    'https://d2v8.hubspotlinks.com/Ctc/ABC',
    'https://lnks.gd/l/abc',
    'https://r20.rs6.net/tn.jsp?f=001abc',
    'https://clicktime.symantec.com/15siFDnFabc',
    'https://www.google.com/url?q=javascript:alert(1)',
    `https://www.google.com/url?q=${encodeURIComponent('https://bit.ly/3abc')}`,
    'https://urldefense.com/v3/__broken',
  ])('%s', (url) => {
    expect(unwrapped(url)).toBe('hidden');
    expect(plainLink(url)).toBe(url);
    expect(linkError(url)).toBe('linkHidden');
  });
});

describe('a page for insiders', () => {
  it.each([
    'https://city.sharepoint.com/:w:/r/sites/rights/Shared%20Documents/a.docx?d=1',
    'https://city-my.sharepoint.com/personal/jane_city_example/Documents/a.pdf',
    'https://city.sharepoint.com/sites/rights/SitePages/Home.aspx',
    'https://outlook.office.com/mail/inbox/id/AAQ',
    'https://outlook.office365.com/mail/',
    'https://mail.google.com/mail/u/0/#inbox/abc',
    'https://drive.google.com/drive/my-drive',
    'https://drive.google.com/drive/u/1/shared-with-me',
    'https://teams.microsoft.com/l/message/19:abc@thread.v2/1',
    'https://teams.microsoft.com/l/channel/19:abc/General?groupId=1',
    'https://city.slack.com/archives/C01/p1',
    'https://app.slack.com/client/T01/C01',
    'https://www.example.org/wp-admin/post.php?post=1&action=edit',
    'https://www.example.org/blog/wp-admin/',
    'https://www.example.org/node/12/edit',
    'https://intranet.city.example/report',
  ])('%s', (url) => {
    expect(isForInsiders(url)).toBe(true);
    expect(linkError(url)).toBe('linkForInsiders');
  });
});

it.each([
  'https://www.google.com/search/about',
  'https://www.google.com/maps/place/Porto',
  'https://urlscan.io/url?q=https://example.org',
  'https://www.example.org/url?q=https://example.com/',
  'https://www.youtube.com/watch?v=abc',
  'https://youtu.be/abc',
  'https://www.linkedin.com/pulse/rights-of-people',
  'https://www.linkedin.com/feed/update/urn:li:activity:1',
  'https://www.linkedin.com/company/city',
  'https://www.facebook.com/city/posts/1',
  'https://www.instagram.com/p/abc/',
  'https://docs.google.com/document/d/e/2PACX-1v/pub',
  'https://docs.google.com/forms/d/e/1FAIpQ/viewform',
  'https://drive.google.com/file/d/abc/view',
  'https://drive.google.com/drive/folders/abc',
  'https://calendar.google.com/calendar/embed?src=abc',
  'https://outlook.office365.com/owa/calendar/city@example.org/bookings/',
  'https://teams.microsoft.com/l/meetup-join/19%3ameeting_abc/0',
  'https://slack.com/help/articles/1',
  'https://www.microsoft.com/en-us/microsoft-365/sharepoint/collaboration',
  'https://duckduckgo.com/about',
  'https://www.bing.com/search?q=porto',
  'https://translate.google.com/about/',
  'https://bitly.com/pages/products',
  'https://mailchi.mp/example/newsletter',
  'https://content.govdelivery.com/accounts/CITY/bulletins/1',
  'https://us3.campaign-archive.com/?u=1&id=2',
  'https://www.example.org/c/events',
  'https://www.example.org/tr/cl/page',
  'https://www.example.org/wp-content/uploads/report.pdf',
  'https://www.mimecast.com/blog/',
  'https://www.proofpoint.com/us/blog',
  'https://www.reddit.com/r/privacy/',
  'https://doi.org/10.1000/182',
  'https://web.archive.org/web/2020/https://bit.ly/3abc',
  'https://web.archive.org/web/2020/https://www.google.com/url?q=https://example.org/',
  'https://web.archive.org/web/2020/https://www.example.org/wp-admin/',
])('%s is an ordinary page', (url) => {
  expect(unwrapped(url)).toBeUndefined();
  expect(linkError(url)).toBeUndefined();
});

it('takes off every layer', () => {
  const layers = [
    (inside: string) => `https://www.google.com/url?q=${encodeURIComponent(inside)}&sa=D`,
    (inside: string) =>
      `https://eur01.safelinks.protection.outlook.com/?url=${encodeURIComponent(inside)}&data=05`,
    (inside: string) => `https://l.facebook.com/l.php?u=${encodeURIComponent(inside)}&h=AT`,
    (inside: string) => `https://urldefense.com/v3/__${inside}__;!!a!b$`,
  ];
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...layers), { minLength: 1, maxLength: 4 }),
      fc.webPath({ size: 'small' }).map((path) => path.replace(/[*#_]/g, '')),
      (list, path) => {
        const page = `https://www.example.org/${path.replace(/^\/+/, '')}`;
        const url = list.reduce((inside, wrap) => wrap(inside), page);
        expect(unwrapped(url)).toEqual({ inside: page });
      },
    ),
  );
});

it('reads any text', () => {
  fc.assert(
    fc.property(fc.oneof(fc.webUrl({ withQueryParameters: true }), fc.string()), (text) => {
      const layer = unwrapped(text);
      expect(layer === undefined || layer === 'hidden' || URL.canParse(layer.inside)).toBe(true);
    }),
  );
});
