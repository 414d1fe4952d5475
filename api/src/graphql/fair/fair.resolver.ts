import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { ExportFairInput, ImportFairInput } from '@ponte/schema/fair/fair.input.ts';
import { ExportFairResult, ImportFairResult } from '@ponte/schema/fair/fair.result.ts';
import type { ApiContext } from '../context.ts';
import { exportFairAnswer } from './exportFairAnswer.ts';
import { importFairAnswer } from './importFairAnswer.ts';

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
}
