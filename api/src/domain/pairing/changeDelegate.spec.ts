import { expect, test } from 'vitest';
import { openFloor, staff } from '../../../test/builders/pairing.ts';
import { concernedBy } from './concerned.ts';

test('[PA96] another delegate takes over with all that was promised, and who sits across is told', () => {
  const floor = openFloor();
  const [lok, buyer] = [floor.exhibitor('lok'), floor.buyer()];
  const offer = floor.offers(lok, buyer);
  floor.accepts(offer, lok);
  const meeting = floor.accepts(offer, buyer)!;
  const before = floor.participant(lok);
  floor.do({ kind: 'change-delegate', participant: lok, languages: ['pt'] }, staff());
  expect(floor.participant(lok)).toEqual({ ...before, languages: ['pt'] });
  expect(floor.meeting(meeting)).toMatchObject({ exhibitor: lok, buyer, state: 'SUMMONED' });
  expect(concernedBy(floor.last('delegate-changed')!, floor.session)).toEqual([lok, buyer]);
});

test('[PA96] an open offer to two who cannot talk any more is withdrawn where nobody can interpret, and both wait on', () => {
  const floor = openFloor();
  const [lok, buyer] = [floor.exhibitor('lok'), floor.buyer()];
  const offer = floor.offers(lok, buyer);
  floor.do({ kind: 'change-delegate', participant: lok, languages: ['fr'] }, staff());
  expect(floor.last('offer-withdrawn')).toMatchObject({ offer, cause: 'interpreter-lost' });
  expect(floor.participant(lok)).toMatchObject({ state: 'AVAILABLE', engagement: null });
});

test('[PA96] nobody takes over for somebody unknown, or after the close', () => {
  const floor = openFloor();
  const lok = floor.exhibitor('lok');
  const order = { kind: 'change-delegate', participant: 'nobody' as typeof lok, languages: [] } as const;
  expect(floor.refuses(order, staff()).refused).toBe('participant-unknown');
  floor.do({ kind: 'close-session', reason: null });
  expect(floor.refuses({ ...order, participant: lok }, staff()).refused).toBe('session-closed');
});

test('[PA97] another badge changes nothing but what screens show: whoever wears it and whoever sits across are told', () => {
  const floor = openFloor();
  const [lok, buyer] = [floor.exhibitor('lok'), floor.buyer()];
  floor.offers(lok, buyer);
  const before = floor.participant(lok);
  floor.do({ kind: 'change-badge', participant: lok }, staff());
  expect(floor.participant(lok)).toEqual(before);
  expect(concernedBy(floor.last('badge-changed')!, floor.session)).toEqual([lok, buyer]);
});

test('[PA97] nobody unknown wears another badge, and after the close nothing is told', () => {
  const floor = openFloor();
  const lok = floor.exhibitor('lok');
  const written = floor.log.length;
  expect(floor.refuses({ kind: 'change-badge', participant: 'nobody' as typeof lok }, staff()).refused).toBe(
    'participant-unknown',
  );
  expect(floor.log).toHaveLength(written);
  floor.do({ kind: 'close-session', reason: null });
  expect(floor.refuses({ kind: 'change-badge', participant: lok }, staff()).refused).toBe('session-closed');
});
