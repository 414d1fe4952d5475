import type { DeedId } from '../kernel/id.ts';
import type { Instant } from '../kernel/time.ts';
import type { Deed, Trace, UndoPoint } from './deed.ts';
import type { Actor } from './event.ts';
import { Journal } from './journal.ts';
import { isRefusal, refuse, type Refusal } from './refusal.ts';
import type { Rule } from './rule.ts';
import type { Session } from './session.ts';
import { undoMeeting, undoSwap } from './undoMeeting.ts';
import { offersSince, undoMadeOffer, undoWithdrawnOffer } from './undoOffer.ts';
import { undoPerson } from './undoPerson.ts';
import { undoAnnouncement, undoPairing, undoPlace, undoRules } from './undoSession.ts';

/**
 * PA80, PA81: an act of staff is taken back by a new act: what is still possible is restored, what is not stays and is named. The log keeps both. Whatever
 * has been done since by others stands.
 */
export const undo: Rule<'undo'> = (journal, { deed: id }) => {
  const deed = findDeed(journal.session, id, journal.now);
  if (isRefusal(deed)) return deed;
  if (deed.undone !== null) return {};
  const points = takeBack(journal, deed);
  if (points.every(({ whyNot }) => whyNot !== null)) return refuse('undo-impossible');
  journal.write({ kind: 'act-undone', deed: id, points });
  return {};
};

/** PA81: what taking an act back would restore now, and what not; nothing changes. */
export function undoPoints(session: Session, deed: Deed, now: Instant): readonly UndoPoint[] {
  if (deed.undone !== null) return deed.undone;
  const nobody: Actor = { by: 'system' };
  let count = 0;
  return takeBack(new Journal(session, nobody, { now, newId: () => `tried ${++count}` }), deed);
}

function findDeed(session: Session, id: DeedId, now: Instant): Deed | Refusal {
  const deed = session.deeds.find((known) => known.deed === id);
  return deed && (deed.undone !== null || now <= deed.until) ? deed : refuse('undo-too-late');
}

/** People come back first, then places, then whoever was offered, so that offers and meetings find them. */
const ORDER: readonly Trace['of'][] = [
  'person',
  'place',
  'pairing',
  'rules',
  'announcement',
  'offer-made',
  'meeting',
  'offer-withdrawn',
  'lasting',
];

function takeBack(journal: Journal, deed: Deed): readonly UndoPoint[] {
  const traces = deed.traces.toSorted((one, other) => ORDER.indexOf(one.of) - ORDER.indexOf(other.of));
  const swapped = undoSwap(journal, traces);
  if (swapped) return swapped;
  return [...traces.flatMap((trace) => restore(journal, trace)), ...offersSince(journal.session, deed)];
}

function restore(journal: Journal, trace: Trace): readonly UndoPoint[] {
  switch (trace.of) {
    case 'person':
      return [undoPerson(journal, trace)];
    case 'place':
      return [undoPlace(journal, trace)];
    case 'pairing':
      return [undoPairing(journal, trace)];
    case 'rules':
      return undoRules(journal, trace);
    case 'announcement':
      return undoAnnouncement(journal, trace);
    case 'meeting':
      return [undoMeeting(journal, trace)];
    case 'offer-withdrawn':
      return [undoWithdrawnOffer(journal, trace)];
    case 'offer-made':
      return [undoMadeOffer(journal, trace)];
    case 'lasting':
      return [{ what: 'lasting', whyNot: 'stands' }];
  }
}
