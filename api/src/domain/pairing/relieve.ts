import type { InterpreterId, MeetingId } from '../kernel/id.ts';
import type { BySide } from '../kernel/side.ts';
import { withdraw } from './endOffer.ts';
import type { InterpreterChange } from './event.ts';
import { canTalk, freeInterpreterFor, speaksForBoth } from './interpreterFor.ts';
import type { Interpreter } from './interpreter.ts';
import type { Journal } from './journal.ts';
import type { Offer } from './offer.ts';
import type { Participant } from './participant.ts';
import { releaseInterpreter } from './releaseInterpreter.ts';

/** PA74: another free interpreter takes over from one; whether there was one. Where the relieved one goes, the caller says. */
export function handOver(journal: Journal, { engagement }: Interpreter, cause: InterpreterChange): boolean {
  const { session, now } = journal;
  if (engagement === null) return true;
  if ('offer' in engagement) {
    const { offer } = engagement;
    const other = freeInterpreterFor(session, pairOf(journal, session.offers.get(offer)!), { from: now, wanted: null });
    if (other) journal.write({ kind: 'interpreter-promised', offer, interpreter: other, cause });
    return other !== null;
  }
  const { meeting } = engagement;
  const other = freeInterpreterFor(session, pairOf(journal, session.meetings.get(meeting)!), {
    from: now,
    wanted: null,
  });
  if (other) journal.write({ kind: 'interpreter-assigned', meeting, interpreter: other, cause, reason: null });
  return other !== null;
}

/** PA74, PA75: an interpreter goes and nobody can take over: an open offer is withdrawn, a confirmed pair goes on without until somebody is free. */
export function letDown(journal: Journal, { interpreter, engagement }: Interpreter, cause: InterpreterChange): void {
  if (engagement === null) return;
  if ('meeting' in engagement) {
    return journal.write({ kind: 'interpreter-lost', meeting: engagement.meeting, interpreter, cause });
  }
  const offer = journal.session.offers.get(engagement.offer)!;
  withdraw(journal, offer, { cause: 'interpreter-lost', side: null, reason: null });
}

/** PA75: meetings without their interpreter get the next that is free, in the order in which they came to want one, before any new offer. */
export function coverMeetings(journal: Journal): void {
  for (const id of journal.session.withoutInterpreter) {
    const other = freeInterpreterFor(journal.session, pairOf(journal, journal.session.meetings.get(id)!), {
      from: journal.now,
      wanted: null,
    });
    if (other) assign(journal, { meeting: id, interpreter: other });
  }
}

/** PA74: one who did not come is on a break until it says otherwise; whoever else is free takes over. */
export function replaceAbsent(journal: Journal, absent: Interpreter): void {
  if (!handOver(journal, absent, 'absent')) letDown(journal, absent, 'absent');
  const { interpreter } = absent;
  if (journal.session.interpreters.get(interpreter)!.kept?.wish === 'leave') releaseInterpreter(journal, interpreter);
  else journal.write({ kind: 'interpreter-paused', interpreter, until: null, cause: 'absent' });
}

/** PA96: the two of an offer or meeting speak other languages now: whoever helps them must still do, and an open offer that needs help finds it or is withdrawn. */
export function helpAnew(journal: Journal, { engagement }: Participant): void {
  if (engagement === null) return;
  const { session, now } = journal;
  const pair =
    'offer' in engagement ? session.offers.get(engagement.offer)! : session.meetings.get(engagement.meeting)!;
  const helper = pair.interpreter === null ? null : session.interpreters.get(pair.interpreter)!;
  const two = pairOf(journal, pair);
  if (helper) {
    if (speaksForBoth(helper, two)) return;
    if (!handOver(journal, helper, 'staff')) letDown(journal, helper, 'staff');
    const { engagement: still } = journal.session.interpreters.get(helper.interpreter)!;
    if (still === null) releaseInterpreter(journal, helper.interpreter);
    return;
  }
  if (!('offer' in engagement) || canTalk(two)) return;
  const interpreter = freeInterpreterFor(session, two, { from: now, wanted: null });
  const { offer } = engagement;
  if (interpreter) journal.write({ kind: 'interpreter-promised', offer, interpreter, cause: 'staff' });
  else withdraw(journal, session.offers.get(offer)!, { cause: 'interpreter-lost', side: null, reason: null });
}

function assign(journal: Journal, { meeting, interpreter }: { meeting: MeetingId; interpreter: InterpreterId }): void {
  journal.write({ kind: 'interpreter-assigned', meeting, interpreter, cause: 'free', reason: null });
}

function pairOf({ session }: Journal, pair: Pick<Offer, 'exhibitor' | 'buyer'>): BySide<Participant> {
  return { exhibitor: session.participants.get(pair.exhibitor)!, buyer: session.participants.get(pair.buyer)! };
}
