import { Arg, Args, Ctx, ID, Query, Resolver, Root, Subscription } from 'type-graphql';
import { FeedArgs } from '@ponte/schema/feed/feed.args.ts';
import { InterpreterFeedItem } from '@ponte/schema/feed/interpreterFeed.type.ts';
import { ParticipantFeedItem } from '@ponte/schema/feed/participantFeed.type.ts';
import { SessionFeedItem } from '@ponte/schema/feed/sessionFeed.type.ts';
import { SessionBoard } from '@ponte/schema/figures/sessionBoard.type.ts';
import { PairingSession } from '@ponte/schema/pairing/pairingSession.type.ts';
import type { ApiContext } from '../context.ts';
import { openSessionSeen } from '../floor/openSessionSeen.ts';
import { followBoard } from './followBoard.ts';
import { followInterpreter } from './followInterpreter.ts';
import { followParticipant } from './followParticipant.ts';
import { followSession } from './followSession.ts';

/** A session, and its feeds. */
@Resolver()
export class FeedResolver {
  @Query(() => PairingSession, { nullable: true })
  pairingSession(@Arg('id', () => ID) id: string, @Ctx() context: ApiContext): Promise<object | null> {
    return openSessionSeen(context, id);
  }

  @Subscription(() => ParticipantFeedItem, {
    description: "The viewer's own presence: first how it stands, then every event that concerns it.",
    subscribe: ({ args, context }) => followParticipant(context as ApiContext, args as unknown as FeedArgs),
  })
  participantFeed(@Root() item: object, @Args(() => FeedArgs) _args: FeedArgs): object {
    return item;
  }

  @Subscription(() => InterpreterFeedItem, {
    description: "The viewer's own presence as an interpreter: how it stands, after each event that concerns it.",
    subscribe: ({ args, context }) => followInterpreter(context as ApiContext, args as unknown as FeedArgs),
  })
  interpreterFeed(@Root() item: object, @Args(() => FeedArgs) _args: FeedArgs): object {
    return item;
  }

  @Subscription(() => SessionFeedItem, {
    description: 'Every event of a session; for organisers and partners with the scope `session-feed`.',
    subscribe: ({ args, context }) => followSession(context as ApiContext, args as unknown as FeedArgs),
  })
  sessionFeed(@Root() item: object, @Args(() => FeedArgs) _args: FeedArgs): object {
    return item;
  }

  @Subscription(() => SessionBoard, {
    description: 'The figures of a session, at most two a second; for organisers, and for screens with a board token.',
    subscribe: ({ args, context }) =>
      followBoard(context as ApiContext, args as { session: string; token?: string | null }),
  })
  sessionBoard(
    @Root() board: object,
    @Arg('session', () => ID) _session: string,
    @Arg('token', () => String, { nullable: true }) _token: string | null,
  ): object {
    return board;
  }
}
