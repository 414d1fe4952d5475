/** A fresh fair whose two people are offered to each other, and what tests do with them. */
import { vi } from 'vitest';
import type { ApiClient, Result } from './apiClient.ts';
import { ApiFloor } from './apiFloor.ts';
import { ACT, ME, STEP } from './documents.ts';
import { PATIENCE } from './patience.ts';

/** Two people with an offer, their organiser, and the server behind them. */
export class OfferedPair {
  readonly floor: ApiFloor;
  readonly organiser: ApiClient;
  readonly exhibitor: ApiClient;
  readonly buyer: ApiClient;
  #keys = 0;

  private constructor(floor: ApiFloor, [organiser, exhibitor, buyer]: readonly [ApiClient, ApiClient, ApiClient]) {
    this.floor = floor;
    this.organiser = organiser;
    this.exhibitor = exhibitor;
    this.buyer = buyer;
  }

  static async open(): Promise<OfferedPair> {
    const floor = await ApiFloor.open({ people: 1, places: 2 });
    const pair = new OfferedPair(floor, [
      await floor.organiser(),
      await floor.as(floor.fair.exhibitors[0]!),
      await floor.as(floor.fair.buyers[0]!),
    ]);
    await pair.step('openSession');
    await pair.step('startPairing');
    for (const client of [pair.exhibitor, pair.buyer]) {
      await pair.act(client, 'checkIn', { session: floor.session });
      await pair.act(client, 'becomeAvailable', { session: floor.session });
    }
    await vi.waitUntil(async () => (await pair.presence(pair.exhibitor)).state === 'OFFERED', PATIENCE);
    return pair;
  }

  /** An idempotency key that was not used yet. */
  key(): string {
    return `pair-key-${++this.#keys}`;
  }

  /** A participant as it sees itself. */
  async presence(client: ApiClient): Promise<Result> {
    return (await client.ask(ME)).participants[0];
  }

  /** What a participant does, under a key of its own. */
  act(client: ApiClient, name: string, input: object = {}): Promise<Result> {
    return client.ask(ACT(name), { input: { idempotencyKey: this.key(), ...input } });
  }

  /** What the organiser does in the session. */
  step(name: string, input: object = {}, type = 'StepInInput'): Promise<Result> {
    const own = { session: this.floor.session, idempotencyKey: this.key(), ...input };
    return this.organiser.ask(STEP(name, type), { input: own });
  }

  /** Both accept; answers the meeting. */
  async meet(): Promise<string> {
    for (const client of [this.exhibitor, this.buyer]) {
      await this.act(client, 'acceptOffer', { offer: (await this.presence(client)).offer.id });
    }
    return (await this.presence(this.exhibitor)).meeting.id;
  }

  /** Both sit at the table; answers the meeting. */
  async talk(): Promise<string> {
    const meeting = await this.meet();
    for (const client of [this.exhibitor, this.buyer]) await this.act(client, 'arriveAtPlace', { meeting });
    return meeting;
  }

  /** The session's places as the organiser sees them. */
  async places(): Promise<Result> {
    const PLACES = 'query ($id: ID!) { pairingSession(id: $id) { places { id label open meeting { id } } } }';
    return (await this.organiser.ask(PLACES, { id: this.floor.session })).places;
  }
}
