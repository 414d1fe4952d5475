import { may, type Right, type Whereabouts } from '../../domain/credential/rights.ts';
import type {
  ExhibitionId,
  InterpreterId,
  MeetingId,
  OfferId,
  OrganisationId,
  ParticipantId,
  PersonId,
  PlaceId,
  SessionId,
  VenueId,
} from '../../domain/kernel/id.ts';
import type { ApiContext } from '../context.ts';
import { isVisible } from '../exhibition/isVisible.ts';
import { visibleSession } from '../floor/openSessionSeen.ts';
import { meetingSeen, offerSeen, participantSeen, placeSeen } from '../floor/seen.ts';
import { interpreterSeen, seesInterpreter } from '../interpreter/interpreterSeen.ts';
import { seesPair, seesParticipant } from '../floor/sight.ts';
import { readId, type NodeType } from './nodeId.ts';

/** Loads a thing by its opaque id; null where there is none that the caller may see. */
export async function loadNode(context: ApiContext, text: string): Promise<object | null> {
  const read = readId(text);
  if (!read) return null;
  const found = read.in ? await loadLive(context, { ...read, in: read.in }) : await LOAD[read.type]?.(context, read.id);
  return found ? { ...found, __typename: read.type } : null;
}

async function loadLive(
  context: ApiContext,
  { type, id, in: where }: { type: NodeType; id: string; in: SessionId },
): Promise<object | null> {
  const session = await context.ports.sessions.read(where);
  if (!session) return null;
  if (type === 'Participant') {
    const seen = participantSeen(session, id as ParticipantId);
    return seen && (await seesParticipant(context, seen)) ? seen : null;
  }
  if (type === 'Interpreter') {
    const seen = interpreterSeen(session, id as InterpreterId);
    return seen && (await seesInterpreter(context, seen)) ? seen : null;
  }
  const own = context.caller.kind === 'badge' ? (session.byPerson.get(context.caller.person) ?? null) : null;
  const seen = type === 'Offer' ? offerSeen(session, id as OfferId, own) : meetingSeen(session, id as MeetingId, own);
  return seen && (await seesPair(context, seen)) ? seen : null;
}

type Load = (context: ApiContext, id: string) => Promise<object | null | undefined>;

const LOAD: Readonly<Partial<Record<NodeType, Load>>> = {
  Exhibition: async (context, id) => {
    const fair = await context.loaders.exhibition.load(id as ExhibitionId);
    return fair && isVisible(context, fair) ? fair : null;
  },
  PairingSession: (context, id) => visibleSession(context, id as SessionId),
  Venue: async ({ ports }, id) => (await ports.fairs.venuesByIds([id as VenueId]))[0],
  Place: async ({ ports }, id) => {
    const [found] = await ports.plans.places([id as PlaceId]);
    const session = found?.session ? await ports.sessions.read(found.session) : null;
    return found && placeSeen(session?.places.get(found.place.place) ?? found.place, found.exhibition, session);
  },
  Company: (context, id) => allowed(context, 'see-directory', context.loaders.company.load(id as OrganisationId)),
  Buyer: async (context, id) => {
    const { caller } = context;
    const buyer = context.loaders.buyer.load(id as OrganisationId);
    return caller.kind === 'badge' && caller.organisation === id ? buyer : allowed(context, 'see-buyers', buyer);
  },
  Product: async (context, id) => {
    const [product] = await context.ports.directory.productsByIds([id]);
    return product && (await inDirectory(context, 'see-directory', product));
  },
  Requirement: async (context, id) => {
    const [sought] = await context.ports.directory.requirementsByIds([id]);
    return sought && (await inDirectory(context, 'see-buyers', sought));
  },
  Certificate: async (context, id) => {
    const [certificate] = await context.ports.directory.certificatesByIds([id]);
    return certificate && (await inDirectory(context, 'see-directory', certificate));
  },
  CertificationScheme: ({ loaders }, id) => loaders.scheme.load(id),
  Person: async (context, id) => {
    const { caller, loaders } = context;
    const person = await loaders.person.load(id as PersonId);
    if (!person || (caller.kind === 'badge' && caller.person === id)) return person;
    return inDirectory(context, 'see-floor', person);
  },
};

async function allowed<Found extends Whereabouts>(
  { caller }: ApiContext,
  right: Right,
  looked: Promise<Found | null>,
): Promise<Found | null> {
  const found = await looked;
  return found && may(caller, right, found) ? found : null;
}

async function inDirectory<Found extends { exhibition: ExhibitionId }>(
  { caller, loaders }: ApiContext,
  right: Right,
  found: Found,
): Promise<Found | null> {
  const fair = await loaders.exhibition.load(found.exhibition);
  return fair && may(caller, right, { exhibition: fair.id, account: fair.account }) ? found : null;
}
