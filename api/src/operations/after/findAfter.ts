import { afterOf, type AfterFigures } from '../../domain/figures/after.ts';
import type { Told } from '../../domain/figures/figuresAfter.ts';
import { tallyOf, type Tally } from '../../domain/figures/tally.ts';
import type { Goods } from '../../domain/figures/tradeGap.ts';
import type { OrganisationId } from '../../domain/kernel/id.ts';
import type { LocalizedText } from '../../domain/kernel/language.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import type { Session } from '../../domain/pairing/session.ts';
import type { VenueFound } from '../../ports/fairs.ts';
import type { SessionBrief } from '../../ports/sessionPlans.ts';
import type { Ports } from '../kernel/ports.ts';

/** What sessions brought, with the names that their figures need. */
export interface After extends AfterFigures {
  /** The sessions that are counted: those that somebody has opened, in the order in which they open. */
  sessions: readonly SessionBrief[];
  timeZone: string;
  venues: readonly VenueFound[];
  /** What the headings of the gap are called; not every one has a name here. */
  headingNames: ReadonlyMap<string, LocalizedText>;
}

type AfterPorts = Pick<Ports, 'directory' | 'fairs' | 'sessions'>;

/** A session with its figures, folded from its log. */
export type TellSession = (session: Session) => Promise<Told>;

/** What these sessions of one exhibition brought together; null where nobody has opened any of them. */
export async function findAfter(
  ports: AfterPorts,
  tell: TellSession,
  plans: readonly SessionBrief[],
): Promise<After | null> {
  const read = await Promise.all(plans.map(({ id }) => ports.sessions.read(id)));
  const open = plans.filter((_, at) => read[at]);
  const [first] = open;
  if (!first) return null;
  const [[fair], venues] = await Promise.all([
    ports.fairs.byIds([first.exhibition]),
    ports.fairs.venuesOf([first.exhibition]),
  ]);
  const timeZone = fair?.timeZone ?? 'UTC';
  const dayOf = dayIn(timeZone);
  const tallies: Tally[] = [];
  for (const session of read) if (session) tallies.push(tallyOf(await tell(session), dayOf));
  const figures = afterOf(tallies, await directoryOf(ports, tallies));
  const named = await ports.directory.headings(figures.gap.map(({ heading }) => heading));
  return {
    ...figures,
    sessions: open,
    timeZone,
    venues,
    headingNames: new Map(named.map(({ code, name }) => [code, name])),
  };
}

/** `2026-11-21`, as the fair's clocks say. */
function dayIn(timeZone: string): (at: Instant) => string {
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  return (at) => day.format(at);
}

async function directoryOf({ directory }: Pick<Ports, 'directory'>, tallies: readonly Tally[]) {
  const [exhibitors, seekers] = (['exhibitor', 'buyer'] as const).map((side) => organisationsOf(tallies, side));
  const [companies, buyers, products, requirements] = await Promise.all([
    directory.companiesByIds(exhibitors!),
    directory.buyersByIds(seekers!),
    directory.productsOf(exhibitors!),
    directory.requirementsOf(seekers!),
  ]);
  const countries = new Map([...companies, ...buyers].map(({ id, country }) => [id, country]));
  const goods = new Map<OrganisationId, Goods>();
  for (const { company, headings } of products) {
    const known = goods.get(company);
    const before = known?.side === 'exhibitor' ? known.offered : [];
    goods.set(company, { side: 'exhibitor', offered: [...before, ...headings.map(digits)] });
  }
  for (const { buyer, headings } of requirements) {
    const known = goods.get(buyer);
    const before = known?.side === 'buyer' ? known.sought : [];
    goods.set(buyer, { side: 'buyer', sought: [...before, headings.map(digits)] });
  }
  return { goods, countryOf: (organisation: OrganisationId) => countries.get(organisation) ?? null };
}

/** Lists may write a code with its dot (`0901.21`). */
function digits(code: string): string {
  return code.replaceAll('.', '');
}

function organisationsOf(tallies: readonly Tally[], side: 'exhibitor' | 'buyer'): OrganisationId[] {
  const people = tallies.flatMap((tally) => [...tally.people.values()]);
  return [...new Set(people.filter((person) => person.side === side).map(({ organisation }) => organisation))];
}
