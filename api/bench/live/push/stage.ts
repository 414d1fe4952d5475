import type { ApiKeyId, OrganisationId, SignInId } from '../../../src/domain/kernel/id.ts';
import type { BadgeCaller, PartnerCaller } from '../../../src/domain/credential/caller.ts';
import type { PairingEvent } from '../../../src/domain/pairing/event.ts';
import type { Session } from '../../../src/domain/pairing/session.ts';
import { NodeClock } from '../../../src/engine/nodeClock.ts';
import type { Ports } from '../../../src/operations/kernel/ports.ts';
import type { LoggedEvent } from '../../../src/ports/sessionLog.ts';
import type { Sessions } from '../../../src/ports/sessions.ts';
import { newId } from '../../../src/postgres/newId.ts';
import { secretsOf } from '../../../src/server/secrets.ts';
import { ACCOUNT, badgeOf, FAIR, HOUR, name, offerOf, SESSION, sessionOf, uuid, VENUE } from './stageHall.ts';

/**
 * A session of so many people, each in an open offer with its neighbour, and a log that whoever measures writes by hand: what is behind the push
 * engine costs next to nothing, so that what is measured is the engine.
 */
export class Stage {
  readonly ports: Ports;
  session: Session;
  readonly #log: LoggedEvent[] = [];
  readonly #wakes = new Set<() => void>();
  readonly #tickets = new Map<string, SignInId>();

  constructor(people: number) {
    this.session = sessionOf(people);
    this.ports = this.#portsOf();
  }

  /** Something that everybody who follows the session reads; `stamp` goes with it. `padding` makes it as long as that. */
  announce(stamp: string, padding = ''): LoggedEvent {
    return this.#commit({
      kind: 'staged',
      at: Date.now(),
      actor: { by: 'system' },
      t: stamp,
      ...(padding && { padding }),
    });
  }

  /** Something that concerns the two of a pair. */
  answer(pair: number): LoggedEvent {
    const at = Date.now();
    return this.#commit({ kind: 'offer-accepted', at, actor: { by: 'system' }, offer: offerOf(pair), side: 'buyer' });
  }

  #commit(event: object): LoggedEvent {
    const logged = { sequence: this.session.head + 1, version: 1, event: event as PairingEvent };
    this.#log.push(logged);
    this.session = { ...this.session, head: logged.sequence };
    for (const wake of this.#wakes) wake();
    this.#wakes.clear();
    return logged;
  }

  async *#follow(after: number, signal: AbortSignal): AsyncGenerator<LoggedEvent, void, undefined> {
    for (let at = after; !signal.aborted;) {
      const next = this.#log[at];
      if (next) {
        at = next.sequence;
        yield next;
        continue;
      }
      await new Promise<void>((resolve) => {
        this.#wakes.add(resolve);
        signal.addEventListener('abort', () => resolve(), { once: true });
      });
    }
  }

  /** A ticket that was given, or straight the number of a badge. */
  #taken(ticket: string): SignInId | null {
    const given = this.#tickets.get(ticket);
    this.#tickets.delete(ticket);
    return given ?? (/^\d+$/.test(ticket) ? signInOf(ticket) : null);
  }

  #portsOf(): Ports {
    const sessions: Sessions = {
      send: () => Promise.reject(new Error('nobody acts on this stage')),
      read: async () => this.session,
      follow: (_session, after, signal) => this.#follow(after, signal),
      whyNotYet: async () => null,
      profileChanged: () => undefined,
      seen: () => undefined,
    };
    const secrets = secretsOf('a secret of the benchmark, long enough');
    return {
      ...nothingElse(),
      sessions,
      secrets: { ...secrets, hashCode: (code) => code, readToken: async (token) => tokenOf(token) },
      clock: new NodeClock(),
      newId,
      apiKeys: { caller: async (key) => partner(key), ended: async () => [] },
      signIns: {
        ...absent(),
        caller: async (signIn) => callerOf(signIn),
        keepTicket: async (hash, signIn) => void this.#tickets.set(hash, signIn),
        takeTicket: async (hash) => this.#taken(hash),
        ended: async () => [],
      },
      ...this.#rows(),
    };
  }

  #rows(): Pick<Ports, 'consents' | 'directory' | 'fairs' | 'leads' | 'people' | 'plans' | 'privateTexts'> {
    const { session } = this;
    const rules = session.rules;
    const plan = {
      id: SESSION,
      exhibition: FAIR,
      account: ACCOUNT,
      name: name('session', 1),
      theme: 'health',
      kind: 'open',
    };
    const brief = { zoneMinutes: 480, ...plan, opensAt: session.opensAt, endsAt: session.endsAt, rules };
    const venue = {
      id: VENUE,
      exhibition: FAIR,
      code: 'MO',
      name: name('venue', 1),
      glyph: '澳',
      ordinal: 1,
      walkMinutes: 3,
    };
    const organisation = (id: OrganisationId) => ({
      id,
      exhibition: FAIR,
      account: ACCOUNT,
      name: name('firm', 1),
      description: null,
      country: 'PT',
      website: null,
      employees: null,
      themes: [],
      targetMarkets: [],
      stand: null,
    });
    return {
      plans: { ...absent(), briefs: async (ids) => ids.map(() => brief) },
      fairs: {
        ...absent(),
        venuesOf: async () => [venue],
        byIds: async () => [{ ...FAIR_ROW, name: name('fair', 1) }],
      },
      people: {
        ...absent(),
        byIds: async (ids) =>
          ids.map((id) => ({ ...PERSON, id, name: name('person', Number.parseInt(id.slice(-6), 16)) })),
        contacts: async () => [],
      },
      directory: {
        ...absent(),
        companiesByIds: async (ids) => ids.map((id) => ({ __typename: 'Company' as const, ...organisation(id) })),
        buyersByIds: async (ids) => ids.map((id) => ({ __typename: 'Buyer' as const, ...organisation(id) })),
        productsOf: async () => [],
        requirementsOf: async () => [],
        schemes: async () => [],
      },
      leads: { ...absent(), of: async () => [] },
      consents: { ...absent(), granted: async () => [] },
      privateTexts: { ...absent(), lastAnnouncement: async () => null },
    };
  }
}

/** A partner who may follow the session; each key is another's. */
function partner(key: string): PartnerCaller {
  const scopes = ['follow-session', 'see-board'];
  return {
    kind: 'partner',
    key: key as ApiKeyId,
    account: ACCOUNT,
    grants: [{ exhibition: FAIR, role: 'partner' }],
    scopes,
  };
}

function signInOf(ticket: string): SignInId {
  return uuid(9, Number(ticket)) as SignInId;
}

/** A badge's number stands for its access token. */
function tokenOf(token: string): { signIn: SignInId; expiresAt: number } {
  return { signIn: signInOf(token), expiresAt: Date.now() + HOUR };
}

/** Whose sign-in this is. */
function callerOf(signIn: SignInId): BadgeCaller {
  return badgeOf(Number.parseInt(signIn.slice(-12), 16));
}

const FAIR_ROW = {
  id: FAIR,
  account: ACCOUNT,
  slug: 'DEMO',
  description: null,
  timeZone: 'Asia/Macau',
  startsOn: '2027-03-04',
  endsOn: '2027-03-06',
  themes: [],
  isPublic: true,
};
const PERSON = {
  exhibition: FAIR,
  role: null,
  organisation: null,
  frontCode: 'E-0001',
  languages: ['en' as const],
  reads: 'en' as const,
};
/** A port that nobody should ask for anything. */
function absent<Port extends object>(): Port {
  return {} as Port;
}

function nothingElse(): Pick<
  Ports,
  | 'accounts'
  | 'audit'
  | 'badges'
  | 'calls'
  | 'callKey'
  | 'hallPlans'
  | 'matchProfiles'
  | 'recommendations'
  | 'rehearsals'
  | 'requirements'
  | 'goods'
  | 'spareBadges'
  | 'textFolder'
  | 'tries'
  | 'users'
> {
  return {
    accounts: absent(),
    audit: absent(),
    badges: absent(),
    calls: absent(),
    callKey: async () => '',
    hallPlans: absent(),
    matchProfiles: absent(),
    recommendations: absent(),
    rehearsals: absent(),
    requirements: absent(),
    goods: absent(),
    spareBadges: absent(),
    textFolder: absent(),
    tries: absent(),
    users: absent(),
  };
}
