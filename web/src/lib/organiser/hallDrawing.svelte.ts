/** A hall while it is drawn: what stands where, what is chosen, and the way back. */
import { request } from '#lib/api/client.ts';
import {
  hallPlan,
  hallVenues,
  keepHallPlan,
  rehearsedTables,
  type HallPlanFields,
} from '#lib/api/documents/fair.generated.ts';
import type { VenueFields } from '#lib/api/documents/participant.generated.ts';
import { askedLanguages } from '#lib/api/localText.ts';
import { failureInWords, isProblem } from '#lib/api/problems.ts';
import { reader } from '#lib/messages/index.ts';
import { movedBy, resized, within, withoutChosen, zoneOn, type Drawn, type Spot, type Thing } from './hallChange.ts';
import { inRows, setApart, TABLE_METRES, tightPairs, toCentimetres, walkSeconds } from './hallRules.ts';

/** Tables that the rehearsal found are needed, of one kind. */
export type Need = { kind: 'TABLE' | 'STAND' | 'VIDEO'; low: number; high: number };

/** Steps that can be taken back. */
const MOST_STEPS = 100;

export class HallDrawing {
  phase = $state<'loading' | 'here' | 'failed'>('loading');
  problem = $state('');
  working = $state(false);
  saved = $state(false);
  venues = $state.raw<readonly VenueFields[]>([]);
  venue = $state('');
  version = $state(0);
  live = $state(false);
  plan = $state.raw<Drawn>({
    width: 26,
    depth: 20,
    tables: [],
    zones: [],
    ways: [],
    entrance: null,
    interpreters: null,
  });
  chosen = $state.raw<ReadonlySet<Thing>>(new Set());
  needs = $state.raw<readonly Need[]>([]);
  isChanged = $state(false);
  #steps = $state.raw<readonly Drawn[]>([]);
  readonly #exhibition: string;
  #sessions: readonly string[] = [];

  constructor(exhibition: string) {
    this.#exhibition = exhibition;
  }

  /** Tables that stand on the plan. */
  readonly standing = $derived(
    this.plan.tables.flatMap(({ place, x, y, kind }) =>
      x === null || y === null ? [] : [{ place, x, y, isStand: kind === 'STAND' }],
    ),
  );
  readonly waiting = $derived(this.plan.tables.filter(({ x }) => x === null));
  readonly tight = $derived(tightPairs(this.standing));
  /** Seconds from the entrance to the furthest table. */
  readonly furthest = $derived.by(() => {
    const { entrance } = this.plan;
    return entrance ? Math.max(0, ...this.standing.map((table) => walkSeconds(entrance, table))) : null;
  });

  get canGoBack(): boolean {
    return this.#steps.length > 0;
  }

  /** Reads the venues, and the plan of the first. */
  async load(): Promise<void> {
    try {
      const languages = askedLanguages(reader.language);
      const { exhibition } = await request(hallVenues, { exhibition: this.#exhibition, languages });
      this.venues = exhibition?.venues ?? [];
      this.#sessions = exhibition?.sessions.map(({ id }) => id) ?? [];
      const [first] = this.venues;
      if (first) await this.open(this.venue || first.id);
      this.phase = 'here';
    } catch (failure) {
      this.problem = failureInWords(failure);
      this.phase = 'failed';
    }
  }

  /** Shows another venue. */
  async open(venue: string): Promise<void> {
    this.problem = '';
    try {
      const { hallPlan: kept } = await request(hallPlan, { venue });
      if (!kept) return;
      this.venue = venue;
      this.#take(kept);
      this.saved = false;
      void this.#readNeeds(venue);
    } catch (failure) {
      this.problem = failureInWords(failure);
    }
  }

  choose(thing: Thing, add: boolean): void {
    if (!add) this.chosen = new Set([thing]);
    else
      this.chosen = new Set(
        this.chosen.has(thing) ? [...this.chosen].filter((one) => one !== thing) : [...this.chosen, thing],
      );
  }

  chooseNothing(): void {
    this.chosen = new Set();
  }

  /** Remembers how the plan is, before a change that can be taken back. */
  begin(): void {
    this.#steps = [...this.#steps.slice(-MOST_STEPS), this.plan];
    this.isChanged = true;
    this.saved = false;
  }

  /** Moves what is chosen, measured from `from`; nothing leaves the hall. */
  moveBy(by: Spot, from: Drawn = this.plan): void {
    this.plan = movedBy(from, this.chosen, by);
  }

  /** Puts one table on a spot, typed as figures. */
  put(place: string, spot: Partial<Spot>): void {
    this.begin();
    const { width, depth, tables } = this.plan;
    this.plan = {
      ...this.plan,
      tables: tables.map((table) => {
        if (table.place !== place) return table;
        const x = within(spot.x ?? table.x ?? width / 2, 0, width);
        return { ...table, x, y: within(spot.y ?? table.y ?? depth / 2, 0, depth) };
      }),
    };
  }

  /** Sets up in rows: every table, or those that stand nowhere yet. */
  setUpRows(): void {
    this.begin();
    const waiting = this.waiting.filter(({ kind }) => kind !== 'STAND');
    const all = this.plan.tables.filter(({ kind }) => kind !== 'STAND');
    const places = (waiting.length === 0 ? all : waiting).map(({ place }) => place);
    const moved = new Set(places);
    this.#stand(
      inRows(
        places,
        this.plan,
        this.standing.filter(({ place }) => !moved.has(place)),
      ),
    );
  }

  /** Sets what stands too close apart. */
  setTablesApart(): void {
    this.begin();
    this.#stand(setApart(this.standing, this.plan));
  }

  addZone(zone: { x: number; y: number; width: number; depth: number }): void {
    this.begin();
    const fitted = zoneOn(this.plan, zone);
    this.plan = { ...this.plan, zones: [...this.plan.zones, fitted] };
    this.chosen = new Set([`zone ${this.plan.zones.length - 1}`]);
  }

  /** A zone around the chosen tables, or around the upper left quarter where none is chosen. */
  addZoneAround(): void {
    const tables = this.standing.filter(({ place }) => this.chosen.has(`table ${place}`));
    const { width, depth } = this.plan;
    if (tables.length === 0) return this.addZone({ x: 0, y: 0, width: width / 2, depth: depth / 2 });
    const edge = TABLE_METRES / 2 + 0.5;
    const left = Math.max(0, Math.min(...tables.map(({ x }) => x)) - edge);
    const top = Math.max(0, Math.min(...tables.map(({ y }) => y)) - edge);
    this.addZone({
      x: left,
      y: top,
      width: Math.min(width, Math.max(...tables.map(({ x }) => x)) + edge) - left,
      depth: Math.min(depth, Math.max(...tables.map(({ y }) => y)) + edge) - top,
    });
  }

  renameZone(at: number, name: string): void {
    if (!/^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,19}$/u.test(name)) return;
    this.begin();
    this.plan = {
      ...this.plan,
      zones: this.plan.zones.map((zone, place) => (place === at ? { ...zone, name } : zone)),
    };
  }

  addWay(way: { from: Spot; to: Spot }): void {
    this.begin();
    this.plan = { ...this.plan, ways: [...this.plan.ways, way] };
    this.chosen = new Set([`way ${this.plan.ways.length - 1}`]);
  }

  /** A way from the entrance, or the middle of the lower wall, to the other side. */
  addWayAcross(): void {
    const { entrance, width, depth } = this.plan;
    const from = entrance ?? { x: width / 2, y: depth };
    this.addWay({ from, to: { x: from.x, y: from.y > depth / 2 ? 0 : depth } });
  }

  setSpot(thing: 'entrance' | 'interpreters', spot: Spot): void {
    this.begin();
    this.plan = { ...this.plan, [thing]: { x: toCentimetres(spot.x), y: toCentimetres(spot.y) } };
    this.chosen = new Set([thing]);
  }

  setHall(size: { width?: number; depth?: number }): void {
    this.begin();
    this.plan = resized(this.plan, size);
  }

  /** Takes what is chosen off the plan; a table then stands nowhere. */
  takeOff(): void {
    this.begin();
    this.plan = withoutChosen(this.plan, this.chosen);
    this.chosen = new Set();
  }

  goBack(): void {
    const last = this.#steps.at(-1);
    if (!last) return;
    this.plan = last;
    this.#steps = this.#steps.slice(0, -1);
    this.chosen = new Set();
  }

  /** Keeps the plan as it is drawn. */
  async save(): Promise<void> {
    this.working = true;
    this.problem = '';
    const { width, depth, zones, ways, entrance, interpreters } = this.plan;
    try {
      const { keepHallPlan: answer } = await request(keepHallPlan, {
        input: {
          venue: this.venue,
          version: this.version,
          width,
          depth,
          zones: [...zones],
          ways: [...ways],
          entrance,
          interpreters,
          tables: this.standing.map(({ place, x, y }) => ({ place, x, y })),
        },
      });
      if (answer.__typename === 'KeepHallPlanSuccess') {
        this.#take(answer.plan);
        this.saved = true;
      } else if (isProblem(answer)) this.problem = answer.message;
    } catch (failure) {
      this.problem = failureInWords(failure);
    } finally {
      this.working = false;
    }
  }

  #stand(spots: readonly { place: string; x: number; y: number }[]): void {
    const byPlace = new Map(spots.map(({ place, x, y }) => [place, { x, y }]));
    this.plan = { ...this.plan, tables: this.plan.tables.map((table) => ({ ...table, ...byPlace.get(table.place) })) };
  }

  #take(kept: HallPlanFields): void {
    const { width, depth, tables, zones, ways, entrance, interpreters, version, live } = kept;
    this.plan = { width, depth, tables, zones, ways, entrance, interpreters };
    this.version = version;
    this.live = live;
    this.chosen = new Set();
    this.#steps = [];
    this.isChanged = false;
  }

  /** What the last rehearsal of a session of the fair found; without one the check says so. */
  async #readNeeds(venue: string): Promise<void> {
    this.needs = [];
    for (const session of this.#sessions) {
      try {
        const { rehearsal } = await request(rehearsedTables, { session });
        const own = rehearsal?.result?.tableAdvice?.tables.filter((need) => need.venue === venue) ?? [];
        if (own.length > 0) {
          if (this.venue === venue) this.needs = own;
          return;
        }
      } catch {
        return;
      }
    }
  }
}
