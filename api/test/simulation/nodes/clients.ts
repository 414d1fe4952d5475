import type { ParticipantId, SessionId } from '../../../src/domain/kernel/id.ts';
import { SECOND } from '../../../src/domain/kernel/time.ts';
import type { Order } from '../../../src/domain/pairing/command.ts';
import type { Actor } from '../../../src/domain/pairing/event.ts';
import type { Refusal } from '../../../src/domain/pairing/refusal.ts';
import type { CommandAnswer, CommandKey } from '../../../src/ports/sessions.ts';
import type { Random } from '../random.ts';
import type { Agenda } from './agenda.ts';
import type { Cluster } from './cluster.ts';
import type { Weather } from './options.ts';
import type { SimulatedProcess } from './simulatedNode.ts';

/** A command with a key, how often it was sent, and what its sender was told. */
export interface Sent {
  session: SessionId;
  key: CommandKey;
  times: number;
  told: (CommandAnswer | Refusal)[];
}

/** A client that got no answer sends again, with its key, at another node. */
const SENT_AGAIN_MS = 4 * SECOND;

export interface ClientMeans {
  agenda: Agenda;
  random: Random;
  cluster: Cluster;
  weather: Weather;
}

/** The clients' side: commands are sent with keys, through whichever node, until somebody answers them; devices show that they live. */
export class Clients {
  readonly #means: ClientMeans;
  readonly #at = new Map<string, number>();
  readonly sent: Sent[] = [];

  constructor(means: ClientMeans) {
    this.#means = means;
  }

  /** Sends a command until it is answered. */
  send(session: SessionId, order: Order, actor: Actor): Sent {
    const { random, weather } = this.#means;
    const name = JSON.stringify(actor);
    const key = { actor: name, mutation: order.kind, key: `key-${this.sent.length}`, inputHash: 'h' };
    const sent: Sent = { session, key, times: 0, told: [] };
    this.sent.push(sent);
    const command = { actor, ...order };
    const tries = () => {
      if (sent.told.length > 0) return;
      this.#send(sent, command, this.#nodeOf(name));
      this.#means.agenda.after(SENT_AGAIN_MS, () => {
        if (sent.told.length === 0) this.#moves(name);
        tries();
      });
    };
    tries();
    if (random.happens(weather.sentTwice)) this.#send(sent, command, this.#nodeOf(name) + 1);
    return sent;
  }

  /** A sign of life of somebody's device, at the node that it is connected to. */
  isSeen(session: SessionId, participant: ParticipantId): void {
    this.#request(this.#nodeOf(participant), ({ engine }) => engine.seen(session, participant));
  }

  #send(sent: Sent, command: { actor: Actor } & Order, node: number): void {
    sent.times++;
    this.#request(node, ({ engine }) =>
      engine.send(sent.session, command, sent.key).then(
        (answer) => this.#onTheWay(() => sent.told.push(answer)),
        () => {},
      ),
    );
  }

  #request(node: number, run: (process: SimulatedProcess) => unknown): void {
    const process = this.#means.cluster.on(node);
    this.#onTheWay(() => process.enter(() => void run(process)));
  }

  #onTheWay(arrives: () => void): void {
    const { agenda, random, weather } = this.#means;
    if (!random.happens(weather.clientLost)) agenda.after(random.between(0, weather.latency), arrives);
  }

  #nodeOf(who: string): number {
    let node = this.#at.get(who);
    if (node === undefined) this.#at.set(who, (node = this.#means.random.between(0, 3)));
    return node;
  }

  #moves(who: string): void {
    this.#at.set(who, this.#nodeOf(who) + 1);
  }
}
