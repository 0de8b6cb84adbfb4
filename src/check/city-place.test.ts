import { expect, it } from 'vitest';
import { checkFile } from './check-file.ts';
import { guideOf } from './problem.ts';

const city = (country: string, latitude: string, longitude: string) =>
  `---\nname: A city\ncountry: ${country}\nlatitude: ${latitude}\nlongitude: ${longitude}\nstatus: candidate\napplied: 2026-11-24\nsummary: The city opens its data, and asks its people what to do with them.\n---\n`;
const problems = (country: string, latitude: string, longitude: string) =>
  checkFile('cities', 'content/cities/a-city.md', city(country, latitude, longitude)).problems;

it.each([
  ['GR', '22.94', '40.64', /Write "latitude: 40\.64" and "longitude: 22\.94"/],
  ['BR', '2.53', '44.31', /Write "latitude: -2\.53" and "longitude: -44\.31"/],
  ['GR', '0', '0', /Copy the latitude and the longitude from a map/],
  ['PT', '25', '-45', /Copy the latitude and the longitude from a map/],
])('a city of %s at %s, %s lies far outside', (country, latitude, longitude, fix) => {
  expect(problems(country, latitude, longitude)).toMatchObject([
    { rule: 'city-place', line: 4, fix: expect.stringMatching(fix) as string },
  ]);
  expect(problems(country, latitude, longitude).map(guideOf)).toEqual(['numbers-and-codes']);
});

it.each([
  ['GR', '40.64', '22.94'],
  ['BR', '-2.53', '-44.31'],
  ['FR', '-20.88', '55.45'],
])('a city of %s at %s, %s does not', (country, latitude, longitude) => {
  expect(problems(country, latitude, longitude)).toEqual([]);
});

it('is not judged where a field has an error of its own', () => {
  expect(problems('ZZ', '0', '0').map(({ rule }) => rule)).toEqual(['field-value']);
  expect(problems('GR', '95', '0').map(({ rule }) => rule)).toEqual(['field-value']);
});
