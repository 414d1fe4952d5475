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
  /** A reason of the side across: what it calls "you" in its own eyes is "they" to this reader. */
  theirs?: boolean;
}

/** Reasons whose sentence says "you" or "your", and which are worded otherwise to who sits across. */
const OF_THE_READER = new Set(['budget', 'price', 'capacity', 'quantity', 'market']);

/** The sentence of a part of a score. */
@Resolver(() => Reason)
export class ReasonResolver {
  @FieldResolver()
  message(
    @Root() { code, facts, in: session, theirs }: SeenReason,
    @Arg('languages', () => [Language], { nullable: true }) languages: Language[] | null,
    @Ctx() context: ApiContext,
  ): Promise<string> {
    const key = theirs && OF_THE_READER.has(code) ? `offer_reason_${code}_theirs` : `offer_reason_${code}`;
    return wordReason(context, { key, facts, session, languages });
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
