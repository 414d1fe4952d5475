import type { InterpreterId, OrganisationId, ParticipantId, SessionId } from '../../domain/kernel/id.ts';
import type { InterpreterFacts } from '../../domain/pairing/interpreter.ts';
import type { ParticipantFacts } from '../../domain/pairing/participant.ts';
import type { RehearsedFair } from '../../domain/rehearsal/rehearsedFair.ts';
import { stayedOf, witnessedIn } from '../../domain/rehearsal/witness.ts';
import type { LoggedEvent } from '../../ports/sessionLog.ts';
import type { Ports } from '../kernel/ports.ts';
import { refused, type Refused } from '../kernel/refused.ts';
import { dayAndHourAt } from './hourAt.ts';

/** Organisations whose profiles are read in one go. */
const PAGE = 200;

type FairPorts = Pick<Ports, 'matchProfiles' | 'plans' | 'sessions'>;

/** RH17: a session of the database as it is prepared: its plan, whoever is expected, and what they offer and seek. */
export async function plannedFair(ports: FairPorts, id: SessionId): Promise<RehearsedFair | Refused> {
  const [plan] = await ports.plans.byIds([id]);
  if (!plan) return refused('session-unknown', { path: ['input', 'session'] });
  const live = await ports.sessions.read(id);
  const people = (await ports.plans.joining(id, await ports.plans.expected(id))).map(
    // Nobody has joined, so nobody has a participant's id yet; the person stands for it.
    (facts): ParticipantFacts => ({ ...facts, participant: facts.person as string as ParticipantId }),
  );
  const { opensAt, endsAt, venues, places } = plan;
  const rules = live?.rules ?? plan.rules;
  const interpreters = await interpretersOf(ports, id);
  return {
    opensAt,
    endsAt,
    rules,
    venues,
    places,
    people,
    interpreters,
    witnessed: null,
    ...(await tradeAt(ports, id, { people, opensAt })),
  };
}

/** RH12: a finished session as its log tells it: who came when, and how reliably. Refused before it has closed. */
export async function finishedFair(ports: FairPorts, id: SessionId): Promise<RehearsedFair | Refused> {
  const session = await ports.sessions.read(id);
  if (!session) return refused('session-unknown', { path: ['input', 'session'] });
  if (session.state !== 'CLOSED') return refused('session-state', { facts: { state: session.state } });
  const events = await eventsOf(ports, id, session.head);
  const stayed = stayedOf(events.map(({ event }) => event));
  const { opensAt, endsAt, people } = stayed;
  const witnessed = witnessedIn(
    events.map(({ event }) => event),
    { opensAt, endsAt },
  );
  const [venues, places] = [
    [...session.venues.values()],
    [...session.places.values()].map((place) => ({ ...place, open: true })),
  ];
  const trade = await tradeAt(ports, id, { people, opensAt });
  return { opensAt, endsAt, rules: session.rules, venues, places, people, interpreters: [], witnessed, ...trade };
}

/** Whoever interprets at the session; the person stands for the id that joining will give. */
async function interpretersOf({ plans }: FairPorts, id: SessionId): Promise<InterpreterFacts[]> {
  const people = await plans.interpreters(id);
  const facts = await Promise.all(people.map((person) => plans.interpreting(id, person)));
  return facts.flatMap((one) => (one ? [{ ...one, interpreter: one.person as string as InterpreterId }] : []));
}

async function tradeAt(
  { matchProfiles }: FairPorts,
  id: SessionId,
  { people, opensAt }: Pick<RehearsedFair, 'people' | 'opensAt'>,
): Promise<Pick<RehearsedFair, 'trade' | 'profiles' | 'day' | 'opensAtHour'>> {
  const { trade, timeZone } = await matchProfiles.trade(id);
  const organisations = [...new Set<OrganisationId>(people.map(({ organisation }) => organisation))];
  const profiles = [];
  for (let from = 0; from < organisations.length; from += PAGE)
    profiles.push(...(await matchProfiles.profiles(id, organisations.slice(from, from + PAGE))));
  return { trade, profiles, ...dayAndHourAt(opensAt, timeZone) };
}

/** The whole log, up to what was read. */
async function eventsOf({ sessions }: FairPorts, id: SessionId, head: number): Promise<LoggedEvent[]> {
  const enough = new AbortController();
  const events: LoggedEvent[] = [];
  for await (const event of sessions.follow(id, 0, enough.signal)) {
    events.push(event);
    if (event.sequence >= head) break;
  }
  enough.abort();
  return events;
}
