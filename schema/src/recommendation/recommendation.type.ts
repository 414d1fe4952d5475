import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Fit } from '../pairing/fit.type.ts';
import { Side } from '../pairing/side.ts';
import { PageInfo } from '../relay/pageInfo.type.ts';
import { JsonScalar } from '../scalar/json.ts';
import { LocalizedText } from '../text/localizedText.type.ts';

/** What stands in the way of a meeting. */
@ObjectType({ description: 'What stands in the way of a meeting, or of more recommendations.' })
export class Obstacle {
  @Field(() => String, { description: 'Names the message `obstacle_<code>`.' })
  code!: string;

  @Field(() => JsonScalar, { description: 'What the message needs: codes and numbers.' })
  facts!: unknown;

  @Field(() => String, { description: 'The sentence, in the first of these languages.' })
  message!: string;
}

/** An organisation that the viewer should meet. */
@ObjectType({ description: 'An organisation that the viewer should meet.' })
export class Recommendation {
  @Field(() => ID, { description: 'Of the company or buyer.' })
  organisation!: string;

  @Field(() => Side)
  side!: string;

  @Field(() => LocalizedText)
  name!: LocalizedText;

  @Field(() => String, { description: 'ISO 3166-1 alpha-2.' })
  country!: string;

  @Field(() => Fit, { nullable: true, description: 'Null where an obstacle bars the two from each other.' })
  forMe!: Fit | null;

  @Field(() => Fit, { nullable: true, description: 'Null where an obstacle bars the two from each other.' })
  forThem!: Fit | null;

  @Field(() => [Obstacle], { description: 'Empty where the two could meet as things are.' })
  obstacles!: Obstacle[];
}

/** One recommendation of a page. */
@ObjectType()
export class RecommendationEdge {
  @Field(() => String)
  cursor!: string;

  @Field(() => Recommendation)
  node!: Recommendation;
}

/** A page of recommendations, the best first. */
@ObjectType()
export class RecommendationConnection {
  @Field(() => [RecommendationEdge])
  edges!: RecommendationEdge[];

  @Field(() => PageInfo)
  pageInfo!: PageInfo;

  @Field(() => Int, { nullable: true, description: 'Of the whole list.' })
  totalCount!: number | null;

  @Field(() => Obstacle, {
    nullable: true,
    description: 'Why fewer than three are recommended; null where there are three.',
  })
  whyFew!: Obstacle | null;
}
