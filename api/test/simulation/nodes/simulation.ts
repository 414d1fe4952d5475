import { createHash } from 'node:crypto';
import type { OrganisationId, PersonId, SessionId } from '../../../src/domain/kernel/id.ts';
import { SECOND } from '../../../src/domain/kernel/time.ts';
import type { Order } from '../../../src/domain/pairing/command.ts';
import type { Actor } from '../../../src/domain/pairing/event.ts';
import { MemoryMatchProfiles } from '../../../src/memory/memoryMatchProfiles.ts';
import { MemorySessionLog, type MemoryGuard } from '../../../src/memory/memorySessionLog.ts';
import { aBuyer, aCompany, aTrade } from '../../builders/matching.ts';
import { NINE, staff } from '../../builders/pairing.ts';
import { KeptLines } from '../../engine/engineFloor.ts';
import type { Broken } from '../promises.ts';
import { Random } from '../random.ts';
import { brokenAnswers, brokenFollowing, brokenRebuilding } from './account.ts';
import { Agenda } from './agenda.ts';
import { Clients } from './clients.ts';
import { Cluster } from './cluster.ts';
import { anyFault } from './faults.ts';
import { FloorPeople } from './floorPeople.ts';
import { FloorWatch } from './floorWatch.ts';
import { Follower } from './follower.ts';
import { FAIR_WEATHER, HEARTBEAT, weatherOf, type SimulationOptions, type Weather } from './options.ts';
import { SimulatedBells } from './simulatedBells.ts';
import { SimulatedLines } from './simulatedLines.ts';
import { WillingPairs } from './willingPairs.ts';

/** From one step to the next, at most. */
const LONGEST_GAP_MS = 600;
/** Faults stop, and so long is given for questions that were swallowed to be given up (10 s), and for a lease to run out meanwhile and be taken. */
const HEALS_IN_MS = 12 * SECOND;
/** Late or behind by more than this, once healed, breaks a promise. */
const LATE_MS = 2 * SECOND;
/** Looks at the healed floor, each 2 s. */
const CALM_LOOKS = 16;
const CLOSES_IN_S = 420;

/** A promise was broken: which, at which step, and the options that show it again. */
export class SimulationBroken extends Error {
  readonly options: SimulationOptions;
  readonly step: number;
  readonly broken: readonly Broken[];

  constructor(options: SimulationOptions, step: number, broken: readonly Broken[]) {
    super([`${JSON.stringify(options)} breaks at step ${step}:`, ...broken.slice(0, 12)].join('\n  '));
    this.options = options;
    this.step = step;
    this.broken = broken;
  }
}

/** What a run came to. */
export interface SimulationResult {
  steps: number;
  /** Messages, timers and answers that reached somebody. */
  happenings: number;
  events: number;
  faults: ReadonlyMap<string, number>;
  meetings: number;
  takeovers: number;
  /** Of all events, answers and log lines: the same for the same options. */
  digest: string;
}

interface Watched {
  watch: FloorWatch;
  people: FloorPeople;
  followers: readonly Follower[];
}

/** A run of k nodes over one store, in virtual time, in one process, from a seed. */
export class Simulation {
  readonly #options: SimulationOptions;
  readonly #agenda = new Agenda(NINE);
  readonly #store: MemorySessionLog;
  readonly #cluster: Cluster;
  readonly #clients: Clients;
  readonly #floors: readonly Watched[];
  readonly #lines = new KeptLines();
  readonly #weather: Weather;
  #step = 0;
  #ids = 0;
  #hasArrived = false;
  #stale = 0;

  /** `without` takes guards of the store away: then a run should break. */
  constructor(options: SimulationOptions, { without = [] }: { without?: readonly MemoryGuard[] } = {}) {
    this.#options = options;
    this.#weather = weatherOf(options);
    this.#store = new MemorySessionLog(() => this.#agenda.now(), { without });
    const random = new Random(options.seed + 1_000_003);
    const ids = Array.from({ length: options.sessions }, (_, at) => `session-${at + 1}` as SessionId);
    const people = ids.map((_, at) => new FloorPeople(at, new Random(options.seed * 7 + (at && 1)), options));
    const bells = new SimulatedBells(this.#agenda, random, this.#weather);
    const installation = {
      agenda: this.#agenda,
      random,
      store: this.#store,
      bells,
      lines: options.nodes > 1 ? new SimulatedLines(this.#agenda, random, this.#weather) : null,
      profiles: profilesOf(people),
      logger: this.#lines,
      latency: this.#weather.latency,
      newId: () => `id-${String(++this.#ids).padStart(6, '0')}`,
      arrived: (isStale: boolean) => {
        this.#hasArrived = true;
        if (isStale) this.#stale++;
      },
    };
    const means = { weather: this.#weather, forgetSnapshots: () => this.#store.forgetSnapshots() };
    this.#cluster = new Cluster(options.nodes, installation, means);
    const clientMeans = { agenda: this.#agenda, random, cluster: this.#cluster, weather: this.#weather };
    this.#clients = new Clients(clientMeans);
    this.#floors = ids.map((id, at) => ({
      watch: new FloorWatch(id, this.#store),
      people: people[at]!,
      followers: Array.from({ length: options.nodes }, (_, node) => new Follower(id, node, clientMeans)),
    }));
  }

  /** From the draft to the closed session; throws `SimulationBroken`. */
  async run(): Promise<SimulationResult> {
    for (const floor of this.#floors) await this.#open(floor);
    this.#beat();
    while (this.#step < this.#options.steps) await this.#next();
    await this.#calmDown();
    await this.#close();
    await this.#account();
    return this.#result();
  }

  async #open({ watch, people }: Watched): Promise<void> {
    for (const order of people.opening(watch.id, this.#options)) {
      const sent = this.#clients.send(watch.id, order, staff());
      while (sent.told.length === 0) await this.#pass(SECOND);
    }
  }

  /** One step: somebody's command, or a fault. Each has its own chance, so that leaving one out leaves the others as they are. */
  async #next(): Promise<void> {
    const { seed, storm, nodes, without } = this.#options;
    const random = new Random(Math.imul(seed, 1_000_003) + ++this.#step * 7_919);
    await this.#pass(random.between(0, LONGEST_GAP_MS));
    const isLeftOut = without.includes(this.#step);
    if (random.happens(storm)) {
      const fault = anyFault(random, nodes);
      if (!isLeftOut) this.#cluster.make(fault);
      return;
    }
    const floor = this.#floors[random.between(0, this.#floors.length - 1)]!;
    const wanted = this.#wanted(floor, random);
    if (!isLeftOut) this.#clients.send(floor.watch.id, wanted.order, wanted.actor);
  }

  /** What somebody wants next. While nobody wants anything of its own, somebody asks for anything. */
  #wanted({ watch: { session }, people }: Watched, random: Random): { order: Order; actor: Actor } {
    const now = this.#agenda.now();
    if (random.happens(0.01)) return people.organiser(session, now, random);
    if (random.happens(0.05)) return people.anything(session, now, random);
    return people.next(now) ?? people.anything(session, now, random);
  }

  /** Devices show that they live. */
  #beat(): void {
    for (const { watch } of this.#floors)
      for (const [id] of watch.session.participants) this.#clients.isSeen(watch.id, id);
    this.#agenda.after(HEARTBEAT * SECOND, () => this.#beat());
  }

  /** Faults have stopped: from the moment when all is healed nothing is late, and no pair that could be offered waits for more than two rounds. */
  async #calmDown(): Promise<void> {
    Object.assign(this.#weather, FAIR_WEATHER);
    this.#cluster.heal();
    for (const { watch, people } of this.#floors) {
      people.areWilling();
      if (watch.session.state === 'PAUSED')
        this.#clients.send(watch.id, { kind: 'start-pairing', reason: null }, staff());
    }
    await this.#pass(HEALS_IN_MS);
    const willing = this.#floors.map(() => new WillingPairs());
    for (let look = 0; look < CALM_LOOKS; look++) {
      for (const [at, { watch }] of this.#floors.entries())
        this.#expect(willing[at]!.starving(watch.session, this.#agenda.now()));
      await this.#calmSecond();
    }
  }

  /** A second in which nothing goes wrong: who wants something does it, and nothing is late. */
  async #calmSecond(): Promise<void> {
    const heads = this.#floors.map(({ watch }) => watch.session.head);
    for (const { watch, people } of this.#floors)
      for (let wanted = people.next(this.#agenda.now()); wanted; wanted = people.next(this.#agenda.now()))
        this.#clients.send(watch.id, wanted.order, wanted.actor);
    await this.#pass(LATE_MS);
    for (const [at, { watch, followers }] of this.#floors.entries()) {
      const due = watch.dueSince(this.#agenda.now() - LATE_MS);
      this.#expect(due === null ? [] : [`8: something was due at ${due} and is late`]);
      this.#expect(
        followers.flatMap(({ last }, follower) =>
          last < heads[at]! ? [`3: follower ${follower} has ${last} of ${heads[at]} events`] : [],
        ),
      );
    }
  }

  async #close(): Promise<void> {
    for (const { watch } of this.#floors)
      this.#clients.send(watch.id, { kind: 'close-session', reason: null }, staff());
    for (let waited = 0; waited < CLOSES_IN_S && this.#floors.some(({ watch }) => watch.session.state !== 'CLOSED');)
      waited += await this.#calmSecond().then(() => LATE_MS / SECOND);
    await this.#pass(5 * SECOND);
  }

  async #account(): Promise<void> {
    for (const { watch, followers } of this.#floors) {
      this.#expect(watch.session.state === 'CLOSED' ? [] : [`8: ${watch.id} is ${watch.session.state} after its end`]);
      this.#expect(brokenFollowing(followers, watch.kinds));
      this.#expect(await brokenRebuilding(watch.session, this.#store, this.#lines));
    }
    this.#expect(await brokenAnswers(this.#clients.sent, this.#store, { areAlone: this.#options.nodes === 1 }));
  }

  async #pass(milliseconds: number): Promise<void> {
    await this.#agenda.until(this.#agenda.now() + milliseconds, () => this.#look());
  }

  async #look(): Promise<void> {
    if (!this.#hasArrived) return;
    this.#hasArrived = false;
    for (const { watch, people } of this.#floors) {
      const { events, broken } = await watch.look();
      this.#expect(broken);
      for (const event of events) people.reacts(watch.session, event);
    }
    this.#expect(this.#stale > 0 ? ['1: a holder wrote whose epoch had passed'] : []);
    if (this.#floors.length > 1) this.#expect(this.#liveTwice());
    this.#expect(this.#lines.errors.map((error) => `logged: ${error}`));
  }

  #liveTwice(): Broken[] {
    const live = new Set<PersonId>();
    return this.#floors.flatMap(({ watch }) =>
      [...watch.livePersons()].flatMap((person) => {
        const isTwice = live.has(person);
        live.add(person);
        return isTwice ? [`1: ${person} is live in two sessions`] : [];
      }),
    );
  }

  async #result(): Promise<SimulationResult> {
    const heads = await Promise.all(this.#floors.map(({ watch }) => this.#store.head(watch.id)));
    const told = this.#clients.sent.map(({ told }) => told);
    const said = [this.#floors.map(({ watch }) => watch.digest), told, this.#lines.lines];
    return {
      steps: this.#step,
      happenings: this.#agenda.happened,
      events: this.#floors.reduce((sum, { watch }) => sum + watch.session.head, 0),
      faults: this.#cluster.made,
      meetings: this.#floors.reduce(
        (sum, { watch }) => sum + watch.kinds.filter((kind) => kind === 'meeting-ended').length,
        0,
      ),
      takeovers: heads.reduce((sum, head) => sum + (head?.epoch ?? 0), 0),
      digest: createHash('sha256').update(JSON.stringify(said)).digest('hex'),
    };
  }

  #expect(broken: readonly Broken[]): void {
    if (broken.length > 0) throw new SimulationBroken(this.#options, this.#step, broken);
  }
}

/** Everybody trades coffee with everybody. */
function profilesOf(people: readonly FloorPeople[]): MemoryMatchProfiles {
  const profiles = new MemoryMatchProfiles({ trade: aTrade(), timeZone: 'Asia/Macau' });
  for (const { organisation, side } of people.flatMap(({ organisations }) => organisations))
    profiles.keep(
      side === 'exhibitor' ? aCompany({ organisation }) : aBuyer({ organisation: organisation as OrganisationId }),
    );
  return profiles;
}
