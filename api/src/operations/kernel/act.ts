import { idOf, type Caller } from '../../domain/credential/caller.ts';
import type { ParticipantId, SessionId } from '../../domain/kernel/id.ts';
import type { CommandKey } from '../../ports/sessions.ts';
import { refused, type Refused } from './refused.ts';

/** For whom staff acts; nothing named: for oneself. */
export interface ForWhom {
  participant: ParticipantId | null;
  frontCode: string | null;
}

/** An act on a session as it comes in: who, where, and by which key it may be repeated. */
export interface Act {
  caller: Caller;
  session: SessionId;
  mutation: string;
  /** As the client named this request; null where it did not. */
  key: string | null;
  /** Digest of the input: the same key with another input is refused. */
  inputHash: string;
  forWhom: ForWhom;
}

/** Characters of an idempotency key. */
const KEY_LENGTH = { least: 8, most: 128 };

/** The key of an act's command; keys belong to (actor, mutation). */
export function keyOf(act: Act): CommandKey | Refused {
  const { key, mutation, inputHash } = act;
  const fits =
    key !== null && key.length >= KEY_LENGTH.least && key.length <= KEY_LENGTH.most && /^[\x21-\x7E]+$/.test(key);
  if (!fits) return refused('key-missing', { path: ['input', 'idempotencyKey'] });
  return { actor: `${act.caller.kind}:${idOf(act.caller)}`, mutation, key, inputHash };
}
