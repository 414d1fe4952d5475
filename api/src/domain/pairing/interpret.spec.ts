import { describe, expect, test } from 'vitest';
import {
  HENGQIN,
  REASON,
  interpreterFacts,
  interpreterItself,
  itself,
  openFloor,
  staff,
  type Floor,
} from '../../../test/builders/pairing.ts';
import type { InterpreterId, MeetingId, ParticipantId } from '../kernel/id.ts';
import { minutesAfter } from '../kernel/time.ts';

interface Helped {
  floor: Floor;
  exhibitor: ParticipantId;
  buyer: ParticipantId;
  ines: InterpreterId;
}

/** An exhibitor who speaks Cantonese, a buyer who speaks Portuguese, and Inês between them. */
function floorWithInes(): Helped {
  const floor = openFloor({ tables: 3 });
  const ines = floor.interpreter('ines');
  const exhibitor = floor.exhibitor('lotus', { languages: ['yue'] });
  const buyer = floor.buyer('ramos', { languages: ['pt'] });
  return { floor, exhibitor, buyer, ines };
}

function arrives(floor: Floor, meeting: MeetingId, interpreter: InterpreterId): void {
  floor.do({ kind: 'arrive-to-interpret', meeting, interpreter }, interpreterItself(interpreter));
}

describe('two without a common language', () => {
  test('[PA71] are offered with a free interpreter of their languages, who is promised to them alone', () => {
    const { floor, exhibitor, buyer, ines } = floorWithInes();
    const offer = floor.offers(exhibitor, buyer);
    expect(floor.offer(offer).interpreter).toBe(ines);
    expect(floor.interpreterNow(ines)).toMatchObject({ state: 'PROMISED', engagement: { offer } });
    const second = floor.exhibitor('pearl', { languages: ['yue'] });
    expect(floor.proposes(floor.pair(second, floor.buyer('porto', { languages: ['pt'] })))).toEqual([]);
  });

  test.each([
    ['speaks for one of them only', { languages: ['yue', 'cmn'] }],
    ['stands in another venue', { venue: HENGQIN }],
  ])('[PA71] are not offered while the only interpreter %s', (_, more) => {
    const floor = openFloor();
    floor.interpreter('ines', more);
    const pair = floor.pair(
      floor.exhibitor('lotus', { languages: ['yue'] }),
      floor.buyer('ramos', { languages: ['pt'] }),
    );
    expect(floor.proposes(pair)).toEqual([]);
    const order = { kind: 'pair-by-hand', pair, reason: REASON } as const;
    expect(floor.refuses(order, staff()).refused).toBe('no-common-language');
  });

  test('[PA71] get the interpreter that the round named, else the one who speaks the fewest languages', () => {
    const { floor, exhibitor, buyer, ines } = floorWithInes();
    const rui = floor.interpreter('rui', { languages: ['cmn', 'pt', 'yue'] });
    const [named] = floor.proposes({ ...floor.pair(exhibitor, buyer), interpreter: rui });
    expect(floor.offer(named!).interpreter).toBe(rui);
    const others = [
      floor.exhibitor('pearl', { languages: ['yue'] }),
      floor.buyer('porto', { languages: ['pt'] }),
    ] as const;
    expect(floor.offer(floor.offers(...others)).interpreter).toBe(ines);
  });

  test('[PA71] and two who talk by themselves need nobody', () => {
    const { floor, ines } = floorWithInes();
    const offer = floor.offers(floor.exhibitor('pearl'), floor.buyer('porto'));
    expect(floor.offer(offer).interpreter).toBeNull();
    expect(floor.interpreterNow(ines).state).toBe('FREE');
  });
});

describe('an interpreter', () => {
  test('[PA72, PA76] is summoned with the two, sits with them and is free at the end', () => {
    const { floor, exhibitor, buyer, ines } = floorWithInes();
    const meeting = floor.confirms(exhibitor, buyer);
    expect(floor.interpreterNow(ines)).toMatchObject({ state: 'SUMMONED', engagement: { meeting } });
    arrives(floor, meeting, ines);
    floor.comes(meeting, exhibitor);
    floor.comes(meeting, buyer);
    expect(floor.interpreterNow(ines).state).toBe('MEETING');
    floor.pass(15 * 60);
    expect(floor.interpreterNow(ines)).toMatchObject({ state: 'FREE', engagement: null, meetings: 1 });
  });

  test.each(['decline-offer', 'defer-offer'] as const)('[PA76] is free again after %s', (kind) => {
    const { floor, exhibitor, buyer, ines } = floorWithInes();
    const offer = floor.offers(exhibitor, buyer);
    floor.do({ kind, offer, participant: buyer, reason: null }, itself(buyer));
    expect(floor.interpreterNow(ines)).toMatchObject({ state: 'FREE', engagement: null });
  });

  test('[PA76] is free again when nobody answers, and when the pair is called off', () => {
    const { floor, exhibitor, buyer, ines } = floorWithInes();
    floor.offers(exhibitor, buyer);
    floor.pass(60);
    expect(floor.interpreterNow(ines).state).toBe('FREE');
    floor.pass(15 * 60);
    for (const participant of [exhibitor, buyer]) floor.do({ kind: 'become-available', participant });
    const meeting = floor.confirms(exhibitor, buyer);
    floor.do({ kind: 'cancel-meeting', meeting, reason: REASON }, staff());
    expect(floor.interpreterNow(ines)).toMatchObject({ state: 'FREE', engagement: null, meetings: 0 });
  });

  test('[PA73] is waited for until the end of the summons, no longer', () => {
    const { floor, exhibitor, buyer, ines } = floorWithInes();
    const meeting = floor.confirms(exhibitor, buyer);
    floor.comes(meeting, exhibitor);
    floor.comes(meeting, buyer);
    expect(floor.meeting(meeting).state).toBe('SUMMONED');
    floor.pass(179);
    expect(floor.meeting(meeting).state).toBe('SUMMONED');
    floor.pass(1);
    expect(floor.meeting(meeting)).toMatchObject({ state: 'IN_PROGRESS', interpreterArrivedAt: null });
    arrives(floor, meeting, ines);
    expect(floor.meeting(meeting).interpreterArrivedAt).toBe(floor.now);
  });

  test('[PA74] who pauses while promised or on the way is followed by another who is free', () => {
    const { floor, exhibitor, buyer, ines } = floorWithInes();
    const rui = floor.interpreter('rui');
    const offer = floor.offers(exhibitor, buyer);
    const wish = { kind: 'pause-interpreting', until: null } as const;
    floor.do({ ...wish, interpreter: ines }, interpreterItself(ines));
    expect(floor.interpreterNow(ines).state).toBe('PAUSED');
    expect(floor.offer(offer).interpreter).toBe(rui);
    const meeting = floor.agrees(offer);
    floor.interpreter('ines');
    floor.do({ ...wish, interpreter: rui }, interpreterItself(rui));
    expect(floor.meeting(meeting).interpreter).toBe(ines);
    expect(floor.interpreterNow(ines).state).toBe('SUMMONED');
  });

  test('[PA74] nobody else is free: a wish to pause or leave waits for the end of what it is in', () => {
    const { floor, exhibitor, buyer, ines } = floorWithInes();
    const meeting = floor.confirms(exhibitor, buyer);
    floor.do({ kind: 'leave-interpreting', interpreter: ines, at: null }, interpreterItself(ines));
    expect(floor.interpreterNow(ines)).toMatchObject({ state: 'SUMMONED', kept: { wish: 'leave' } });
    floor.do({ kind: 'cancel-meeting', meeting, reason: REASON }, staff());
    expect(floor.interpreterNow(ines).state).toBe('LEFT');
  });

  test('[PA74, PA75] gone at once: an open offer is withdrawn, and nobody is at fault', () => {
    const { floor, exhibitor, buyer, ines } = floorWithInes();
    const offer = floor.offers(exhibitor, buyer);
    const since = floor.participant(buyer).waitingSince;
    floor.pass(10);
    floor.do({ kind: 'leave-interpreting', interpreter: ines, at: null, when: 'at-once' }, interpreterItself(ines));
    expect(floor.offer(offer).state).toBe('WITHDRAWN');
    expect(floor.last('offer-withdrawn')).toMatchObject({ cause: 'interpreter-lost', side: null, notBefore: null });
    expect(floor.participant(buyer)).toMatchObject({ state: 'AVAILABLE', waitingSince: since });
    expect(floor.interpreterNow(ines)).toMatchObject({ state: 'LEFT', engagement: null });
  });

  test('[PA75] gone at once: a confirmed pair goes on without, is told, and gets the next who is free before any new offer', () => {
    const { floor, exhibitor, buyer, ines } = floorWithInes();
    const meeting = floor.confirms(exhibitor, buyer);
    floor.do({ kind: 'leave-interpreting', interpreter: ines, at: null, when: 'at-once' }, interpreterItself(ines));
    expect(floor.meeting(meeting)).toMatchObject({ state: 'SUMMONED', interpreter: null, needsInterpreter: true });
    expect(floor.session.withoutInterpreter).toEqual([meeting]);
    const rui = floor.interpreter('rui');
    expect(floor.meeting(meeting).interpreter).toBe(rui);
    expect(floor.last('interpreter-assigned')).toMatchObject({ meeting, interpreter: rui, cause: 'free' });
    expect(floor.session.withoutInterpreter).toEqual([]);
  });

  test('[PA74] did not come: a side that is here says so after the warning; another takes over, the absent one is on a break', () => {
    const { floor, exhibitor, buyer, ines } = floorWithInes();
    const rui = floor.interpreter('rui');
    const meeting = floor.confirms(exhibitor, buyer);
    expect(floor.meeting(meeting).interpreter).toBe(ines);
    const report = { kind: 'report-interpreter-missing', meeting, participant: buyer } as const;
    expect(floor.refuses(report, itself(buyer)).refused).toBe('claim-needed');
    floor.comes(meeting, buyer);
    expect(floor.refuses(report, itself(buyer)).refused).toBe('claim-needed');
    floor.pass(120);
    floor.do(report, itself(buyer));
    expect(floor.meeting(meeting)).toMatchObject({ interpreter: rui, interpreterArrivedAt: null });
    expect(floor.interpreterNow(ines)).toMatchObject({ state: 'PAUSED', until: null, engagement: null });
    arrives(floor, meeting, rui);
    expect(floor.refuses(report, itself(buyer)).refused).toBe('meeting-state');
  });

  test('[PA74] did not come, and nobody else is free: the pair goes on without', () => {
    const { floor, exhibitor, buyer, ines } = floorWithInes();
    const meeting = floor.confirms(exhibitor, buyer);
    floor.do({ kind: 'report-interpreter-missing', meeting, participant: null }, staff());
    expect(floor.meeting(meeting).interpreter).toBeNull();
    expect(floor.last('interpreter-lost')).toMatchObject({ meeting, interpreter: ines, cause: 'absent' });
    expect(floor.interpreterNow(ines).state).toBe('PAUSED');
  });

  test('[PA77] is free again when its break is over, and goes at the moment that it named', () => {
    const { floor, ines } = floorWithInes();
    const pause = { kind: 'pause-interpreting', interpreter: ines, until: minutesAfter(floor.now, 5) } as const;
    floor.do(pause, interpreterItself(ines));
    floor.pass(5 * 60);
    expect(floor.interpreterNow(ines).state).toBe('FREE');
    const leave = { kind: 'leave-interpreting', interpreter: ines, at: minutesAfter(floor.now, 60) } as const;
    floor.do(leave, interpreterItself(ines));
    floor.pass(60 * 60);
    expect(floor.interpreterNow(ines).state).toBe('LEFT');
  });

  test('[PA77] helps no pair whose meeting would end after it leaves, and stays until the end of the one that it is in', () => {
    const { floor, exhibitor, buyer, ines } = floorWithInes();
    const leave = { kind: 'leave-interpreting', interpreter: ines } as const;
    floor.do({ ...leave, at: minutesAfter(floor.now, 15) }, interpreterItself(ines));
    expect(floor.proposes(floor.pair(exhibitor, buyer))).toEqual([]);
    floor.do({ kind: 'interpret', facts: interpreterFacts('ines') }, interpreterItself(ines));
    const meeting = floor.confirms(exhibitor, buyer);
    floor.do({ ...leave, at: minutesAfter(floor.now, 1) }, interpreterItself(ines));
    floor.pass(120);
    expect(floor.meeting(meeting).interpreter).toBe(ines);
    floor.do({ kind: 'cancel-meeting', meeting, reason: REASON }, staff());
    expect(floor.interpreterNow(ines).state).toBe('LEFT');
  });

  test('[PA78] is sent to a pair by staff, who may act for it in everything; whoever was to go before is free again', () => {
    const { floor, exhibitor, buyer, ines } = floorWithInes();
    const meeting = floor.confirms(exhibitor, buyer);
    const rui = floor.interpreter('rui');
    const mei = floor.interpreter('mei', { languages: ['cmn', 'yue'] });
    const assign = { kind: 'assign-interpreter', meeting, reason: REASON } as const;
    expect(floor.refuses({ ...assign, interpreter: mei }, staff()).refused).toBe('no-common-language');
    expect(floor.refuses({ ...assign, interpreter: rui }, interpreterItself(rui)).refused).toBe('not-yours');
    floor.do({ ...assign, interpreter: rui }, staff());
    expect(floor.meeting(meeting).interpreter).toBe(rui);
    expect(floor.interpreterNow(ines).state).toBe('FREE');
    floor.do({ kind: 'arrive-to-interpret', meeting, interpreter: rui }, staff());
    floor.do({ kind: 'pause-interpreting', interpreter: ines, until: null }, staff());
    expect(floor.interpreterNow(ines).state).toBe('PAUSED');
    expect(floor.refuses({ ...assign, interpreter: ines }, staff()).refused).toBe('participant-state');
  });

  test('[PA78] acts for itself alone, and no participant acts for it', () => {
    const { floor, exhibitor, buyer, ines } = floorWithInes();
    const rui = floor.interpreter('rui');
    const wish = { kind: 'pause-interpreting', interpreter: ines, until: null } as const;
    expect(floor.refuses(wish, interpreterItself(rui)).refused).toBe('not-yours');
    expect(floor.refuses(wish, itself(buyer)).refused).toBe('not-yours');
    const pause = { kind: 'pause', participant: exhibitor, until: null } as const;
    expect(floor.refuses(pause, interpreterItself(ines)).refused).toBe('not-yours');
  });

  test('[PA79] whose device is silent is given to no pair; another takes over an open offer; a confirmed pair keeps it', () => {
    const { floor, exhibitor, buyer, ines } = floorWithInes();
    const rui = floor.interpreter('rui');
    const offer = floor.offers(exhibitor, buyer);
    floor.do({ kind: 'mark-interpreter-unreachable', interpreter: ines });
    expect(floor.offer(offer).interpreter).toBe(rui);
    expect(floor.interpreterNow(ines)).toMatchObject({ state: 'FREE', reachable: false });
    const meeting = floor.agrees(offer);
    floor.do({ kind: 'mark-interpreter-unreachable', interpreter: rui });
    expect(floor.meeting(meeting).interpreter).toBe(rui);
    const pair = floor.pair(
      floor.exhibitor('pearl', { languages: ['yue'] }),
      floor.buyer('porto', { languages: ['pt'] }),
    );
    expect(floor.proposes(pair)).toEqual([]);
    floor.do({ kind: 'interpret', facts: interpreterFacts('ines') }, interpreterItself(ines));
    expect(floor.interpreterNow(ines).reachable).toBe(true);
    expect(floor.proposes(pair)).toHaveLength(1);
  });

  test('[PA70] is one, whatever it comes back as, and leaves with the end of the session', () => {
    const { floor, ines } = floorWithInes();
    const again = { ...interpreterFacts('ines'), interpreter: 'interpreter-other' as InterpreterId };
    floor.do({ kind: 'interpret', facts: again }, staff());
    expect([...floor.session.interpreters.keys()]).toEqual([ines]);
    floor.do({ kind: 'close-session', reason: null }, staff());
    expect(floor.session.state).toBe('CLOSED');
    expect(floor.interpreterNow(ines).state).toBe('LEFT');
  });

  test('[PA70] that nobody knows is refused', () => {
    const { floor } = floorWithInes();
    const nobody = 'interpreter-nobody' as InterpreterId;
    const order = { kind: 'pause-interpreting', interpreter: nobody, until: null } as const;
    expect(floor.refuses(order, staff()).refused).toBe('interpreter-unknown');
  });
});
