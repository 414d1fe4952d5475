import { describe, expect, test } from 'vitest';
import { draft, Floor, openFloor, REASON, staff } from '../../../test/builders/pairing.ts';
import type { OrganisationId, ParticipantId } from '../kernel/id.ts';
import type { Order } from './command.ts';
import { evolve } from './evolve.ts';
import type { RefusalCode } from './refusal.ts';
import { DEFAULT_RULES, type Rules } from './rules.ts';

const HOUR = 3_600;

/** What a round and a hand say of the same pair: the round drops what the hand is refused. */
function isRefused(floor: Floor, [exhibitor, buyer]: readonly [ParticipantId, ParticipantId], code: RefusalCode): void {
  const pair = floor.pair(exhibitor, buyer);
  expect(floor.proposes(pair)).toEqual([]);
  expect(floor.refuses({ kind: 'pair-by-hand', pair, reason: REASON }, staff()).refused).toBe(code);
}

describe('the quota of a day', () => {
  test('[PA11] counts whoever of the organisation sits there, and begins anew at midnight of the exhibition', () => {
    const floor = openFloor({ tables: 5, hours: 48, rules: { mostMeetingsADay: 1 } });
    const lotus = floor.exhibitor('lotus');
    const colleague = floor.exhibitor('colleague', { organisation: floor.participant(lotus).organisation });
    floor.meets(lotus, floor.buyer('ramos'));
    const silva = floor.buyer('silva');
    isRefused(floor, [colleague, silva], 'quota-day');
    // Nine in the morning: fifteen hours to midnight in Macao.
    floor.pass(15 * HOUR - 1);
    isRefused(floor, [colleague, silva], 'quota-day');
    floor.pass(1);
    expect(floor.proposes(floor.pair(colleague, silva))).toHaveLength(1);
  });

  test('[PA11] counts what was held in other sessions, as known when somebody joined last', () => {
    const floor = openFloor({ tables: 5, rules: { mostMeetingsADay: 2 } });
    const today = String(Math.floor((floor.now + 8 * HOUR * 1_000) / (24 * HOUR * 1_000)));
    const lotus = floor.exhibitor('lotus', { heldElsewhere: { [today]: 1, [Number(today) - 1]: 7 } });
    const [ramos, silva] = [floor.buyer('ramos'), floor.buyer('silva')];
    floor.meets(lotus, ramos);
    floor.exhibitor('colleague', {
      organisation: floor.participant(lotus).organisation,
      heldElsewhere: { [today]: 1 },
    });
    floor.pass(17 * 60);
    isRefused(floor, [lotus, silva], 'quota-day');
  });

  test('[PA11] counts an open offer, and no longer when it is over', () => {
    const floor = openFloor({ tables: 5, rules: { mostMeetingsADay: 1 } });
    const lotus = floor.exhibitor('lotus');
    const colleague = floor.exhibitor('colleague', { organisation: floor.participant(lotus).organisation });
    const [ramos, silva] = [floor.buyer('ramos'), floor.buyer('silva')];
    floor.offers(lotus, ramos);
    isRefused(floor, [colleague, silva], 'quota-day');
    floor.pass(60);
    expect(floor.proposes(floor.pair(colleague, silva))).toHaveLength(1);
  });
});

describe('the quota of a kind of counterpart', () => {
  test('[PA11] bars that kind alone', () => {
    const floor = openFloor({ tables: 5, rules: { mostWithHosted: 1 } });
    const lotus = floor.exhibitor('lotus');
    const colleague = floor.exhibitor('colleague', { organisation: floor.participant(lotus).organisation });
    floor.meets(lotus, floor.buyer('ramos', { hosted: true }));
    isRefused(floor, [colleague, floor.buyer('silva', { hosted: true })], 'quota-kind');
    expect(floor.proposes(floor.pair(colleague, floor.buyer('costa', { size: null })))).toHaveLength(1);
  });

  test('[PA11] by size, for either side; without a limit nobody is barred', () => {
    const floor = openFloor({ tables: 5, rules: { mostWithLarge: 1, cooldownSeconds: 0 } });
    const ramos = floor.buyer('ramos', { size: 'medium' });
    const [one, two] = [floor.exhibitor('one', { size: 'large' }), floor.exhibitor('two', { size: 'large' })];
    floor.meets(one, ramos);
    floor.pass(15 * 60);
    isRefused(floor, [two, ramos], 'quota-kind');
    floor.do({ kind: 'change-rules', rules: { mostWithLarge: null }, reason: REASON }, staff());
    expect(floor.proposes(floor.pair(two, ramos))).toHaveLength(1);
  });
});

describe('two that met', () => {
  test('[PA11] never meet again, or after the time that the rules set; then it counts anew', () => {
    const floor = openFloor({ tables: 5, hours: 48, rules: { cooldownSeconds: 0 } });
    const pair = [floor.exhibitor(), floor.buyer()] as const;
    floor.meets(...pair);
    floor.pass(15 * 60);
    isRefused(floor, pair, 'already-met');
    floor.do({ kind: 'change-rules', rules: { metAgainAfterHours: 2 }, reason: REASON }, staff());
    floor.pass(2 * HOUR - 1);
    isRefused(floor, pair, 'already-met');
    floor.pass(1);
    floor.meets(...pair);
    floor.pass(15 * 60);
    isRefused(floor, pair, 'already-met');
    floor.pass(2 * HOUR);
    expect(floor.proposes(floor.pair(...pair))).toHaveLength(1);
  });

  test('[PA11] in another session: as long ago as it was; a refusal is not forgotten for a meeting', () => {
    const floor = openFloor({ tables: 5, rules: { metAgainAfterHours: 1 } });
    const cafe = 'organisation-ramos' as OrganisationId;
    const tea = 'organisation-silva' as OrganisationId;
    const met = { cause: 'met', at: floor.now - HOUR * 1_000 } as const;
    const lotus = floor.exhibitor('lotus', {
      forbidden: [
        { organisation: cafe, ...met },
        { organisation: tea, cause: 'blocked' },
        { organisation: tea, ...met },
      ],
    });
    const [ramos, silva] = [floor.buyer('ramos'), floor.buyer('silva')];
    isRefused(floor, [lotus, silva], 'blocked');
    expect(floor.proposes(floor.pair(lotus, ramos))).toHaveLength(1);
    const unknown = floor.exhibitor('vento', { forbidden: [{ organisation: tea, cause: 'met' }] });
    isRefused(floor, [unknown, silva], 'already-met');
  });
});

test('[PA66] rules that an older log or plan does not know stand at no limit', () => {
  const { mostMeetingsADay, mostWithHosted, metAgainAfterHours, emphasis, leastMeetings, ...old } = DEFAULT_RULES;
  expect([mostMeetingsADay, mostWithHosted, metAgainAfterHours, leastMeetings]).toEqual([null, null, null, 2]);
  expect(emphasis).toEqual({ headings: [], markets: [], words: [] });
  const floor = new Floor();
  floor.do({ ...draft(), rules: old as Rules } as Order, staff());
  expect(floor.session.rules).toEqual(DEFAULT_RULES);
  const changed = { kind: 'rules-changed', rules: old as Rules, reason: null } as const;
  const head = { at: floor.now, actor: staff() };
  expect(evolve(floor.session, { ...head, ...changed }).rules).toEqual(DEFAULT_RULES);
});
