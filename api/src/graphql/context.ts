import type { Caller } from '../domain/credential/caller.ts';
import type { Language } from '../domain/kernel/language.ts';
import type { Ports } from '../operations/kernel/ports.ts';
import type { SignedIn } from '../operations/credential/signedIn.ts';
import type { ContactMade } from '../operations/lead/findLeads.ts';
import type { FairDoor } from './fair/fairDoor.ts';
import type { Boards } from './feed/boards.ts';
import type { SessionTopics } from './feed/sessionTopics.ts';
import type { Tapes } from './replay/tapes.ts';
import type { Loaders } from './loaders.ts';
import type { Wording } from './wording.ts';

/** The cookies of a request; a socket has none. */
export interface Cookies {
  /** A name of this device that only it knows; made for a browser that had none. */
  device: string;
  /** Keeps a sign-in in the browser. */
  keep(signedIn: SignedIn): void;
  /** Keeps the device's name where it was new, so that its next try is known to be its own. */
  keepDevice(): void;
  clear(): void;
}

/** Writes contacts as a file's text. */
export type LeadWriters = Readonly<
  Record<'CSV' | 'VCARD', (contacts: readonly ContactMade[], reader: LeadReader) => string>
>;

/** For whom a file of contacts is written. */
export interface LeadReader {
  wording: Wording;
  language: Language;
  /** The fair's: times stand as they were on its clocks. */
  timeZone: string;
}

/** What every resolver gets. */
export interface ApiContext {
  caller: Caller;
  /** Best first. */
  languages: readonly Language[];
  ports: Ports;
  loaders: Loaders;
  wording: Wording;
  boards: Boards;
  /** Days that are looked at again. */
  tapes: Tapes;
  topics: SessionTopics;
  fairDoor: FairDoor | null;
  cookies: Cookies;
  /** The address at which the client of a person opens signed in. */
  signInLink(token: string): string;
  /** The address of a badge's calendar. */
  calendarLink(token: string): string;
  leadWriters: LeadWriters;
  /** Network address of the client. */
  address: string;
  /** Header `Accept`; empty over a socket. */
  accept: string;
  /** Header `Idempotency-Key`. */
  idempotencyKey: string | null;
  /** Named in the logs and in every fault that the client sees. */
  correlationId: string;
}
