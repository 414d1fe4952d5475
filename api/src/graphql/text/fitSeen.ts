import type { SessionId } from '../../domain/kernel/id.ts';
import type { Fit } from '../../domain/pairing/offer.ts';
import type { SeenReason } from './reason.resolver.ts';

/** Whose fit a reader looks at: their own, or that of the side across, whose reasons must not call it "you". */
type Whose = 'mine' | 'theirs';

/** A side's fit as its reader sees it: reasons carry the session whose names and times their sentences need, and whose they are. */
export function fitSeen(
  { score, reasons }: Fit,
  session: SessionId,
  whose: Whose,
): { score: number; reasons: SeenReason[] } {
  return { score, reasons: reasons.map((reason) => ({ ...reason, in: session, theirs: whose === 'theirs' })) };
}
