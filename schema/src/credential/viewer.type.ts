import { Field, ID, ObjectType } from 'type-graphql';
import { Person } from '../directory/person.type.ts';
import { Exhibition } from '../exhibition/exhibition.type.ts';
import { PairingSession } from '../pairing/pairingSession.type.ts';
import { Participant } from '../pairing/participant.type.ts';
import { DateTimeScalar } from '../scalar/dateTime.ts';
import { Language } from '../text/language.ts';

/** Another device that wants to sign in with the viewer's badge. */
@ObjectType({ description: "Another device that wants to sign in with the viewer's badge." })
export class DeviceRequest {
  @Field(() => ID)
  id!: string;

  @Field(() => DateTimeScalar)
  askedAt!: number;
}

/** Who I am, and what I may do. */
@ObjectType({ description: 'Who I am, and what I may do.' })
export class Viewer {
  @Field(() => [Language], { description: 'In which texts are answered, best first.' })
  languages!: string[];

  @Field(() => Person, { nullable: true })
  person!: Person | null;

  @Field(() => Exhibition, { nullable: true, description: "Of the viewer's badge." })
  exhibition!: Exhibition | null;

  @Field(() => [Participant], { description: 'In sessions that are not closed.' })
  participants!: Participant[];

  @Field(() => [PairingSession], { description: 'Open sessions in which the viewer may interpret.' })
  interpretsIn!: PairingSession[];

  @Field(() => [Exhibition])
  organiserOf!: Exhibition[];

  @Field(() => [String], { nullable: true })
  partnerScopes!: string[] | null;

  @Field(() => [String], { description: 'Names of rights that the viewer has somewhere.' })
  mayDo!: string[];

  @Field(() => String, { nullable: true, description: 'The e-mail of an organiser.' })
  user!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "Address of the badge's calendar (iCalendar), to subscribe to. Who has it can read it; it dies with the badge.",
  })
  calendar!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The key with which a browser asks its push service for an address (VAPID); for badges.',
  })
  callKey!: string | null;

  @Field(() => [DeviceRequest], { description: 'Devices that wait for a yes on this one.' })
  deviceRequests!: DeviceRequest[];
}
