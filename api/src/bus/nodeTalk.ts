/**
 * What nodes say to each other, on whatever carries it: a question and its reply as texts, each sealed with the cluster's secret. A seal
 * (HMAC-SHA256) covers whom it is for, when it was made and what it says; a reply's also covers the question's, so that no other answer can
 * take its place. The text is readable to whoever carries it: nodes talk in a private network, or over NATS with TLS.
 */
import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import type { Instant } from '../domain/kernel/time.ts';
import type { Logger } from '../ports/logger.ts';
import { NotReached, type Question, type Reply } from '../ports/nodes.ts';

/** Raised when a question, a reply or a command is made in a way that a node of the version before would misread. */
const VERSION = 1;
/** The oldest version that is still understood: during a rolling upgrade nodes of both talk to each other. */
const OLDEST_VERSION = 1;
/** A sealed text counts this long, by the clock that all nodes take from the database. */
const FRESH_MILLISECONDS = 60_000;
/** Characters of a cluster's secret. */
export const CLUSTER_SECRET_LENGTH = 32;
/** Bytes of one message: a session is drafted with its places. */
export const MOST_MESSAGE_BYTES = 4_194_304;

/** Answers a question. */
export type Answering = (question: Question) => Promise<Reply>;

/** What a node needs to talk. */
export interface TalkMeans {
  secret: string;
  now: () => Instant;
  logger: Logger;
}

/** A sealed question on its way, and how its reply is read. */
export interface Asked {
  text: string;
  /** Throws `NotReached` where the other refuses to talk to us, and an `Error` where the reply is none of ours. */
  read(reply: string): Reply;
}

interface Opened {
  version: number;
  json: string;
  seal: string;
}

/** Seals questions and replies, and opens those of others. */
export class NodeTalk {
  readonly #key: Uint8Array;
  readonly #now: () => Instant;
  readonly #logger: Logger;

  constructor({ secret, now, logger }: TalkMeans) {
    this.#key = new Uint8Array(hkdfSync('sha256', secret, '', 'ponte nodes', 32));
    this.#now = now;
    this.#logger = logger;
  }

  /** A question for the node of this name. */
  ask(node: string, question: Question): Asked {
    const text = this.#seal(`question to ${node}`, JSON.stringify(question));
    return { text, read: (reply) => this.#read(reply, sealOf(text)) };
  }

  /** The sealed reply of the node `self` to a sealed question; null where the question was not made with this cluster's secret, or is old. */
  async reply(text: string, { self, answer }: { self: string; answer: Answering | null }): Promise<string | null> {
    const asked = this.#open(`question to ${self}`, text);
    if (!asked) {
      this.#logger.warn({}, 'a question was refused: it is not of this cluster, not for this node, or old');
      return null;
    }
    return this.#seal(`reply to ${asked.seal}`, JSON.stringify(await this.#answer(asked, answer)));
  }

  async #answer({ version, json }: Opened, answer: Answering | null): Promise<Reply> {
    if (!answer) return { undone: true };
    if (version < OLDEST_VERSION || version > VERSION) {
      this.#logger.warn({ version }, 'a node of another version asked something: it waits until the session moves');
      return { undone: true };
    }
    try {
      return await answer(JSON.parse(json) as Question);
    } catch (error) {
      this.#logger.error({ error: String(error) }, 'a question of another node failed');
      return { unknown: true };
    }
  }

  #read(text: string, question: string): Reply {
    if (text === '') throw new NotReached('the other node does not take our seal');
    const reply = this.#open(`reply to ${question}`, text);
    if (!reply) throw new Error('the reply was not made with the secret of this cluster');
    return JSON.parse(reply.json) as Reply;
  }

  #seal(about: string, json: string): string {
    const head = `${VERSION} ${this.#now()}`;
    return `${head} ${this.#sealOf(about, head, json)}\n${json}`;
  }

  #open(about: string, text: string): Opened | null {
    const end = text.indexOf('\n');
    const [version, at, seal] = text.slice(0, Math.max(0, end)).split(' ');
    if (!version || !at || !seal) return null;
    const json = text.slice(end + 1);
    const isOurs = isSame(seal, this.#sealOf(about, `${version} ${at}`, json));
    const isFresh = Math.abs(this.#now() - Number(at)) <= FRESH_MILLISECONDS;
    return isOurs && isFresh ? { version: Number(version), json, seal } : null;
  }

  #sealOf(about: string, head: string, json: string): string {
    return createHmac('sha256', this.#key).update(`${about}\n${head}\n`).update(json).digest('base64url');
  }
}

function sealOf(text: string): string {
  return text.slice(0, text.indexOf('\n')).split(' ')[2] ?? '';
}

function isSame(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
