import { describe, expect, test } from 'vitest';
import { openFloor, staff, type Floor } from '../../../test/builders/pairing.ts';
import { concernedBy, teamsToldOf } from './concerned.ts';
import type { Rules } from './rules.ts';
import { tryRules } from './rulesTrial.ts';

const tried = (floor: Floor, rules: Partial<Rules>) =>
  tryRules(floor.session, { ...floor.session.rules, ...rules }, floor.now);

/** Lotus has met Ramos, a hosted buyer; Vento and Silva have met nobody. */
function floorAfterOne() {
  const floor = openFloor({ tables: 5, rules: { cooldownSeconds: 0 } });
  const [lotus, vento] = [floor.exhibitor('lotus'), floor.exhibitor('vento')];
  const [ramos, silva] = [
    floor.buyer('ramos', { hosted: true }),
    floor.buyer('silva', { hosted: true, answerSeconds: 90 }),
  ];
  floor.meets(lotus, ramos);
  floor.pass(15 * 60);
  return { floor, lotus, vento, ramos, silva };
}

describe('a change of rules', () => {
  test('[PA69] that is none concerns nobody', () => {
    const { floor } = floorAfterOne();
    expect(tried(floor, {})).toMatchObject({ effects: [], people: [], shutOut: [] });
  });

  test('[PA69] of a quota concerns those whom it bars or lets in, and names who could meet nobody any more', () => {
    const { floor, lotus, ramos } = floorAfterOne();
    for (const rule of ['mostMeetings', 'mostMeetingsADay'] as const) {
      const found = tried(floor, { [rule]: 1 });
      expect(found.effects).toEqual([{ rule, people: [lotus, ramos] }]);
      expect(found.shutOut).toEqual([lotus, ramos]);
      expect(tried(floor, { [rule]: 2 }).people).toEqual([]);
    }
    floor.do({ kind: 'change-rules', rules: { mostMeetings: 1 }, reason: null }, staff());
    expect(tried(floor, { mostMeetings: null })).toMatchObject({ people: [lotus, ramos], shutOut: [] });
  });

  test('[PA69] of a kind of counterpart concerns who has met as many of it, while one of them is here', () => {
    const { floor, lotus, ramos, silva } = floorAfterOne();
    expect(tried(floor, { mostWithHosted: 1 }).people).toEqual([lotus]);
    for (const participant of [ramos, silva]) floor.do({ kind: 'leave', participant });
    expect(tried(floor, { mostWithHosted: 1 }).people).toEqual([]);
  });

  test('[PA69] of who may meet again concerns both of a pair whose time has passed', () => {
    const { floor, lotus, ramos } = floorAfterOne();
    floor.pass(3_600);
    expect(new Set(tried(floor, { metAgainAfterHours: 1 }).people)).toEqual(new Set([lotus, ramos]));
    expect(tried(floor, { metAgainAfterHours: 2 }).people).toEqual([]);
  });

  test('[PA69] of the least tells who comes to be at risk, of the answer time who has none of its own, of length everybody', () => {
    const { floor, silva } = floorAfterOne();
    floor.pass(7 * 3_600);
    const found = tried(floor, { leastMeetings: 3 });
    expect(found.atRisk).toEqual({ before: 4, after: 4 });
    expect(tried(floor, { leastMeetings: 0 })).toMatchObject({ atRisk: { before: 4, after: 0 } });
    expect(tried(floor, { answerSeconds: 60 }).people).not.toContain(silva);
    expect(tried(floor, { meetingMinutes: 10 }).people).toHaveLength(4);
    expect(tried(floor, { videoAcrossVenues: false }).people).toEqual([]);
  });

  test('[PA69, PA66] leaves what is promised as it is, and says how much that is', () => {
    const { floor, vento, silva } = floorAfterOne();
    floor.meets(vento, silva);
    expect(tried(floor, { meetingMinutes: 10 }).kept).toEqual({ meetings: 1, offers: 0 });
  });
});

describe('those who are told of a change', () => {
  const told = (floor: Floor) => concernedBy(floor.last('rules-changed'), floor.session);

  test('[PA69] are those whom the trial names, with what the rules were; their colleagues are not told again', () => {
    const { floor, lotus, ramos, silva } = floorAfterOne();
    const before = floor.session.rules;
    floor.do({ kind: 'change-rules', rules: { mostMeetings: 1 }, reason: null }, staff());
    expect(floor.last('rules-changed')).toMatchObject({ before, participants: [lotus, ramos] });
    expect(told(floor)).toEqual([lotus, ramos]);
    floor.do({ kind: 'change-rules', rules: { answerSeconds: 60 }, reason: null }, staff());
    expect(told(floor)).not.toContain(silva);
    expect([...teamsToldOf(floor.last('rules-changed'), floor.session)]).toEqual([]);
  });

  test('[PA69] are all who are here where it concerns everybody, and not who has left', () => {
    const { floor, lotus, vento, ramos, silva } = floorAfterOne();
    floor.do({ kind: 'leave', participant: silva });
    floor.do({ kind: 'change-rules', rules: { meetingMinutes: 12 }, reason: null }, staff());
    expect(floor.last('rules-changed')).toMatchObject({ participants: 'here' });
    expect(new Set(told(floor))).toEqual(new Set([lotus, vento, ramos]));
  });
});
