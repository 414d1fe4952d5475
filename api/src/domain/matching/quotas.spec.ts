import { fc } from '../../../test/builders/property.ts';
import { expect, test } from 'vitest';
import { openFloor, REASON, staff, type Floor } from '../../../test/builders/pairing.ts';
import { anExhibitor } from '../../../test/builders/matching.ts';
import type { OrganisationId, ParticipantId } from '../kernel/id.ts';
import { whyNotTogether } from '../pairing/eligible.ts';
import { kindsOf } from '../pairing/quota.ts';
import type { Rules } from '../pairing/rules.ts';
import type { Session } from '../pairing/session.ts';
import { obstaclesNow } from './eligibility.ts';
import { memoryOf } from './roundInput.ts';
import { attendeeOf, hallOf } from './sessionRound.ts';

const HOUR_MS = 3_600_000;
const PEOPLE = 4;

const rule = (most: number) => fc.option(fc.integer({ min: 1, max: most }), { nil: null });
const someRules: fc.Arbitrary<Partial<Rules>> = fc.record({
  mostMeetings: rule(6),
  mostMeetingsADay: rule(3),
  mostWithHosted: rule(2),
  mostWithSmall: rule(3),
  mostWithLarge: rule(2),
  metAgainAfterHours: rule(5),
});
const somebody = fc.record({
  firm: fc.integer({ min: 0, max: 2 }),
  size: fc.constantFrom('small', 'large', null),
  hosted: fc.boolean(),
  elsewhere: fc.integer({ min: 0, max: 2 }),
});
const step = fc.record({
  exhibitor: fc.integer({ min: 0, max: PEOPLE - 1 }),
  buyer: fc.integer({ min: 0, max: PEOPLE - 1 }),
  hours: fc.integer({ min: 0, max: 7 }),
});

test('[MA11, PA11] the core and the matchmaker agree on every pair at every step, and no quota is ever exceeded', () => {
  fc.assert(
    fc.property(
      someRules,
      fc.array(somebody, { minLength: 2 * PEOPLE, maxLength: 2 * PEOPLE }),
      fc.array(step, { maxLength: 12 }),
      (rules, people, steps) => {
        const floor = openFloor({ tables: 9, hours: 400, rules: { ...rules, cooldownSeconds: 0 } });
        const ids = people.map(({ firm, size, hosted, elsewhere }, at) => {
          const side = at < PEOPLE ? 'exhibitor' : 'buyer';
          const organisation = `${side}-${firm}` as OrganisationId;
          const heldElsewhere = { [String(dayAt(floor))]: elsewhere };
          return floor.arrives(`p${at}`, side, {
            organisation,
            size,
            hosted: side === 'buyer' && hosted,
            heldElsewhere,
          });
        });
        for (const { exhibitor, buyer, hours } of steps) {
          const pair = [ids[exhibitor]!, ids[PEOPLE + buyer]!] as const;
          agree(floor, ids);
          const [offer] = floor.proposes(floor.pair(...pair));
          expect(exceeded(floor.session, floor.now)).toEqual([]);
          if (offer) floor.agrees(offer);
          floor.pass(hours * 3_600 + 20 * 60);
          for (const id of ids)
            if (floor.state(id) !== 'AVAILABLE') floor.do({ kind: 'become-available', participant: id });
        }
      },
    ),
    { numRuns: 150 },
  );
});

function agree({ session, now }: Floor, ids: readonly ParticipantId[]): void {
  const { floor } = hallOf(session, { now });
  const { forbidden, metAt, notBefore, pairsEngaged: engaged } = session;
  for (const one of ids.slice(0, PEOPLE))
    for (const other of ids.slice(PEOPLE)) {
      const [exhibitor, buyer] = [session.participants.get(one)!, session.participants.get(other)!];
      const memory = memoryOf(
        { memory: { forbidden, metAt, notBefore, engaged } },
        exhibitor.organisation,
        buyer.organisation,
      );
      const seen = (person: typeof exhibitor) => ({ ...anExhibitor(), ...attendeeOf(session, person) });
      const obstacles = obstaclesNow(
        { exhibitor: seen(exhibitor), buyer: seen(buyer) },
        { ...memory, notBefore: null },
        floor,
      );
      const refusal = whyNotTogether(session, { exhibitor, buyer }, now);
      expect(obstacles.length > 0).toBe(refusal !== null);
    }
}

type Person = NonNullable<ReturnType<Session['participants']['get']>>;
type Pair = { exhibitor: ParticipantId; buyer: ParticipantId };

/** Counted by walking all meetings and live offers, with nothing of the rules' own code but the kinds. */
function exceeded(session: Session, now: number): string[] {
  const { rules } = session;
  const who = (id: ParticipantId): Person => session.participants.get(id)!;
  const live = [...session.offers.values()].filter(({ state }) => state === 'PROPOSED');
  const met = [...session.meetings.values()].filter(({ state, absent }) => state === 'ENDED' && absent === null);
  const asked = live.flatMap(({ exhibitor, buyer }) => [who(exhibitor), who(buyer)]);
  const across = (of: Person, pair: Pair): Person | null => {
    const [exhibitor, buyer] = [who(pair.exhibitor), who(pair.buyer)];
    if (exhibitor.organisation === of.organisation) return buyer;
    return buyer.organisation === of.organisation ? exhibitor : null;
  };
  return asked.flatMap((person) => {
    const open = live.flatMap((offer) => across(person, offer) ?? []);
    const held = met.filter((meeting) => across(person, meeting));
    const today = held.filter(({ endedAt }) => dayAt({ now: endedAt! }) === dayAt({ now })).length;
    const elsewhere = session.heldElsewhere.get(person.organisation)?.[String(dayAt({ now }))] ?? 0;
    const counts: [string, number, number | null][] = [
      ['session', open.length + held.length, rules.mostMeetings],
      ['day', open.length + today + elsewhere, rules.mostMeetingsADay],
    ];
    for (const [kind, rule] of [
      ['hosted', rules.mostWithHosted],
      ['small', rules.mostWithSmall],
      ['large', rules.mostWithLarge],
    ] as const) {
      const isOf = (other: Person) => kindsOf(other).includes(kind);
      const before = held.filter((meeting) => isOf(across(person, meeting)!)).length;
      // A limit that was reached keeps nobody of another kind away.
      if (open.some(isOf)) counts.push([kind, open.filter(isOf).length + before, rule]);
    }
    const again = met.filter((meeting) =>
      open.some((other) => across(person, meeting)?.organisation === other.organisation),
    );
    const soonest = (rules.metAgainAfterHours ?? Infinity) * HOUR_MS;
    return [
      ...counts.filter(([, count, most]) => count > (most ?? Infinity)).map(([name]) => name),
      ...again.filter(({ endedAt }) => now - endedAt! < soonest).map(() => 'met'),
    ];
  });
}

function dayAt({ now }: { now: number }): number {
  return Math.floor((now + 8 * HOUR_MS) / (24 * HOUR_MS));
}

test('[PA66] a limit may be set and taken away, within its range', () => {
  const floor = openFloor();
  const change = (rules: Partial<Rules>) => ({ kind: 'change-rules', rules, reason: REASON }) as const;
  for (const name of [
    'mostMeetingsADay',
    'mostWithHosted',
    'mostWithSmall',
    'mostWithMedium',
    'mostWithLarge',
    'metAgainAfterHours',
  ] as const) {
    expect(floor.refuses(change({ [name]: 0 }), staff()).facts).toMatchObject({ rule: name, least: 1 });
    floor.do(change({ [name]: 3 }), staff());
    expect(floor.session.rules[name]).toBe(3);
    floor.do(change({ [name]: null }), staff());
    expect(floor.session.rules[name]).toBeNull();
  }
});
