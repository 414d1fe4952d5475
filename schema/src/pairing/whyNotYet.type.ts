import { Field, Int, ObjectType } from 'type-graphql';
import { CertificationScheme } from '../directory/certificationScheme.type.ts';
import { JsonScalar } from '../scalar/json.ts';

/** Why somebody waits, and how long it may be. */
@ObjectType({ description: 'Why a waiting participant is not paired yet, and when it may be.' })
export class WhyNotYet {
  @Field(() => String, { description: 'Names the message `why_<code>`.' })
  code!: string;

  @Field(() => JsonScalar)
  facts!: unknown;

  @Field(() => String)
  message!: string;

  @Field(() => [CertificationScheme], {
    description:
      'Certificates that it requires itself and that keep others away: `relaxRequirement` takes one of them.',
  })
  relaxable!: CertificationScheme[];

  @Field(() => Int, { nullable: true })
  lowMinutes!: number | null;

  @Field(() => Int, { nullable: true })
  highMinutes!: number | null;
}
