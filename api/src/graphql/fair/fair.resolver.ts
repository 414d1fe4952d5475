import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { ExportFairInput, ImportFairInput } from '@ponte/schema/fair/fair.input.ts';
import { ExportFairResult, ImportFairResult } from '@ponte/schema/fair/fair.result.ts';
import { RemoveFromFairInput } from '@ponte/schema/fair/removeFromFair.type.ts';
import { SetUpFairInput } from '@ponte/schema/fair/setUp.input.ts';
import { FairSetUp, SetUpFairResult } from '@ponte/schema/fair/setUp.type.ts';
import type { ApiContext } from '../context.ts';
import { exportFairAnswer } from './exportFairAnswer.ts';
import { importFairAnswer } from './importFairAnswer.ts';
import { removeFromFairAnswer } from './removeFromFairAnswer.ts';
import { fairSetUp, setUpFairAnswer } from './setUpFairAnswer.ts';

/** A fair's lists in and out. */
@Resolver()
export class FairResolver {
  @Mutation(() => ImportFairResult, { description: 'Takes in a fair from spreadsheets: all rows or none.' })
  importFair(@Arg('input', () => ImportFairInput) input: ImportFairInput, @Ctx() context: ApiContext): Promise<object> {
    return importFairAnswer(context, input);
  }

  @Mutation(() => ExportFairResult, { description: 'Hands out the lists of a fair; they read back unchanged.' })
  exportFair(@Arg('input', () => ExportFairInput) input: ExportFairInput, @Ctx() context: ApiContext): Promise<object> {
    return exportFairAnswer(context, input);
  }

  @Query(() => FairSetUp, { nullable: true, description: 'For those who may import; null for everybody else.' })
  fairSetUp(@Arg('exhibition', () => ID) exhibition: string, @Ctx() context: ApiContext): Promise<object | null> {
    return fairSetUp(context, exhibition);
  }

  @Mutation(() => SetUpFairResult, {
    description: 'Sets up an exhibition, its venues with their tables, and its sessions: all of it or nothing.',
  })
  setUpFair(@Arg('input', () => SetUpFairInput) input: SetUpFairInput, @Ctx() context: ApiContext): Promise<object> {
    return setUpFairAnswer(context, input);
  }

  @Mutation(() => SetUpFairResult, {
    description: 'Takes a session, a venue or a table out of an exhibition; what anything refers to stays.',
  })
  removeFromFair(
    @Arg('input', () => RemoveFromFairInput) input: RemoveFromFairInput,
    @Ctx() context: ApiContext,
  ): Promise<object> {
    return removeFromFairAnswer(context, input);
  }
}
