import { describe, expect, it } from 'vitest';
import { countryCandidates, countryCode } from './places.ts';
import { COUNTRY_CODES } from './schemas/fields.ts';

/**
 * Names in use, a country a line: those of the United Nations and of ISO 3166, with what stands
 * behind the comma or in brackets there; short, former and colloquial ones; and those of the
 * country itself, as they are written there and in Latin letters.
 */
const IN_USE = `
AD Principality of Andorra; Andorre
AE United Arab Emirates (the); UAE; U.A.E.; Emirates; Emirati Arabi Uniti; Emiratos Árabes Unidos; VAE; الإمارات; الامارات العربية المتحدة; Al-Imarat
AF Islamic Republic of Afghanistan; Islamic Emirate of Afghanistan; افغانستان; AFG
AG Antigua and Barbuda; Antigua & Barbuda; Antigua
AL Republic of Albania; Shqipëria; Shqiperia; Albanien
AM Republic of Armenia; Հայաստան; Hayastan
AO Republic of Angola
AR Argentine Republic; Republic of Argentina; República Argentina; The Argentine
AT Republic of Austria; Republik Österreich; Oesterreich; Österreich; Autriche
AU Commonwealth of Australia; AUS
AZ Republic of Azerbaijan; Azərbaycan; Azerbaycan; Azerbaidjan
BA Bosnia & Herzegovina; Bosnia; Bosnia-Herzegovina; Bosna i Hercegovina; Босна и Херцеговина; BiH
BB Barbados
BD People's Republic of Bangladesh; People’s Republic of Bangladesh; বাংলাদেশ
BE Kingdom of Belgium; België; Belgique; Belgien; Royaume de Belgique
BF Burkina; Upper Volta; Haute-Volta
BG Republic of Bulgaria; България; Balgariya; Bulgarien
BH Kingdom of Bahrain; البحرين
BI Republic of Burundi
BJ Republic of Benin; Dahomey; Bénin
BN Brunei; Nation of Brunei; Brunei Darussalam
BO Plurinational State of Bolivia; Bolivia (Plurinational State of); Bolivia, Plurinational State of; Estado Plurinacional de Bolivia
BR Federative Republic of Brazil; Brasil; República Federativa do Brasil; BRA
BS Bahamas (the); The Bahamas; Commonwealth of the Bahamas; Bahamas, The
BT Kingdom of Bhutan; Druk Yul
BW Republic of Botswana
BY Republic of Belarus; Belorussia; Byelorussia; Беларусь; Белоруссия; White Russia
BZ Belize
CA Kanada; CAN
CD Democratic Republic of the Congo; Congo (the Democratic Republic of the); Congo, Democratic Republic of the; Congo, Dem. Rep.; Dem. Rep. Congo; DR Congo; D.R. Congo; DRC; D.R.C.; Congo DR; RDC; Zaire; Zaïre; Congo-Kinshasa; Congo (Kinshasa); République démocratique du Congo; República Democrática del Congo; Demokratische Republik Kongo; RD Congo
CF Central African Republic (the); République centrafricaine; CAR; C.A.R.
CG Republic of the Congo; Congo, Rep.; Congo Republic; Congo-Brazzaville; Congo (Brazzaville); République du Congo
CH Swiss Confederation; Schweiz; Suisse; Svizzera; Svizra; Confoederatio Helvetica; Helvetia; Die Schweiz; La Suisse
CI Côte d'Ivoire; Cote d'Ivoire; Ivory Coast; Republic of Côte d'Ivoire; Elfenbeinküste
CL Republic of Chile; Chili
CM Republic of Cameroon; Cameroun
CN People's Republic of China; PRC; P.R. China; PR China; P.R.C.; Mainland China; 中国; 中国大陆; 中华人民共和国; 中華人民共和国; Zhongguo; Zhōngguó
CO Republic of Colombia; Columbia
CR Republic of Costa Rica
CU Republic of Cuba; Kuba
CV Republic of Cabo Verde; Cape Verde; Cabo Verde; Cap-Vert
CY Republic of Cyprus; Κύπρος; Kypros; Kıbrıs; Chypre
CZ Czech Republic; The Czech Republic; Czechia; Česko; Česká republika; Ceska republika; Tschechien; Tschechische Republik; República Checa; République tchèque; Repubblica Ceca; Bohemia
DE Federal Republic of Germany; Bundesrepublik Deutschland; BRD; FRG; Allemagne; Alemania; Duitsland; Niemcy; Germania
DJ Republic of Djibouti
DK Kingdom of Denmark; Danmark; Kongeriget Danmark
DM Commonwealth of Dominica; Dominica
DO Dominican Republic (the); Dominican Rep.; República Dominicana
DZ People's Democratic Republic of Algeria; الجزائر; Al-Jazair; Algérie
EC Republic of Ecuador; Équateur
EE Republic of Estonia; Eesti
EG Arab Republic of Egypt; Egypt, Arab Rep.; مصر; Misr; Masr; جمهورية مصر العربية; Ägypten
EH Western Sahara; Sahrawi Republic; Sahara Occidental
ER State of Eritrea
ES Kingdom of Spain; España; Espana; Reino de España; Espanya; Espainia; Espagne
ET Federal Democratic Republic of Ethiopia; Abyssinia; ኢትዮጵያ; Ityopiya
FI Republic of Finland; Suomi; Suomen tasavalta; Finlande
FJ Republic of Fiji; Fiji Islands
FM Micronesia (Federated States of); Federated States of Micronesia; Micronesia, Fed. Sts.; Micronesia; FSM
FR French Republic; République française; Republique Francaise; Frankreich; Francia; Metropolitan France
GA Gabonese Republic
GB U.K.; UK; U.K; United Kingdom of Great Britain and Northern Ireland (the); United Kingdom of Great Britain and Northern Ireland; Great Britain; Britain; G.B.; England; Scotland; Wales; Northern Ireland; Cymru; Alba; Royaume-Uni; Reino Unido; Vereinigtes Königreich; Ulster
GD Grenada
GE Republic of Georgia; საქართველო; Sakartvelo; Georgien
GH Republic of Ghana; Gold Coast
GM The Gambia; Gambia (the); Gambia, The; Republic of The Gambia; Islamic Republic of the Gambia
GN Guinea; Republic of Guinea; Guinea-Conakry; Guinée; French Guinea
GQ Republic of Equatorial Guinea; Guinea Ecuatorial; Guinée équatoriale
GR Hellenic Republic; Hellas; Ελλάς; Ελλάδα; Ελλαδα; ΕΛΛΑΔΑ; Ellada; Ellas; Grèce; Grecia; GRC; Ελληνική Δημοκρατία
GT Republic of Guatemala
GW Republic of Guinea-Bissau; Guinea Bissau; Guiné-Bissau
GY Co-operative Republic of Guyana; Cooperative Republic of Guyana; British Guiana
HK Hong Kong; Hongkong; Hong Kong SAR; Hong Kong, China; Hong Kong SAR, China; 香港; H.K.
HN Republic of Honduras
HR Republic of Croatia; Hrvatska; Republika Hrvatska; Kroatien; Croacia; Croatie
HT Republic of Haiti; Haïti; Ayiti
HU Hungary; Magyarország; Magyarorszag; Republic of Hungary; Ungarn; Hongrie
ID Republic of Indonesia; Republik Indonesia
IE Republic of Ireland; Éire; Eire; Irish Republic; Southern Ireland; Irland
IL State of Israel; ישראל; Yisrael; מדינת ישראל
IN Republic of India; Bharat; Bhārat; भारत; भारत गणराज्य; Hindustan; Indien; Inde; இந்தியா; ভারত
IQ Republic of Iraq; العراق; Irak
IR Iran (Islamic Republic of); Islamic Republic of Iran; Iran, Islamic Rep.; Persia; ایران
IS Republic of Iceland; Ísland; Island
IT Italian Republic; Repubblica Italiana; Italia; Italien
JM Jamaica
JO Hashemite Kingdom of Jordan; Kingdom of Jordan; الأردن; الاردن; Al-Urdun; Jordanien; المملكة الأردنية الهاشمية
JP Nippon; Nihon; 日本; 日本国; にほん; Japon; Japón; State of Japan
KE Republic of Kenya
KG Kyrgyz Republic; Kirghizia; Kirgizstan; Кыргызстан; Kirgizia
KH Kingdom of Cambodia; Kampuchea; Cambodge; កម្ពុជា
KI Republic of Kiribati
KM Union of the Comoros; Comoros (the); The Comoros; Comores
KN Saint Kitts and Nevis; St. Kitts & Nevis; St Kitts and Nevis; Saint Christopher and Nevis; Federation of Saint Kitts and Nevis
KP Democratic People's Republic of Korea; Korea (the Democratic People's Republic of); Korea, Dem. People's Rep.; North Korea; DPRK; D.P.R.K.; DPR Korea; Nordkorea
KR Korea; Republic of Korea; Korea, Republic of; Korea (the Republic of); Korea, Rep.; Korea Republic; South Korea; S. Korea; Korea, South; ROK; 대한민국; 한국; Hanguk; Daehan Minguk; Südkorea; Corée; Corea; République de Corée
KW State of Kuwait; الكويت
KZ Republic of Kazakhstan; Қазақстан; Казахстан; Kazakstan; Qazaqstan
LA Lao People's Democratic Republic (the); Lao PDR; Lao P.D.R.; Laos; Lao; ລາວ; Lao People’s Democratic Republic
LB Lebanese Republic; لبنان; Lubnan; Liban
LC St. Lucia; St Lucia; Saint Lucia
LI Principality of Liechtenstein; Fürstentum Liechtenstein
LK Democratic Socialist Republic of Sri Lanka; Ceylon; இலங்கை
LR Republic of Liberia
LS Kingdom of Lesotho; Basutoland
LT Republic of Lithuania; Lietuva; Litauen
LU Grand Duchy of Luxembourg; Luxemburg; Lëtzebuerg; Grand-Duché de Luxembourg
LV Republic of Latvia; Latvija; Lettland
LY State of Libya; Libyan Arab Jamahiriya; ليبيا; Libia
MA Kingdom of Morocco; Maroc; المغرب; Al-Maghrib; Marokko; Marruecos
MC Principality of Monaco
MD Republic of Moldova; Moldova (the Republic of); Moldova, Republic of; Moldavia; Republica Moldova
ME Montenegro; Crna Gora; Црна Гора
MG Republic of Madagascar; Madagasikara; Malagasy Republic
MH Republic of the Marshall Islands; Marshall Islands (the); Marshall Is.
MK North Macedonia; Republic of North Macedonia; Macedonia; Macedonia, FYR; FYROM; F.Y.R.O.M.; The former Yugoslav Republic of Macedonia; Former Yugoslav Republic of Macedonia; Macedonia (the former Yugoslav Republic of); Republic of Macedonia; Северна Македонија; Makedonija
ML Republic of Mali
MM Republic of the Union of Myanmar; Burma; Birmanie; မြန်မာ; Myanmar (Burma); Union of Burma
MN Mongolia; Монгол Улс; Mongol Uls; Mongolei; Outer Mongolia
MO Macao; Macau; Macao SAR; Macau SAR, China; 澳門
MR Islamic Republic of Mauritania; موريتانيا
MT Republic of Malta
MU Republic of Mauritius; Maurice; Île Maurice
MV Republic of Maldives; The Maldives; Maldive Islands
MW Republic of Malawi; Nyasaland
MX United Mexican States; Mexico; México; Mejico; Estados Unidos Mexicanos; Mexiko
MY Federation of Malaysia; Malaya
MZ Republic of Mozambique; Moçambique; Mocambique
NA Republic of Namibia; South West Africa
NE Republic of the Niger; Niger (the); Niger
NG Federal Republic of Nigeria
NI Republic of Nicaragua
NL Kingdom of the Netherlands; Netherlands (Kingdom of the); Netherlands (the); Netherlands, The; Holland; Nederland; Niederlande; Pays-Bas; Países Bajos; Koninkrijk der Nederlanden
NO Kingdom of Norway; Norge; Noreg; Norwegen; Norvège
NP Federal Democratic Republic of Nepal; नेपाल
NR Republic of Nauru
NZ New Zealand; Aotearoa; Aotearoa New Zealand; N.Z.; NZL; Neuseeland
OM Sultanate of Oman; عمان; عُمان
PA Republic of Panama; Panamá
PE Republic of Peru; Perú; Perou
PG Independent State of Papua New Guinea; PNG; Papua
PH Republic of the Philippines; Philippines (the); The Philippines; Phillipines; Philipines; Pilipinas; Filipinas
PK Islamic Republic of Pakistan; پاکستان
PL Republic of Poland; Polska; Rzeczpospolita Polska; Polen; Pologne
PR Commonwealth of Puerto Rico; Porto Rico
PS State of Palestine; Palestine, State of; Palestine; Palestinian Territories; Occupied Palestinian Territory; Palestinian Territory, Occupied; West Bank and Gaza; West Bank; Gaza; فلسطين; Filastin; Palästina
PT Portuguese Republic; República Portuguesa
PW Republic of Palau; Belau
PY Republic of Paraguay
QA State of Qatar; قطر
RO România; Romania; Rumania; Roumania; Rumänien; Roumanie
RS Republic of Serbia; Srbija; Србија; Serbien; Republika Srbija
RU Russian Federation; Russian Federation (the); Россия; Российская Федерация; Rossiya; Russland; Russie
RW Republic of Rwanda; Ruanda
SA Kingdom of Saudi Arabia; KSA; K.S.A.; السعودية; المملكة العربية السعودية
SB Solomon Is.; Solomon Islands
SC Republic of Seychelles; The Seychelles
SD Sudan (the); Republic of the Sudan; The Sudan; السودان
SE Kingdom of Sweden; Sverige; Konungariket Sverige; Schweden
SG Republic of Singapore; 新加坡; Singapura
SI Republic of Slovenia; Slovenija; Slowenien
SK Slovak Republic; Slovak Rep.; Slovensko; Slovenská republika; Slowakei; Slovaquie
SL Republic of Sierra Leone
SM Republic of San Marino; Serenissima Repubblica di San Marino
SN Republic of Senegal; Sénégal
SO Federal Republic of Somalia; Soomaaliya; الصومال
SR Republic of Suriname; Surinam; Dutch Guiana
SS Republic of South Sudan; South Sudan; S. Sudan
ST Democratic Republic of Sao Tome and Principe; São Tomé and Príncipe; Sao Tome & Principe; Sao Tome; São Tomé; São Tomé e Príncipe
SV Republic of El Salvador; Salvador; El Salvador
SY Syrian Arab Republic; Syrian Arab Republic (the); سوريا; سورية; Suriya; Syrien
SZ Kingdom of Eswatini; Swaziland; eSwatini; Kingdom of Swaziland
TD Republic of Chad; Tchad; تشاد
TG Togolese Republic; Togo
TH Kingdom of Thailand; Siam; ประเทศไทย; ไทย; Prathet Thai
TJ Republic of Tajikistan; Tadjikistan; Тоҷикистон
TL Democratic Republic of Timor-Leste; East Timor; Timor-Leste; Timor Leste; Timor-Lorosa'e
TM Turkmenistan; Türkmenistan; Turkmenia
TN Republic of Tunisia; Tunisie; تونس; Tunis
TO Kingdom of Tonga
TR Republic of Türkiye; Türkiye; Turkiye; Turkey; Republic of Turkey; Türkiye Cumhuriyeti; Türkei; Turquie
TT Republic of Trinidad and Tobago; Trinidad; Trinidad & Tobago; Tobago; T&T
TV Ellice Islands; Tuvalu
TW Taiwan; Republic of China; Taiwan, Province of China; Taiwan (Province of China); Taiwan, R.O.C.; Chinese Taipei; Formosa; ROC; 台灣; 臺灣; 台湾; 中華民國
TZ United Republic of Tanzania; Tanzania, the United Republic of; Tanzania, United Republic of; Tanganyika; Zanzibar
UA Ukraine; The Ukraine; Україна; Ukraina; Ukrayina; Украина
UG Republic of Uganda
US U.S.; US; U.S.A.; USA; United States of America (the); United States of America; The United States; America; The States; EE. UU.; EE.UU.; EEUU; Estados Unidos; Estados Unidos de América; États-Unis; États-Unis d'Amérique; Vereinigte Staaten; Vereinigte Staaten von Amerika; Stati Uniti; 美国; アメリカ; 미국; الولايات المتحدة; الولايات المتحدة الأمريكية; Amerika
UY Eastern Republic of Uruguay; Oriental Republic of Uruguay; República Oriental del Uruguay
UZ Republic of Uzbekistan; Oʻzbekiston; O'zbekiston; Ozbekiston; Узбекистан
VA Holy See; Holy See (the); Vatican; The Vatican; Vatican City; Vatican City State; State of the Vatican City; Città del Vaticano; Santa Sede; Saint-Siège
VC St. Vincent and the Grenadines; Saint Vincent & the Grenadines; St Vincent; Saint Vincent
VE Bolivarian Republic of Venezuela; Venezuela (Bolivarian Republic of); Venezuela, RB; Venezuela, Bolivarian Republic of; República Bolivariana de Venezuela
VN Viet Nam; Vietnam; Socialist Republic of Viet Nam; Socialist Republic of Vietnam; Việt Nam; Viêt Nam; S.R. Vietnam
VU Republic of Vanuatu; New Hebrides
WS Independent State of Samoa; Western Samoa; Samoa
XK Kosovo; Republic of Kosovo; Kosova
YE Republic of Yemen; Yemen, Rep.; اليمن
ZA Republic of South Africa; South Africa; RSA; R.S.A.; Suid-Afrika; iNingizimu Afrika; Afrique du Sud; Südafrika
ZM Republic of Zambia; Northern Rhodesia
ZW Republic of Zimbabwe; Rhodesia; Southern Rhodesia
BQ Bonaire, Sint Eustatius and Saba; Bonaire; Caribbean Netherlands
FK Falkland Islands (Malvinas); Falkland Islands (the) [Malvinas]; Falklands; Malvinas; Islas Malvinas
FO Faroe Islands; Faeroe Islands; Faroes; Føroyar
GF French Guiana; Guyane; Guyane française
GL Greenland; Kalaallit Nunaat; Grønland
IM Isle of Man
MF Saint Martin (French part); St. Martin (French part)
SX Sint Maarten (Dutch part); Sint Maarten
PF French Polynesia; Tahiti
RE Réunion; Reunion; La Réunion
SH Saint Helena, Ascension and Tristan da Cunha; St. Helena; Saint Helena
TC Turks and Caicos Islands; Turks & Caicos
VG Virgin Islands (British); British Virgin Islands; BVI
VI Virgin Islands (U.S.); Virgin Islands, U.S.; US Virgin Islands; U.S. Virgin Islands; USVI
`;

const names = IN_USE.trim()
  .split('\n')
  .flatMap((line) => {
    const [code = '', ...rest] = line.split(' ');
    return rest
      .join(' ')
      .split('; ')
      .map((name) => [name, code] as const);
  });

describe('a country', () => {
  it.each(names)('is known as %s (%s)', (name, code) => {
    expect(countryCode(name, COUNTRY_CODES)).toBe(code);
  });

  it('is known in capitals, and without what keyboards lack', () => {
    for (const [name, code] of names) {
      expect(countryCode(name.toUpperCase(), COUNTRY_CODES), name).toBe(code);
      const plain = name
        .normalize('NFD')
        .replace(/[\u0300-\u036F]/g, '')
        .replaceAll('’', "'");
      expect(countryCode(` ${plain}. `, COUNTRY_CODES), plain).toBe(code);
    }
  });
});

describe('a name of two countries', () => {
  it.each([
    ['Congo', ['CG', 'CD']],
    ['The Congo', ['CG', 'CD']],
    ['Kongo', ['CG', 'CD']],
    ['Конго', ['CG', 'CD']],
    ['コンゴ', ['CG', 'CD']],
    ['الكونغو', ['CG', 'CD']],
    ['Virgin Islands', ['VG', 'VI']],
    ['Czechoslovakia', ['CZ', 'SK']],
  ])('leaves %s open', (name, codes) => {
    expect(countryCandidates(name, COUNTRY_CODES)).toEqual(codes);
    expect(countryCode(name, COUNTRY_CODES)).toBeUndefined();
  });
});

it.each([
  '',
  'Atlantis',
  'Europe',
  'Republic',
  'Republic of',
  'the',
  'State',
  'Barcelona',
  'Catalonia, Republic of',
  'Yugoslavia',
  'Turkish Republic of Northern Cyprus',
  'ZZ',
  'XX',
  '?',
])('"%s" is no country', (name) => {
  expect(countryCandidates(name, COUNTRY_CODES)).toEqual([]);
});
