import { Field, InputType } from 'type-graphql';
import { Language } from '../text/language.ts';

/** What the browser gave for its push service (`PushSubscription`). */
@InputType({ description: 'What the browser gave for its push service (`PushSubscription`).' })
export class AllowCallsInput {
  @Field(() => String)
  endpoint!: string;

  @Field(() => String, { description: "The device's public key, base64url." })
  p256dh!: string;

  @Field(() => String, { description: "The device's secret, base64url." })
  auth!: string;

  @Field(() => Language, { description: 'In which the device reads.' })
  language!: string;
}

/** A device that does not want to be called. */
@InputType()
export class RefuseCallsInput {
  @Field(() => String)
  endpoint!: string;
}
