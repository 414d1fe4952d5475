import { Field, ObjectType } from 'type-graphql';
import { Venue } from '../exhibition/venue.type.ts';
import { DateTimeScalar } from '../scalar/dateTime.ts';

/** A time at which a participant is promised elsewhere. */
@ObjectType({ description: 'A time at which a participant is promised elsewhere: no pair runs into it.' })
export class Appointment {
  @Field(() => DateTimeScalar)
  from!: number;

  @Field(() => DateTimeScalar)
  to!: number;

  @Field(() => Venue, { nullable: true, description: 'Where, if that is known.' })
  venue!: Venue | null;
}
