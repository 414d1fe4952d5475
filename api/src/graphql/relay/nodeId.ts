import type {
  DeedId,
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

/** What each type's id is inside. */
interface Inside {
  Exhibition: ExhibitionId;
  Venue: VenueId;
  Place: PlaceId;
  Company: OrganisationId;
  Product: string;
  Buyer: OrganisationId;
  Requirement: string;
  Certificate: string;
  CertificationScheme: string;
  Person: PersonId;
  PairingSession: SessionId;
}

/** Things of a live session: their ids carry the session, so that no table has to be asked where they are. */
interface LiveInside {
  Participant: ParticipantId;
  Offer: OfferId;
  Meeting: MeetingId;
  Interpreter: InterpreterId;
  /** No Node: only `undo` takes it. */
  RecentAct: DeedId;
}

/** A type whose things have ids. */
export type NodeType = keyof Inside | keyof LiveInside;

/** One byte a type, for good: ids that were handed out must go on being read. */
const CODES: Readonly<Record<NodeType, number>> = {
  Exhibition: 1,
  Venue: 2,
  Place: 3,
  Company: 4,
  Product: 5,
  Buyer: 6,
  Requirement: 7,
  Certificate: 8,
  CertificationScheme: 9,
  Person: 10,
  PairingSession: 11,
  Participant: 12,
  Offer: 13,
  Meeting: 14,
  Interpreter: 21,
  RecentAct: 22,
};

const TYPES = new Map(Object.entries(CODES).map(([type, code]) => [code, type as NodeType]));
const UUID_BYTES = 16;
const LIVE: ReadonlySet<NodeType> = new Set(['Participant', 'Offer', 'Meeting', 'Interpreter', 'RecentAct']);

/** A source whose id is asked for. */
export interface NodeSource {
  id: string;
  /** The session of a participant, offer or meeting. */
  in?: SessionId;
}

/** The opaque id of a thing: its type and the UUID inside, for things of a session the session's before it. */
export function nodeId(type: keyof Inside, id: string): string {
  return encode(type, bytesOf(id));
}

/** The opaque id of a thing of a live session. */
export function liveId(type: keyof LiveInside, session: SessionId, id: string): string {
  return encode(type, Buffer.concat([bytesOf(session), bytesOf(id)]));
}

/** The opaque id of a source of the named type. */
export function nodeIdOf(type: string, source: NodeSource): string {
  if (source.in) return liveId(type as keyof LiveInside, source.in, source.id);
  return nodeId(type as keyof Inside, source.id);
}

/** What an id says; null for one that is not ours. */
export function readId(text: string): { type: NodeType; id: string; in: SessionId | null } | null {
  const bytes = Buffer.from(text, 'base64url');
  const type = TYPES.get(bytes[0] ?? 0);
  if (!type || bytes.toString('base64url') !== text) return null;
  const rest = bytes.subarray(1);
  if (type === 'CertificationScheme') return { type, id: rest.toString('utf8'), in: null };
  if (isLive(type)) {
    if (rest.length !== 2 * UUID_BYTES) return null;
    return { type, id: uuidOf(rest.subarray(UUID_BYTES)), in: uuidOf(rest.subarray(0, UUID_BYTES)) as SessionId };
  }
  return rest.length === UUID_BYTES ? { type, id: uuidOf(rest), in: null } : null;
}

/** The id inside of a thing that must be of this type; null where it is not. */
export function readNodeId<Type extends keyof Inside>(type: Type, text: string): Inside[Type] | null {
  const read = readId(text);
  return read?.type === type ? (read.id as Inside[Type]) : null;
}

/** The id inside of a thing of a session that must be of this type; null where it is not. */
export function readLiveId<Type extends keyof LiveInside>(type: Type, text: string): LiveInside[Type] | null {
  return readPlaced(type, text)?.id ?? null;
}

/** The same with the session it belongs to. */
export function readPlaced<Type extends keyof LiveInside>(
  type: Type,
  text: string,
): { session: SessionId; id: LiveInside[Type] } | null {
  const read = readId(text);
  return read?.type === type && read.in ? { session: read.in, id: read.id as LiveInside[Type] } : null;
}

function isLive(type: NodeType): type is keyof LiveInside {
  return LIVE.has(type);
}

function encode(type: NodeType, bytes: Buffer): string {
  return Buffer.concat([Buffer.of(CODES[type]), bytes]).toString('base64url');
}

function bytesOf(id: string): Buffer {
  const hex = id.replaceAll('-', '');
  return /^[0-9a-f]{32}$/.test(hex) ? Buffer.from(hex, 'hex') : Buffer.from(id, 'utf8');
}

function uuidOf(bytes: Buffer): string {
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
