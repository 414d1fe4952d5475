import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Counterpart } from '@ponte/schema/pairing/counterpart.type.ts';
import { otherSide, type Side } from '../../domain/kernel/side.ts';
import type { Offer } from '../../domain/pairing/offer.ts';
import type { Participant } from '../../domain/pairing/participant.ts';
import type { Session } from '../../domain/pairing/session.ts';
import type { ProductFound } from '../../ports/directory.ts';
import type { ContactFound } from '../../ports/people.ts';
import type { ApiContext } from '../context.ts';
import { organisationSeen } from '../directory/organisationSeen.ts';
import { liveId } from '../relay/nodeId.ts';

/** Products of which somebody on poor Wi-Fi reads the names: a trading house lists hundreds. */
const MOST_SUPPLIES = 12;

/** Who sits across: the source of `Counterpart`. */
export interface SeenCounterpart {
  session: Session;
  self: Participant;
  across: Participant;
  /** Contact data is shown only then, and with consent. */
  bothAccepted: boolean;
}

/** The counterpart of one side of a pair. */
export function counterpartSeen(
  session: Session,
  pair: Pick<Offer, 'exhibitor' | 'buyer'>,
  { side, bothAccepted }: { side: Side; bothAccepted: boolean },
): SeenCounterpart | null {
  const self = session.participants.get(pair[side]);
  const across = session.participants.get(pair[otherSide(side)]);
  return self && across ? { session, self, across, bothAccepted } : null;
}

/** Who sits across. */
@Resolver(() => Counterpart)
export class CounterpartResolver {
  @FieldResolver()
  participant(@Root() { session, across }: SeenCounterpart): string {
    return liveId('Participant', session.session, across.participant);
  }

  @FieldResolver()
  side(@Root() { across }: SeenCounterpart): string {
    return across.side;
  }

  @FieldResolver()
  organisation(@Root() { across }: SeenCounterpart, @Ctx() context: ApiContext): Promise<object | null> {
    return organisationSeen(context, across);
  }

  @FieldResolver()
  async name(@Root() { across }: SeenCounterpart, @Ctx() { loaders }: ApiContext): Promise<object> {
    return (await loaders.person.load(across.person))?.name ?? {};
  }

  @FieldResolver()
  async role(@Root() { across }: SeenCounterpart, @Ctx() { loaders }: ApiContext): Promise<object | null> {
    return (await loaders.person.load(across.person))?.role ?? null;
  }

  @FieldResolver()
  languages(@Root() { across }: SeenCounterpart): readonly string[] {
    return across.languages;
  }

  @FieldResolver()
  async country(@Root() { across }: SeenCounterpart, @Ctx() context: ApiContext): Promise<string> {
    return (await organisationSeen(context, across))?.country ?? '';
  }

  @FieldResolver()
  async need(@Root() { across }: SeenCounterpart, @Ctx() { loaders }: ApiContext): Promise<object | null> {
    if (across.side !== 'buyer') return null;
    const [first] = await loaders.requirementsOf.load(across.organisation);
    return first?.text ?? null;
  }

  @FieldResolver()
  async supplies(@Root() { self, across }: SeenCounterpart, @Ctx() { loaders }: ApiContext): Promise<object[]> {
    if (across.side !== 'exhibitor') return [];
    const [products, sought] = await Promise.all([
      loaders.productsOf.load(across.organisation),
      loaders.requirementsOf.load(self.organisation),
    ]);
    const wanted = new Set(sought.flatMap(({ headings }) => headings.map(fourDigits)));
    const isWanted = (product: ProductFound) => product.headings.some((code) => wanted.has(fourDigits(code)));
    const [fits, others] = [products.filter(isWanted), products.filter((product) => !isWanted(product))];
    return [...fits, ...others].slice(0, MOST_SUPPLIES).map(({ name }) => name);
  }

  @FieldResolver()
  async goods(@Root() { across }: SeenCounterpart, @Ctx() { loaders }: ApiContext): Promise<string[]> {
    const lines =
      across.side === 'buyer'
        ? await loaders.requirementsOf.load(across.organisation)
        : await loaders.productsOf.load(across.organisation);
    return [...new Set(lines.flatMap(({ headings }) => headings))];
  }

  @FieldResolver()
  async contact(
    @Root() { self, across, bothAccepted }: SeenCounterpart,
    @Ctx() { loaders }: ApiContext,
  ): Promise<ContactFound | null> {
    if (!bothAccepted || !(await loaders.consented.load({ of: across.person, to: self.person }))) return null;
    return loaders.contact.load(across.person);
  }
}

/** The four digits that the trade speaks of. */
function fourDigits(code: string): string {
  return code.slice(0, 4);
}
