import { describe, expect, it } from 'vitest';
import { calendarZone, instantOf, timeZoneRules } from './time-zones.ts';

const utc = (local: string, zone: string) =>
  new Date(instantOf(local, zone)).toISOString().slice(0, 16);

describe('instantOf', () => {
  it.each([
    ['2027-01-15T12:00', 'Europe/Madrid', '2027-01-15T11:00'],
    ['2027-03-27T12:00', 'Europe/Madrid', '2027-03-27T11:00'],
    ['2027-03-28T01:59', 'Europe/Madrid', '2027-03-28T00:59'],
    ['2027-03-28T03:00', 'Europe/Madrid', '2027-03-28T01:00'],
    ['2027-10-31T01:59', 'Europe/Madrid', '2027-10-30T23:59'],
    ['2027-10-31T03:00', 'Europe/Madrid', '2027-10-31T02:00'],
    ['2027-11-07T12:00', 'America/New_York', '2027-11-07T17:00'],
    ['2027-07-01T12:00', 'Asia/Kathmandu', '2027-07-01T06:15'],
    ['2027-07-01T12:00', 'America/St_Johns', '2027-07-01T14:30'],
    ['2027-07-01T12:00', 'UTC', '2027-07-01T12:00'],
  ])('reads %s in %s as %s', (local, zone, expected) => {
    expect(utc(local, zone)).toBe(expected);
  });

  it('takes the first of an hour that comes twice', () => {
    expect(utc('2027-10-31T02:30', 'Europe/Madrid')).toBe('2027-10-31T00:30');
  });

  it('counts an hour that is left out on from before it', () => {
    expect(utc('2027-03-28T02:30', 'Europe/Madrid')).toBe('2027-03-28T01:30');
  });
});

describe('calendarZone', () => {
  it('keeps the zone, in its usual spelling', () => {
    expect(calendarZone('europe/madrid', ['2027-03-28T12:00', '2027-10-31T12:00'])).toBe(
      'Europe/Madrid',
    );
  });

  it('gives none where the rules of today were not in force', () => {
    expect(calendarZone('America/Mexico_City', ['2027-07-01T12:00'])).toBe('America/Mexico_City');
    expect(calendarZone('America/Mexico_City', ['2021-07-01T12:00'])).toBeUndefined();
  });

  it('gives none for UTC and for a zone without known rules', () => {
    expect(calendarZone('UTC', ['2027-07-01T12:00'])).toBeUndefined();
    expect(calendarZone('Nowhere/Else', ['2027-07-01T12:00'])).toBeUndefined();
  });
});

describe('timeZoneRules', () => {
  it('keep the name that the editor chose', () => {
    const rules = timeZoneRules('Europe/Amsterdam') ?? '';
    expect(rules).toContain('TZID:Europe/Amsterdam\r\n');
    expect(rules).not.toContain('Brussels');
    expect(rules).toMatch(/^BEGIN:VTIMEZONE[\s\S]*END:VTIMEZONE$/);
  });
});
