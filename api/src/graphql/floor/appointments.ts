import type { Commitment } from '../../domain/pairing/participant.ts';
import type { VenueFound } from '../../ports/fairs.ts';
import type { ApiContext } from '../context.ts';
import type { SeenParticipant } from './seen.ts';
import { venueSeen } from './venueSeen.ts';

/** A time at which somebody is promised elsewhere: the source of `Appointment`. */
interface SeenAppointment extends Pick<Commitment, 'from' | 'to'> {
  venue: VenueFound | null;
}

/** PA17: what a participant is promised to from now on, the next first; when it goes home is told apart. */
export function appointmentsSeen(
  context: ApiContext,
  { session, participant }: SeenParticipant,
): Promise<SeenAppointment[]> {
  const now = context.ports.clock.now();
  const ahead = participant.commitments.filter(({ to }) => to > now).sort((one, other) => one.from - other.from);
  return Promise.all(
    ahead.map(async ({ from, to, venue }) => ({
      from,
      to,
      venue: venue === null ? null : await venueSeen(context, session.exhibition, venue),
    })),
  );
}
