import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Person } from '../directory/person.type.ts';
import { Organisation } from '../directory/organisation.ts';
import { resultUnion } from '../problem/resultUnion.ts';

/** Whose badges are printed. */
@InputType({ description: 'Whose badges are printed.' })
export class PrintBadgesInput {
  @Field(() => ID)
  exhibition!: string;

  @Field(() => Boolean, {
    description:
      'Also of people whose badge nobody has signed in with, for a print that was lost: their old codes are void, and their front code gets a letter.',
  })
  alsoUnused!: boolean;
}

/** One badge as it is printed. */
@ObjectType({ description: 'One badge as it is printed. The sign-in code is shown this once.' })
export class PrintedBadge {
  @Field(() => String)
  frontCode!: string;

  @Field(() => String)
  signInCode!: string;

  @Field(() => String)
  signInLink!: string;

  @Field(() => Person)
  person!: Person;

  @Field(() => Organisation, { nullable: true })
  organisation!: typeof Organisation | null;
}

/** Badges to print now. */
@ObjectType()
export class PrintBadgesSuccess {
  @Field(() => [PrintedBadge], { description: 'At most 250 at once, in the order of the lists.' })
  badges!: PrintedBadge[];

  @Field(() => Int, { description: 'People who still have no badge.' })
  left!: number;
}

export const PrintBadgesResult = resultUnion('PrintBadgesResult', [PrintBadgesSuccess], []);
