import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Reason } from '@ponte/schema/pairing/fit.type.ts';
import { WhyNotYet } from '@ponte/schema/pairing/whyNotYet.type.ts';
import { Language } from '@ponte/schema/text/language.ts';
import type { SessionId } from '../../domain/kernel/id.ts';
import type { Reason as ReasonFound } from '../../domain/pairing/offer.ts';
import type { ApiContext } from '../context.ts';
import { wordReason } from './wordReason.ts';

/** A reason with the session that it is told in: the source of `Reason` and `WhyNotYet`. */
export interface SeenReason extends ReasonFound {
  in: SessionId;
}

/** The sentence of a part of a score. */
@Resolver(() => Reason)
export class ReasonResolver {
  @FieldResolver()
  message(
    @Root() { code, facts, in: session }: SeenReason,
    @Arg('languages', () => [Language], { nullable: true }) languages: Language[] | null,
    @Ctx() context: ApiContext,
  ): Promise<string> {
    return wordReason(context, { key: `offer_reason_${code}`, facts, session, languages });
  }
}

/** The sentence of why somebody waits. */
@Resolver(() => WhyNotYet)
export class WhyNotYetResolver {
  @FieldResolver()
  message(
    @Root() { code, facts, in: session }: SeenReason,
    @Arg('languages', () => [Language], { nullable: true }) languages: Language[] | null,
    @Ctx() context: ApiContext,
  ): Promise<string> {
    return wordReason(context, { key: `why_${code}`, facts, session, languages });
  }

  @FieldResolver()
  async relaxable(@Root() { code, facts }: SeenReason, @Ctx() { loaders }: ApiContext): Promise<object[]> {
    if (code !== 'certificate' && code !== 'nobody_must') return [];
    // A scheme that the reference data does not know goes by its key, as in the sentence.
    return Promise.all(
      [facts.scheme ?? []]
        .flat()
        .map(String)
        .map(async (key) => (await loaders.scheme.load(key)) ?? { id: key, key, name: { en: key } }),
    );
  }
}
