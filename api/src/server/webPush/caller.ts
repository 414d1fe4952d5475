/** Calls the devices of those whom an event asks or summons, in the languages that they read (RFC 8030). Nothing relies on it. */
import type { PairingEvent } from '../../domain/pairing/event.ts';
import type { Language } from '../../domain/kernel/language.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import type { Session } from '../../domain/pairing/session.ts';
import { LOCALES, readWording } from '../../graphql/wording.ts';
import type { CallAddress, Calls } from '../../ports/calls.ts';
import type { Fairs } from '../../ports/fairs.ts';
import type { PersonId } from '../../domain/kernel/id.ts';
import { callsOf, type Calling, type Say } from './callsOf.ts';
import { sendCall } from './sendCall.ts';
import { makeCallKeys } from './vapid.ts';

/** What a caller needs. */
export interface CallerMeans {
  calls: Calls;
  fairs: Pick<Fairs, 'byIds'>;
  now(): Instant;
  /** An address of who runs the installation, as push services ask for. */
  contact: string;
  warn(facts: Readonly<Record<string, unknown>>, text: string): void;
}

/** Told of what was committed on this node; comes back at once. Each session is conducted by one node, so that nobody is called twice. */
export type Caller = (session: Session, events: readonly PairingEvent[]) => void;

/** The caller of an installation. */
export function createCaller(means: CallerMeans): Caller {
  const wording = readWording();
  const say: Say = (key, language, facts) => wording.word(key, language, facts);
  return (session, events) => {
    const callings = events.flatMap((event) => callsOf(event, session));
    if (callings.length === 0) return;
    callAll(callings, { means, session, say }).catch((error: unknown) =>
      means.warn({ session: session.session, error: String(error) }, 'devices could not be called'),
    );
  };
}

async function callAll(
  callings: readonly Calling[],
  { means, session, say }: { means: CallerMeans; session: Session; say: Say },
): Promise<void> {
  const addresses = await means.calls.of([...new Set(callings.map(({ person }) => person))]);
  if (addresses.length === 0) return;
  const keys = await means.calls.keys(makeCallKeys);
  const [fair] = await means.fairs.byIds([session.exhibition]);
  const clock = clockOf(fair?.timeZone ?? 'UTC');
  const { contact, now } = means;
  await Promise.all(
    addresses.map(async (address: CallAddress & { person: PersonId }) => {
      // Only the last: an offer that has become a summons by now is no offer any more.
      const calling = callings.findLast(({ person }) => person === address.person)!;
      const call = calling.word(address.language, say, clock);
      const sent = await sendCall(address, call, { keys, contact, now: now() });
      if (sent === 'gone') await means.calls.forget(address.endpoint);
    }),
  );
}

function clockOf(timeZone: string): (at: Instant, language: Language) => string {
  return (at, language) =>
    new Intl.DateTimeFormat(LOCALES[language], {
      timeZone,
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    }).format(at);
}
