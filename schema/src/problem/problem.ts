import { Field, InterfaceType } from 'type-graphql';
import { namedType } from '../relay/namedType.ts';

/** A "no" that is an answer: nothing has changed. */
@InterfaceType({
  description: 'A refusal. Nothing has changed.',
  resolveType: namedType,
})
export abstract class Problem {
  @Field(() => String, { description: 'Stable; GLOSSARY.md lists them.' })
  code!: string;

  @Field(() => String, { description: "In the viewer's language." })
  message!: string;

  @Field(() => [String], { nullable: true, description: 'Which part of the input it is about.' })
  path!: string[] | null;
}
