/** Mails as programs save them: every encoding, with the proposal in every place where people put it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  asHtml,
  composeMail,
  encodeAs,
  flow,
  NAMES,
  quote,
  TRANSFERS,
  type MailPart,
  type MailToCompose,
} from '../../quality/testing/mails.ts';
import { writeCityFile, type CityInput } from '../join/city-file.ts';
import { htmlToText, unreadableFormat } from './formats.ts';
import { isMail, readMail, unflow } from './mail.ts';
import { readSent, type Reading } from './read-sent.ts';

const LABELS = ['Name in English', 'Country', 'Summary'];

const city = (name: string, local: string, language: string, text: string): CityInput => ({
  name,
  localNames: [{ name: local, language }],
  country: 'GR',
  latitude: 38.2466,
  longitude: 21.7346,
  status: 'candidate',
  applied: '2026-11-24',
  language,
  summary: text,
  statement: `${text} ${text}\n\n${text} ${text} ${text}`,
});

/** Cities in several scripts, each with the encodings in which mails are written there. */
const CITIES: readonly [encodings: readonly string[], file: CityInput][] = [
  [
    ['utf-8', 'iso-8859-7', 'windows-1253'],
    city('Patras', 'Πάτρα', 'el', 'Η πόλη ανοίγει τα δεδομένα της και ρωτά τους κατοίκους.'),
  ],
  [
    ['utf-8', 'shift_jis', 'euc-jp'],
    city('Sapporo', '札幌市', 'ja', '札幌市はアルゴリズムの一覧を公開し、市民に説明します。'),
  ],
  [
    ['utf-8', 'windows-1251', 'koi8-r'],
    city('Varna', 'Варна', 'bg', 'Градът публикува своите данни и пита хората какво да прави.'),
  ],
  [
    ['utf-8', 'gb18030', 'gbk'],
    city('Chengdu', '成都市', 'zh', '成都市公开其算法登记册，并向市民解释每一项用途。'),
  ],
  [['utf-8'], city('Irbid', 'إربد', 'ar', 'تنشر المدينة بياناتها وتسأل سكانها عما يفعلونه بها.')],
];

const GREETING = 'Dear colleagues,\n\nhere is our proposal:\n\n';
const REGARDS = '\n\n-- \nDigital Office\n+30 555 0100\n';

const text = (content: string): MailPart => ({ content, type: 'text/plain' });
const attached = (file: string, part: Partial<MailPart> = {}): MailPart => ({
  content: Buffer.from(file),
  type: 'text/markdown',
  name: 'city.md',
  transfer: 'base64',
  ...part,
});
const LETTER = text('Please find attached our proposal.\n');

/** The parts of a mail for each way in which people send the file. */
const WAYS: Readonly<Record<string, (file: string) => readonly MailPart[]>> = {
  'in the text': (file) => [text(GREETING + file + REGARDS)],
  'at the beginning of the text': (file) => [text(file + REGARDS)],
  'quoted in the text': (file) => [text(`Is this right?\n\n${quote(file)}\n\nRegards\n`)],
  'with flowing lines': (file) => [
    { content: flow(GREETING + file + REGARDS), type: 'text/plain; format=flowed' },
  ],
  'quoted with flowing lines': (file) => [
    { content: flow(`Re:\n\n${quote(file)}`), type: 'text/plain; format="flowed"' },
  ],
  'in HTML': (file) => [{ content: asHtml(GREETING + file + REGARDS), type: 'text/html' }],
  'in HTML, in a box': (file) => [
    { content: `<p>Hello</p><pre>\n${file.replaceAll('&', '&amp;')}</pre>`, type: 'text/html' },
  ],
  attached: (file) => [LETTER, attached(file)],
  'attached as a program': (file) => [
    LETTER,
    attached(file, { type: 'application/octet-stream', transfer: 'quoted-printable' }),
  ],
  'attached as a text with a further ending': (file) => [
    LETTER,
    attached(file, { type: 'text/plain', name: 'city.md.txt' }),
  ],
  'attached within the text, as by Apple Mail': (file) => [
    LETTER,
    attached(file, { type: 'text/plain', disposition: 'inline' }),
    text('\nSent from my phone\n'),
  ],
  'attached alone': (file) => [attached(file)],
  'in a mail that is forwarded': (file) => [
    text('See below.\n'),
    {
      content: composeMail({ subject: 'Πρόταση', parts: [LETTER, attached(file)] }),
      type: 'message/rfc822',
    },
  ],
  'in a mail that is attached': (file) => [
    text('See the attachment.\n'),
    {
      content: composeMail({ subject: 'Προτάση', parts: [text(GREETING + file)] }),
      type: 'application/octet-stream',
      transfer: 'base64',
      name: 'Fwd.eml',
    },
  ],
};

const read = (bytes: Uint8Array) => readSent(bytes, 'the file mail.eml', 'mail.eml', LABELS);
const readComposed = (mail: MailToCompose) => read(composeMail(mail));
const files = ({ proposals }: Reading) => proposals.map((proposal) => proposal.text.trim());

describe.each(Object.entries(WAYS))('a file that is sent %s', (_, partsOf) => {
  const all = CITIES.flatMap(([encodings, data]) =>
    encodings.flatMap((charset) =>
      TRANSFERS.map((transfer) => ({ charset, transfer, city: data.name, data })),
    ),
  );

  it.each(all)('is found in $charset, $transfer ($city)', async ({ charset, transfer, data }) => {
    const file = writeCityFile(data);
    const reading = await readComposed({ charset, transfer, parts: partsOf(file) });
    expect(files(reading)).toEqual([file.trim()]);
    expect(reading.proposals).toMatchObject([{ kind: 'file', day: '2026-11-24' }]);
    expect(reading.unread).toEqual([]);
  });
});

describe('an attachment', () => {
  const FILE = writeCityFile(CITIES[0]?.[1] ?? city('', '', '', ''));

  it.each(NAMES)('is named as it was, in %s', async (nameAs) => {
    const name = nameAs === 'plain' ? 'patras.md' : 'Πάτρα – πρόταση.md';
    const reading = await readComposed({
      subject: 'Πρόταση: Πάτρα',
      parts: [LETTER, attached(FILE, { name, nameAs })],
    });
    expect(reading.proposals[0]?.where).toBe(
      `the attachment ${name} of the mail “Πρόταση: Πάτρα” by digital@example.org of 24 November 2026`,
    );
    expect(reading.others).toEqual([
      {
        where: expect.stringMatching(/^the text of the mail/) as string,
        text: LETTER.content.toString().trimEnd(),
      },
    ]);
  });

  it('has the name of a file alone, whatever path a program gives it', async () => {
    const reading = await readComposed({
      parts: [LETTER, attached(FILE, { name: 'C:\\\\Users\\\\ana\\\\..\\\\patras.md' })],
    });
    expect(reading.proposals[0]?.where).toContain('the attachment patras.md of');
  });

  it('may be in the one other encoding that the mail names, which is said', async () => {
    const [, , encoding = ''] = CITIES[0]?.[0] ?? [];
    const parts = [
      LETTER,
      attached(FILE, {
        content: encodeAs(encoding, FILE),
        type: `text/plain; charset=${encoding}`,
      }),
    ];
    const reading = await readComposed({ parts });
    expect(files(reading)).toEqual([FILE.trim()]);
    expect(reading.unread).toEqual([expect.stringContaining('were read as windows-1253')]);

    const [first, last] = [
      parts[0] ?? LETTER,
      attached(FILE, { content: encodeAs(encoding, FILE) }),
    ];
    const unknown = await readComposed({ parts: [first, last] });
    expect(unknown.proposals).toEqual([]);
    expect(unknown.unread).toEqual([expect.stringContaining('save it as UTF-8')]);
  });

  it('is found beside pictures and documents, which are named', async () => {
    const reading = await readComposed({
      parts: [
        LETTER,
        attached('', {
          content: Buffer.from('%PDF-1.7'),
          name: 'signed.pdf',
          type: 'application/pdf',
        }),
        attached(FILE),
      ],
    });
    expect(files(reading)).toEqual([FILE.trim()]);
    expect(reading.unread).toEqual([expect.stringContaining('the attachment signed.pdf')]);
  });
});

describe('a mail', () => {
  const FILE = writeCityFile(CITIES[0]?.[1] ?? city('', '', '', ''));
  const OTHER = FILE.replace('Patras', 'Thebes');

  it('may hold several proposals', async () => {
    const reading = await readComposed({
      parts: [text(`${GREETING}${OTHER}`), attached(FILE)],
    });
    expect(files(reading)).toEqual([FILE.trim(), OTHER.trim()]);
  });

  it('may be one of a mailbox that is saved as a file', async () => {
    const box = ['a', 'b'].map((_, index) =>
      Buffer.concat([
        Buffer.from('From digital@example.org Tue Nov 24 09:12:33 2026\r\n'),
        composeMail({ parts: [attached(index === 0 ? FILE : OTHER)] }),
        Buffer.from('\r\n\r\n'),
      ]),
    );
    expect(files(await read(Buffer.concat(box)))).toEqual([FILE.trim(), OTHER.trim()]);
  });

  it('is told from other texts', () => {
    expect(isMail(composeMail({ parts: [LETTER] }))).toBe(true);
    expect(isMail(Buffer.from('From: a@example.org\nSubject: Hello\n\nText'))).toBe(true);
    for (const other of [
      FILE,
      '### Country\n\nGreece',
      'name: Patras\ncountry: GR\n',
      '',
      'From: x',
    ])
      expect(isMail(Buffer.from(other))).toBe(false);
  });

  it('loses nothing of a text that only looks like one', async () => {
    const sent = Buffer.from(`From: us\nTo: you\n${FILE}`);
    expect(files(await read(sent))).toEqual([FILE.trim()]);
  });

  it('is read to a depth that ends', async () => {
    let mail = composeMail({ parts: [attached(FILE)] });
    for (let depth = 0; depth < 14; depth += 1)
      mail = composeMail({ parts: [LETTER, { content: mail, type: 'message/rfc822' }] });
    const reading = await read(mail);
    expect(reading.proposals).toEqual([]);
    expect(reading.unread).toEqual([expect.stringContaining('holds too many others')]);
  });

  it('is read as written in two that programs have saved', async () => {
    const outlook = [
      'Received: from mail.example.org (192.0.2.1) by mx.example.net;',
      '\tTue, 24 Nov 2026 07:12:40 +0000',
      'From: =?iso-8859-7?Q?=D8=E7=F6=E9=E1=EA=FC_=E3=F1=E1=F6=E5=DF=EF?= <digital@example.org>',
      'Subject: =?iso-8859-7?Q?=D0=F1=FC=F4=E1=F3=E7?=',
      'Date: Tue, 24 Nov 2026 09:12:33 +0200',
      'Content-Type: multipart/mixed;',
      '\tboundary="_004_AM0PR"',
      'MIME-Version: 1.0',
      '',
      '--_004_AM0PR',
      'Content-Type: multipart/alternative;',
      '\tboundary="_000_AM0PR"',
      '',
      '--_000_AM0PR',
      'Content-Type: text/plain; charset="iso-8859-7"',
      'Content-Transfer-Encoding: quoted-printable',
      '',
      '=D3=F5=ED=E7=EC=EC=DD=ED=E1',
      '--_000_AM0PR',
      'Content-Type: text/html; charset="iso-8859-7"',
      'Content-Transfer-Encoding: quoted-printable',
      '',
      '<html><body><p class=3D"MsoNormal">=D3=F5=ED=E7=EC=EC=DD=ED=E1</p></body></html>',
      '--_000_AM0PR--',
      '--_004_AM0PR',
      'Content-Type: application/octet-stream; name="patras.md"',
      'Content-Description: patras.md',
      'Content-Disposition: attachment; filename="patras.md"; size=999;',
      '\tcreation-date="Tue, 24 Nov 2026 07:12:00 GMT"',
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from(FILE).toString('base64').replace(/.{76}/g, '$&\r\n'),
      '--_004_AM0PR--',
    ].join('\r\n');
    const first = await read(Buffer.from(outlook));
    expect(files(first)).toEqual([FILE.trim()]);
    expect(first.proposals[0]?.where).toContain('the mail “Πρόταση” by digital@example.org');
    expect(first.others.map((other) => other.text)).toEqual(['Συνημμένα']);

    const apple = [
      'From: Digital Office <digital@example.org>',
      'Content-Type: multipart/mixed; boundary="Apple-Mail=_1"',
      'Mime-Version: 1.0 (Mac OS X Mail 16.0)',
      'Subject: Re: Your proposal: some answers are missing (Patras)',
      'Date: Tue, 24 Nov 2026 09:12:33 +0200',
      '',
      '--Apple-Mail=_1',
      'Content-Transfer-Encoding: 7bit',
      'Content-Type: text/plain; charset=us-ascii',
      '',
      'Here it is.',
      '',
      '--Apple-Mail=_1',
      'Content-Disposition: inline;',
      '\tfilename=patras-draft.md',
      'Content-Type: text/markdown; x-unix-mode=0644; name="patras-draft.md"',
      'Content-Transfer-Encoding: quoted-printable',
      '',
      Buffer.from(FILE)
        .toString('latin1')
        .replace(/[^\n -<>-~]/g, (byte) => `=${byte.charCodeAt(0).toString(16).toUpperCase()}`)
        .replaceAll('\n', '\r\n'),
      '--Apple-Mail=_1',
      'Content-Transfer-Encoding: 7bit',
      'Content-Type: text/plain; charset=us-ascii',
      '',
      '> On 23 Nov 2026, at 10:00, office@example.net wrote:',
      '> You need not begin again.',
      '--Apple-Mail=_1--',
    ].join('\r\n');
    const second = await read(Buffer.from(apple));
    expect(files(second)).toEqual([FILE.trim()]);
    expect(second.proposals[0]?.where).toContain('the attachment patras-draft.md');
    expect(second.others[0]?.text).toContain('You need not begin again.');
  });

  it('never makes it fail, whatever the bytes are', async () => {
    const parts = composeMail({ parts: [LETTER, attached(FILE)] })
      .toString('latin1')
      .split('\r\n');
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.oneof(fc.constantFrom(...parts), fc.string({ unit: 'binary', maxLength: 30 })),
          { maxLength: 40 },
        ),
        fc.uint8Array({ maxLength: 40 }),
        async (lines, bytes) => {
          const mail = Buffer.from(lines.join('\r\n'));
          for (const sent of [mail, Buffer.concat([mail, bytes]), bytes]) {
            const reading = await read(sent);
            expect(Object.keys(reading)).toEqual(['proposals', 'others', 'unread']);
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('what is no text', () => {
  const zip = (inside: string) => Buffer.from(`PK\u0003\u0004${inside}`, 'latin1');
  it.each([
    ['mail.msg', Buffer.from('D0CF11E0A1B11AE1', 'hex'), 'outlook'],
    ['letter.doc', Buffer.from('D0CF11E0A1B11AE1', 'hex'), 'office'],
    ['letter.docx', zip('word/document.xml'), 'office'],
    ['letter.odt', zip('mimetypeapplication/vnd.oasis.opendocument.text'), 'office'],
    ['letter.rtf', Buffer.from('{\\rtf1'), 'office'],
    ['all.zip', zip('patras.md'), 'archive'],
    ['all.gz', Buffer.from('1F8B08', 'hex'), 'archive'],
    ['letter.pdf', Buffer.from('%PDF-1.7'), 'pdf'],
    ['scan.jpg', Buffer.from('FFD8FFE0', 'hex'), 'picture'],
    ['scan.png', Buffer.from('89504E470D0A', 'hex'), 'picture'],
    ['scan.heic', Buffer.from('\0\0\0\u0018ftypheic', 'latin1'), 'picture'],
    ['winmail.dat', Buffer.from('789F3E2200', 'hex'), 'winmail'],
  ] as const)('%s is named for what it is, with what to do', async (name, bytes, format) => {
    expect(unreadableFormat(bytes, name)).toBe(format);
    const { proposals, unread } = await readSent(bytes, `the file ${name}`, name, LABELS);
    expect(proposals).toEqual([]);
    expect(unread).toEqual([expect.stringContaining(`A program cannot read the file ${name}: `)]);
  });
});

describe('unflow', () => {
  it('joins what belongs together, and keeps signatures, quotations and stuffed spaces', () => {
    expect(unflow('One \ntwo\n-- \nOffice', false)).toBe('One two\n-- \nOffice');
    expect(unflow('> One \n> two\nthree', false)).toBe('> One two\nthree');
    expect(unflow('One \n> two', false)).toBe('One \n> two');
    expect(unflow('   - name', false)).toBe('  - name');
    expect(unflow('日本 \n語', true)).toBe('日本語');
  });

  it('takes back what mail programs do, for any lines', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: fc.constantFrom('a', 'b', ' ', '>', '日'), maxLength: 200 }), {
          maxLength: 6,
        }),
        (lines) => {
          const plain = lines.map((line) => line.trimEnd().replace(/^>+/, '')).join('\n');
          expect(unflow(flow(plain), false)).toBe(plain);
        },
      ),
    );
  });
});

describe('htmlToText', () => {
  it('shows lines as readers see them', () => {
    expect(htmlToText('<div>a</div><div><br></div><div>b &amp; c</div>').trim()).toBe('a\n\nb & c');
    expect(htmlToText('a<br>\n&nbsp; - b<br>c').trim()).toBe('a\n  - b\nc');
    expect(htmlToText('<pre>a\n  b</pre><p>x\n  y</p>').trim()).toBe('a\n  b\nx y');
    expect(htmlToText('<style>a</style><p style="white-space: pre">a  b</p>').trim()).toBe('a  b');
  });
});

describe('readMail', () => {
  it('gives up on a mail of too many parts within parts', async () => {
    const nested = Array.from(
      { length: 300 },
      (_, i) => `Content-Type: multipart/mixed; boundary="b${i}"\r\n\r\n--b${i}\r\n`,
    ).join('');
    expect(await readMail(Buffer.from(`From: a@example.org\r\n${nested}`))).toBeUndefined();
  });
});
