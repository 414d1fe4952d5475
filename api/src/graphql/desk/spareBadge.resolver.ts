import { Arg, Args, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import {
  BindSpareBadgeInput,
  BindSpareBadgeResult,
  DealingArgs,
  DeskOrganisation,
  DeskOrganisationsArgs,
  Goods,
  PrintSpareBadgesInput,
  PrintSpareBadgesResult,
  RegisterWalkInInput,
  RegisterWalkInResult,
  SpareBadge,
  SpareBadgeResult,
  SubstituteDelegateInput,
  SubstituteDelegateResult,
  type WalkInInput,
} from '@ponte/schema/desk/spareBadge.type.ts';
import type { OrganisationId, SessionId } from '../../domain/kernel/id.ts';
import type { SpareBadge as Spare } from '../../ports/spareBadges.ts';
import { bindSpareBadge } from '../../operations/desk/bindSpareBadge.ts';
import { countDealing, findGoods } from '../../operations/desk/findGoods.ts';
import { findOrganisations } from '../../operations/desk/findOrganisations.ts';
import { findSpareAtDesk } from '../../operations/desk/findSpare.ts';
import { printSpareBadges } from '../../operations/desk/printSpareBadges.ts';
import { registerOwnSpare, showOwnSpare } from '../../operations/desk/registerOwnSpare.ts';
import { substituteDelegate } from '../../operations/desk/substituteDelegate.ts';
import type { WalkInTyped } from '../../operations/desk/walkInAnswers.ts';
import { walkInSession } from '../../operations/desk/walkInSession.ts';
import type { Act } from '../../operations/kernel/act.ts';
import { isRefused, refused, type Refused } from '../../operations/kernel/refused.ts';
import type { ApiContext } from '../context.ts';
import { signedIn } from '../credential/signedIn.ts';
import { inputHash } from '../floor/act.ts';
import { participantSeen, sessionSeen } from '../floor/seen.ts';
import { found } from '../problem/found.ts';
import { problem, wordRefusal } from '../problem/problem.ts';
import { zoneOf } from '../problem/zone.ts';
import { nodeId, readNodeId } from '../relay/nodeId.ts';

/** A spare badge with the session that its holder would join. */
interface SeenSpare extends Pick<Spare, 'frontCode' | 'exhibition'> {
  __typename: 'SpareBadge';
  session: SessionId | null;
  left: number | null;
}

/** Spare badges, and those who walk in. */
@Resolver(() => SpareBadge)
export class SpareBadgeResolver {
  @Mutation(() => PrintSpareBadgesResult, {
    description: "Makes badges that are nobody's yet, to be printed now. For organisers and the desk.",
  })
  async printSpareBadges(
    @Arg('input', () => PrintSpareBadgesInput) input: PrintSpareBadgesInput,
    @Ctx() context: ApiContext,
  ): Promise<object> {
    const exhibition = readNodeId('Exhibition', input.exhibition);
    const answer = await printSpareBadges(context.ports, context.caller, { ...input, exhibition });
    if (isRefused(answer)) return problem(context, answer);
    const badges = answer.spares.map(({ frontCode, shortCode, signInToken }) => ({
      frontCode,
      signInCode: shortCode,
      signInLink: context.signInLink(signInToken),
    }));
    return { __typename: 'PrintSpareBadgesSuccess', badges, left: answer.left };
  }

  @Query(() => [Goods], {
    description:
      'Goods by their words in any of the four languages, or by the beginning of their HS code. For everybody.',
  })
  async goods(@Arg('search', () => String) search: string, @Ctx() { ports }: ApiContext): Promise<readonly object[]> {
    return findGoods(ports, search);
  }

  @Query(() => [DeskOrganisation], {
    description:
      'Companies or buyers of the fair by their name, in any script. For the desk, so that nobody is written down twice.',
  })
  async deskOrganisations(
    @Args(() => DeskOrganisationsArgs) { session, side, search }: DeskOrganisationsArgs,
    @Ctx() context: ApiContext,
  ): Promise<readonly object[]> {
    const asked = { session: readNodeId('PairingSession', session), side, search };
    const organisations = await found(context, findOrganisations(context.ports, context.caller, asked));
    const type = side === 'exhibitor' ? 'Company' : 'Buyer';
    return organisations.map((one) => ({ ...one, id: nodeId(type, one.id) }));
  }

  @Query(() => SpareBadgeResult, { description: 'The spare badge that was scanned or typed. For the desk.' })
  async spareBadge(
    @Arg('session', () => ID) id: string,
    @Arg('code', () => String) code: string,
    @Ctx() context: ApiContext,
  ): Promise<object> {
    const session = readNodeId('PairingSession', id);
    const found = await findSpareAtDesk(context.ports, context.caller, { session, code, reads: context.languages });
    if (isRefused(found)) return problem(context, found, session ? await zoneOf(context, session) : 'UTC');
    const { frontCode, exhibition } = found.spare;
    const left = await context.ports.spareBadges.unbound(exhibition);
    return { __typename: 'SpareBadge', frontCode, exhibition, session, left } satisfies SeenSpare;
  }

  @Query(() => SpareBadgeResult, { description: 'The spare badge whose sign-in code this is, for whoever holds it.' })
  async ownSpareBadge(@Arg('token', () => String) token: string, @Ctx() context: ApiContext): Promise<object> {
    const found = await showOwnSpare(context.ports, { token, address: context.address });
    if (isRefused(found)) return problem(context, found);
    const { frontCode, exhibition } = found;
    const session = (await walkInSession(context.ports, exhibition))?.id ?? null;
    return { __typename: 'SpareBadge', frontCode, exhibition, session, left: null } satisfies SeenSpare;
  }

  @Mutation(() => BindSpareBadgeResult, {
    description:
      'Binds a spare badge to whoever stands at the desk, and lets them into the session, free to be paired.',
  })
  async bindSpareBadge(
    @Arg('input', () => BindSpareBadgeInput) input: BindSpareBadgeInput,
    @Ctx() context: ApiContext,
  ): Promise<object> {
    const act = deskActOf(context, { input, mutation: 'bindSpareBadge' });
    if (isRefused(act)) return problem(context, act);
    const answer = await bindSpareBadge(context.ports, act, {
      code: input.code,
      typed: { ...typedOf(input), existing: existingOf(input) },
      reads: context.languages,
    });
    const { session } = act;
    const zone = await zoneOf(context, session);
    if (isRefused(answer)) return problem(context, answer, zone);
    const { participant, notYet, whyFew, ...rest } = answer;
    const live = participant && (await context.ports.sessions.read(session));
    return {
      __typename: 'BindSpareBadgeSuccess',
      ...rest,
      person: await context.loaders.person.load(answer.person),
      participant: live ? participantSeen(live, participant) : null,
      notYet: notYet && wordRefusal(context, notYet, zone),
      whyFew: whyFew && { ...whyFew, in: session },
    };
  }

  @Mutation(() => SubstituteDelegateResult, {
    description:
      'Another delegate takes over a registration: the old badge is void, appointments are kept, who sits across is told.',
  })
  async substituteDelegate(
    @Arg('input', () => SubstituteDelegateInput) input: SubstituteDelegateInput,
    @Ctx() context: ApiContext,
  ): Promise<object> {
    const act = deskActOf(context, { input, mutation: 'substituteDelegate' });
    if (isRefused(act)) return problem(context, act);
    const answer = await substituteDelegate(context.ports, act, { ...input, reads: context.languages });
    if (isRefused(answer)) return problem(context, answer, await zoneOf(context, act.session));
    const person = await context.loaders.person.load(answer.person);
    return { __typename: 'SubstituteDelegateSuccess', ...answer, person };
  }

  @Mutation(() => RegisterWalkInResult, {
    description: 'Binds a spare badge to whoever holds it, after three answers, and signs them in.',
  })
  async registerWalkIn(
    @Arg('input', () => RegisterWalkInInput) input: RegisterWalkInInput,
    @Ctx() context: ApiContext,
  ): Promise<object> {
    const { address, cookies, languages } = context;
    const device = input.device ?? cookies.device;
    const own = { token: input.token, device, address, reads: languages[0] ?? 'en' };
    return signedIn(context, await registerOwnSpare(context.ports, own, typedOf(input)));
  }

  @FieldResolver()
  async exhibition(@Root() { exhibition }: SeenSpare, @Ctx() { loaders }: ApiContext): Promise<object | null> {
    return loaders.exhibition.load(exhibition);
  }

  @FieldResolver()
  async session(@Root() { session }: SeenSpare, @Ctx() context: ApiContext): Promise<object | null> {
    const plan = session && (await context.loaders.plan.load(session));
    return plan ? sessionSeen(context, plan) : null;
  }

  @FieldResolver(() => Int)
  async dealing(
    @Root() { session }: SeenSpare,
    @Args(() => DealingArgs) { side, goods }: DealingArgs,
    @Ctx() { ports }: ApiContext,
  ): Promise<number> {
    return session ? countDealing(ports, { session, side, goods }) : 0;
  }
}

/** An act of the desk on a session; the badge that it is about is in the input. */
function deskActOf(
  { caller, idempotencyKey }: ApiContext,
  { input, mutation }: { input: BindSpareBadgeInput | SubstituteDelegateInput; mutation: string },
): Act | Refused {
  const session = readNodeId('PairingSession', input.session);
  if (!session) return refused('session-unknown', { path: ['input', 'session'] });
  const key = input.idempotencyKey ?? idempotencyKey;
  const forWhom = { participant: null, frontCode: null };
  return { caller, session, mutation, key, inputHash: inputHash(input), forWhom };
}

/** The organisation of the lists that is named; an id that is none is refused further on. */
function existingOf({ side, existing }: BindSpareBadgeInput): OrganisationId | null {
  if (!existing) return null;
  return readNodeId(side === 'exhibitor' ? 'Company' : 'Buyer', existing) ?? ('' as OrganisationId);
}

function typedOf({ side, name, organisation, country, goods, words, markets, languages }: WalkInInput): WalkInTyped {
  return {
    side,
    name,
    organisation,
    country: country ?? null,
    goods,
    words: words ?? null,
    markets,
    languages,
    existing: null,
  };
}
