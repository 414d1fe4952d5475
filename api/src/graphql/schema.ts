import 'reflect-metadata';
import { isAbstractType, type GraphQLSchema } from 'graphql';
import { buildSchemaSync, type PubSub } from 'type-graphql';
import { namedType } from '@ponte/schema/relay/namedType.ts';
import { ApiKeyResolver } from './credential/apiKey.resolver.ts';
import { PrintBadgesResolver } from './credential/printBadges.resolver.ts';
import { SignInResolver } from './credential/signIn.resolver.ts';
import { ViewerResolver } from './credential/viewer.resolver.ts';
import { SpareBadgeResolver } from './desk/spareBadge.resolver.ts';
import { DirectoryResolver } from './directory/directory.resolver.ts';
import {
  BuyerResolver,
  CertificateResolver,
  CompanyResolver,
  ProductResolver,
  RequirementResolver,
} from './directory/organisation.resolver.ts';
import { ExhibitionResolver } from './exhibition/exhibition.resolver.ts';
import { FairResolver } from './fair/fair.resolver.ts';
import { HallPlanResolver } from './fair/hallPlan.resolver.ts';
import {
  PlaceFigureResolver,
  SessionBoardResolver,
  SideFiguresResolver,
  TableCallResolver,
} from './feed/board.resolver.ts';
import { FeedResolver } from './feed/feed.resolver.ts';
import { CounterpartResolver } from './floor/counterpart.resolver.ts';
import { InterventionResolver } from './floor/intervention.resolver.ts';
import { MeetingResolver } from './floor/meeting.resolver.ts';
import { OfferResolver } from './floor/offer.resolver.ts';
import { PairingSessionResolver } from './floor/pairingSession.resolver.ts';
import { CallsResolver } from './credential/calls.resolver.ts';
import { ParticipantResolver } from './floor/participant.resolver.ts';
import { PlaceResolver } from './floor/place.resolver.ts';
import { SessionStepResolver } from './floor/sessionStep.resolver.ts';
import { InterpretedMeetingResolver, InterpreterResolver } from './interpreter/interpreter.resolver.ts';
import { InterpreterActResolver } from './interpreter/interpreterAct.resolver.ts';
import { LeadResolver } from './meeting/lead.resolver.ts';
import { LeadsFileResolver } from './meeting/leadsFile.resolver.ts';
import { MeetingActResolver } from './meeting/meetingAct.resolver.ts';
import { OfferAnswerResolver } from './offer/offerAnswer.resolver.ts';
import { PresenceResolver } from './presence/presence.resolver.ts';
import { ObstacleResolver, RecommendationResolver } from './recommendation/recommendation.resolver.ts';
import { RehearsalResolver, RehearsalRiskResolver } from './rehearsal/rehearsal.resolver.ts';
import { NodeResolver } from './relay/node.resolver.ts';
import { LocalizedTextResolver } from './text/localizedText.resolver.ts';
import { ReasonResolver, WhyNotYetResolver } from './text/reason.resolver.ts';

/**
 * Builds the schema from the types of `schema/` and the resolvers; inputs are judged by the operations, which answer with problems. A value says of
 * which type it is, and is asked at once: the builder's own asking is asynchronous, which a compiled document does not wait for.
 */
export function buildApiSchema(): GraphQLSchema {
  const schema = buildSchemaSync({
    resolvers: [
      ApiKeyResolver,
      BuyerResolver,
      CertificateResolver,
      CompanyResolver,
      CounterpartResolver,
      DirectoryResolver,
      ExhibitionResolver,
      FairResolver,
      FeedResolver,
      HallPlanResolver,
      InterpretedMeetingResolver,
      InterpreterActResolver,
      InterpreterResolver,
      InterventionResolver,
      LeadResolver,
      LeadsFileResolver,
      LocalizedTextResolver,
      MeetingActResolver,
      MeetingResolver,
      NodeResolver,
      ObstacleResolver,
      OfferAnswerResolver,
      OfferResolver,
      PairingSessionResolver,
      CallsResolver,
      ParticipantResolver,
      PlaceFigureResolver,
      PlaceResolver,
      PresenceResolver,
      PrintBadgesResolver,
      ProductResolver,
      ReasonResolver,
      RecommendationResolver,
      RehearsalResolver,
      RehearsalRiskResolver,
      RequirementResolver,
      SessionBoardResolver,
      SessionStepResolver,
      SideFiguresResolver,
      SignInResolver,
      SpareBadgeResolver,
      TableCallResolver,
      ViewerResolver,
      WhyNotYetResolver,
    ],
    validate: false,
    pubSub: NO_TOPICS,
  });
  for (const type of Object.values(schema.getTypeMap())) if (isAbstractType(type)) type.resolveType = namedType;
  return schema;
}

/** Every subscription follows the log through its own `subscribe`; the builder asks for this all the same. */
const NO_TOPICS: PubSub = {
  publish: () => {
    throw new Error('Feeds follow the log; nothing is published by topic.');
  },
  subscribe: (topic) => {
    throw new Error(`Feeds follow the log; there is no topic ${topic}.`);
  },
};
