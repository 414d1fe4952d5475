import { describe, expect, test } from 'vitest';
import { aCertificate, FAIR_DAY, id } from '../../../test/builders/matching.ts';
import type { CertificateProfile, Recognition } from './profile.ts';
import { isLicensedOn, isValidOn, schemeStanding } from './recognition.ts';

function recognised(given: Partial<Recognition>): Recognition {
  return { from: 'HQ-MADE', to: 'M-MARK', grants: 'whole', status: 'in-force', conditions: [], ...given };
}

function standing(
  scheme: string,
  certificates: readonly CertificateProfile[],
  recognitions: readonly Recognition[] = [],
) {
  return schemeStanding(scheme, { certificates, product: id('coffee'), on: FAIR_DAY }, recognitions);
}

describe('a certificate on a day', () => {
  test.each([
    ['granted, confirmed and within its validity', {}, true],
    ['on its first day', { validFrom: FAIR_DAY }, true],
    ['on its last day', { validUntil: FAIR_DAY }, true],
    ['without an end', { validUntil: null }, true],
    ['the day before it begins', { validFrom: '2027-03-19' }, false],
    ['the day after it ended', { validUntil: '2027-03-17' }, false],
    ['suspended', { state: 'suspended' }, false],
    ['still in its factory audit', { state: 'factory-audit' }, false],
    ['claimed and seen by nobody else', { confirmed: false }, false],
  ] as const)('[MA3] %s', (_, given, counts) => {
    expect(isValidOn(aCertificate(given), FAIR_DAY)).toBe(counts);
  });

  test('[MA5] of another product does not count for this one, of the company it does', () => {
    expect(standing('M-MARK', [aCertificate({ product: id('tea') })])).toEqual({ met: 'no', lacking: null });
    expect(standing('M-MARK', [aCertificate({ product: id('coffee') })])).toMatchObject({ met: 'held' });
    expect(standing('M-MARK', [aCertificate({ product: null })])).toMatchObject({ met: 'held' });
  });
});

describe('a licence on a day', () => {
  test('[MA6] counts from its first to its last day', () => {
    const licence = { regulatedGoods: 'ROUGH-DIAMONDS', validFrom: FAIR_DAY, validUntil: FAIR_DAY };
    expect(isLicensedOn(licence, FAIR_DAY)).toBe(true);
    expect(isLicensedOn(licence, '2027-03-17')).toBe(false);
    expect(isLicensedOn(licence, '2027-03-19')).toBe(false);
  });
});

describe('recognition', () => {
  const hengqin = aCertificate({ scheme: 'HQ-MADE' });

  test('[MA4] stands for the certificate, and says through what', () => {
    expect(standing('M-MARK', [hengqin], [recognised({})])).toEqual({
      met: 'recognised',
      certificate: hengqin,
      through: ['HQ-MADE'],
    });
  });

  test('[MA4] is directed: the other way round is another recognition', () => {
    expect(standing('HQ-MADE', [aCertificate()], [recognised({})])).toEqual({ met: 'no', lacking: null });
  });

  test('[MA4] holds only where its conditions are met, and names the one that lacks', () => {
    const rule = recognised({ conditions: ['charter-review', 'made-in-hengqin'] });
    const half = aCertificate({ scheme: 'HQ-MADE', conditionsMet: ['charter-review'] });
    const whole = aCertificate({ scheme: 'HQ-MADE', conditionsMet: ['made-in-hengqin', 'charter-review'] });
    expect(standing('M-MARK', [half], [rule])).toEqual({ met: 'no', lacking: 'made-in-hengqin' });
    expect(standing('M-MARK', [whole], [rule])).toMatchObject({ met: 'recognised' });
  });

  test('[MA4] that is planned is not usable', () => {
    expect(standing('M-MARK', [hengqin], [recognised({ status: 'planned' })])).toEqual({ met: 'no', lacking: null });
  });

  test('[MA5] of a part is told apart from recognition of the whole', () => {
    const technical = recognised({ from: 'Q-MARK-P', grants: 'part' });
    const held = aCertificate({ scheme: 'Q-MARK-P' });
    expect(standing('M-MARK', [held], [technical])).toMatchObject({ met: 'part', through: ['Q-MARK-P'] });
    expect(standing('M-MARK', [held, hengqin], [technical, recognised({})])).toMatchObject({ met: 'recognised' });
  });

  test('[MA4] leads on from scheme to scheme, and a held certificate goes before all', () => {
    const chain = [recognised({ from: 'ISO22000', to: 'HACCP' }), recognised({ from: 'HACCP', to: 'FOOD-SAFE' })];
    const iso = aCertificate({ scheme: 'ISO22000' });
    expect(standing('FOOD-SAFE', [iso], chain)).toMatchObject({ met: 'recognised', through: ['ISO22000', 'HACCP'] });
    expect(standing('FOOD-SAFE', [iso, aCertificate({ scheme: 'FOOD-SAFE' })], chain)).toMatchObject({ met: 'held' });
  });

  test('[MA4] of schemes that point at each other ends', () => {
    const circle = [recognised({}), recognised({ from: 'M-MARK', to: 'HQ-MADE' })];
    expect(standing('Q-MARK-P', [hengqin], circle)).toEqual({ met: 'no', lacking: null });
  });

  test('[MA4] starts only from a certificate that counts on the day', () => {
    const ended = aCertificate({ scheme: 'HQ-MADE', validUntil: '2027-03-17' });
    expect(standing('M-MARK', [ended], [recognised({})])).toEqual({ met: 'no', lacking: null });
  });
});
