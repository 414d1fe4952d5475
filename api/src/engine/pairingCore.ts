import { nextDeadline } from '../domain/pairing/deadline.ts';
import { decide } from '../domain/pairing/decide.ts';
import { emptySession } from '../domain/pairing/emptySession.ts';
import { evolve } from '../domain/pairing/evolve.ts';
import type { Core } from './core.ts';

/** The rules of PAIRING.md as the engine runs them. */
export const pairingCore: Core = { emptySession, decide, evolve, nextDeadline };
