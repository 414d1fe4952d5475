import { Field, ObjectType } from 'type-graphql';
import { Node } from '../relay/node.ts';
import { CertificationScheme } from './certificationScheme.type.ts';

/** Issued by a body under a scheme, with a state and a validity. */
@ObjectType({ implements: Node, description: 'Issued by a body under a scheme, with a state and a validity.' })
export class Certificate {
  id!: string;

  @Field(() => CertificationScheme)
  scheme!: CertificationScheme;

  @Field(() => String, { nullable: true })
  number!: string | null;

  @Field(() => String, { description: '`granted`, `applied`, `suspended`, `withdrawn`, `expired`, ...' })
  state!: string;

  @Field(() => String, { nullable: true, description: 'Calendar day, `YYYY-MM-DD`.' })
  validFrom!: string | null;

  @Field(() => String, { nullable: true, description: 'Calendar day, `YYYY-MM-DD`.' })
  validTo!: string | null;
}
