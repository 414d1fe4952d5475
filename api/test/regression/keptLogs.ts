import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { emptySession } from '../../src/domain/pairing/emptySession.ts';
import type { DeedId, OrganisationId, ParticipantId } from '../../src/domain/kernel/id.ts';
import type { Order } from '../../src/domain/pairing/command.ts';
import type { Actor, PairingEvent } from '../../src/domain/pairing/event.ts';
import { evolve } from '../../src/domain/pairing/evolve.ts';
import type { Session } from '../../src/domain/pairing/session.ts';
import { EVENT_VERSIONS, inCurrentShape } from '../../src/engine/eventVersion.ts';
import { snapshotText } from '../../src/engine/snapshotText.ts';
import type { LoggedEvent } from '../../src/ports/sessionLog.ts';
import { REASON, floorOfTwo, interpreterItself, itself, openFloor, staff } from '../builders/pairing.ts';
import { Hour } from '../simulation/hour.ts';

/** An event as a release wrote it. */
export type KeptEvent = Pick<LoggedEvent, 'version' | 'event'>;

/** A session of a release: all that its log held, and what the release folded of it, as a snapshot's JSON. */
export interface KeptSession {
  events: readonly KeptEvent[];
  state: object;
}

const FOLDER = join(import.meta.dirname, 'logs');

/** Every release whose log is kept. */
export function keptVersions(): string[] {
  return readdirSync(FOLDER).map((file) => file.replace(/\.json$/, ''));
}

/** Where the log of a release is kept. */
export function keptFile(version: string): string {
  return join(FOLDER, `${version}.json`);
}

/** The sessions of a release. */
export function readKept(version: string): KeptSession[] {
  return JSON.parse(readFileSync(keptFile(version), 'utf8')) as KeptSession[];
}

/** Sessions that have together every kind of event: two seeded hours, a pair of which one reaches its target, interpreters in all that can happen to them, acts that are taken back, and a stand of two. */
export async function sessionsOfToday(): Promise<KeptSession[]> {
  const hours = [199, 149].map((seed) => new Hour({ seed, people: 12, tables: 2, interference: 0.3 }).run().log);
  return Promise.all([...hours, targetReached(), interpreted(), undone(), atOneStand()].map(kept));
}

/** As the file holds it: an event a line, so that a difference can be read. */
export function textOf(sessions: readonly KeptSession[]): string {
  const lines = sessions.map(
    ({ events, state }) =>
      `{"events":[\n${events.map((event) => JSON.stringify(event)).join(',\n')}\n],\n"state":${JSON.stringify(state)}}`,
  );
  return `[\n${lines.join(',\n')}\n]\n`;
}

/** What the program of today folds of events that a release wrote. */
export async function folded(events: readonly KeptEvent[]): Promise<object> {
  const first = events[0]!.event;
  if (first.kind !== 'session-drafted') throw new Error(`a log begins with ${first.kind}`);
  const lifted = events.map((kept, at) => inCurrentShape({ ...kept, sequence: at + 1 }).event);
  return asJson(lifted.reduce(evolve, emptySession(first.session)));
}

function targetReached(): readonly PairingEvent[] {
  const { floor, exhibitor, buyer } = floorOfTwo({ rules: { targetMeetings: 1 } });
  floor.meets(exhibitor, buyer);
  floor.pass(1_000);
  return floor.log;
}

function interpreted(): readonly PairingEvent[] {
  const floor = openFloor({ tables: 3 });
  const [ines, rui] = [floor.interpreter('ines'), floor.interpreter('rui')];
  const two = [floor.exhibitor('lotus', { languages: ['yue'] }), floor.buyer('ramos', { languages: ['pt'] })] as const;
  const offer = floor.offers(...two);
  floor.do({ kind: 'pause-interpreting', interpreter: ines, until: floor.now + 60_000 }, interpreterItself(ines));
  floor.do({ kind: 'mark-interpreter-unreachable', interpreter: ines });
  floor.do({ kind: 'mark-interpreter-reachable', interpreter: ines });
  const meeting = floor.agrees(offer);
  floor.do({ kind: 'leave-interpreting', interpreter: rui, at: null, when: 'at-once' }, interpreterItself(rui));
  floor.pass(100);
  floor.do({ kind: 'arrive-to-interpret', meeting, interpreter: ines }, interpreterItself(ines));
  for (const participant of two) floor.comes(meeting, participant);
  floor.do({ kind: 'leave-interpreting', interpreter: ines, at: floor.now + 60_000 }, interpreterItself(ines));
  floor.do({ kind: 'pause-interpreting', interpreter: ines, until: null }, interpreterItself(ines));
  floor.pass(1_000);
  return floor.log;
}

function undone(): readonly PairingEvent[] {
  const { floor, exhibitor, buyer } = floorOfTwo();
  let acts = 0;
  const takeBack = (order: Order, forWhom: ParticipantId | null = null) => {
    const deed = `deed-${++acts}` as DeedId;
    floor.do(order, { ...staff(forWhom), deed } as Actor);
    floor.pass(10);
    floor.do({ kind: 'undo', deed }, staff());
  };
  const meeting = floor.confirms(exhibitor, buyer);
  takeBack({ kind: 'cancel-meeting', meeting, reason: null });
  for (const participant of [exhibitor, buyer]) floor.comes(meeting, participant);
  takeBack({ kind: 'extend-meeting', meeting, participant: buyer, reason: null }, buyer);
  takeBack({ kind: 'end-meeting', meeting, participant: null, reason: null });
  takeBack({ kind: 'announce', announcement: REASON, reason: null });
  takeBack({ kind: 'change-rules', rules: { meetingMinutes: 12 }, reason: null });
  floor.pass(1_000);
  return floor.log;
}

function atOneStand(): readonly PairingEvent[] {
  const floor = openFloor();
  const organisation = 'organisation-lotus' as OrganisationId;
  const [first, second] = [floor.exhibitor(), floor.exhibitor('colleague', { organisation })];
  const buyer = floor.buyer();
  floor.do({ kind: 'change-answer-time', participant: second, answerSeconds: 90 });
  floor.do({ kind: 'change-delegate', participant: buyer, languages: ['en', 'pt'] }, staff(buyer));
  floor.do({ kind: 'change-badge', participant: buyer }, staff(buyer));
  const offer = floor.offers(first, buyer);
  floor.do({ kind: 'give-offer', offer, participant: first, to: second }, itself(first));
  const meeting = floor.agrees(offer);
  floor.do({ kind: 'ask-way', meeting, participant: buyer }, itself(buyer));
  floor.do({ kind: 'plan-leaving', participant: first, at: floor.now + 600_000 }, itself(first));
  floor.pass(1_000);
  return floor.log;
}

async function kept(log: readonly PairingEvent[]): Promise<KeptSession> {
  const events = log.map((event) => ({ version: EVENT_VERSIONS[event.kind], event }));
  return { events, state: await folded(events) };
}

async function asJson(session: Session): Promise<object> {
  return JSON.parse(await snapshotText(session, async () => undefined)) as object;
}
