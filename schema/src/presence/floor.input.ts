import { Field, ID, InputType } from 'type-graphql';

/** What every act on the floor carries. */
@InputType({ description: 'What every act on the floor carries.' })
export abstract class FloorInput {
  @Field(() => String, {
    nullable: true,
    description:
      'Names this request, 8 to 128 characters; or the header `Idempotency-Key`. One of the two is required.',
  })
  idempotencyKey!: string | null;

  @Field(() => ID, { nullable: true, description: 'For staff: the participant for whom this is done.' })
  participant!: string | null;

  @Field(() => String, { nullable: true, description: 'For staff: the front code of the badge for whom this is done.' })
  frontCode!: string | null;
}
