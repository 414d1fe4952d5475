import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Language } from '@ponte/schema/text/language.ts';
import { LocalizedText } from '@ponte/schema/text/localizedText.type.ts';
import { LANGUAGES, textIn, type LocalizedText as Text } from '../../domain/kernel/language.ts';
import type { ApiContext } from '../context.ts';

/** Text for people, in the languages that were asked for. Its source is the stored text itself. */
@Resolver(() => LocalizedText)
export class LocalizedTextResolver {
  @FieldResolver(() => String)
  text(
    @Root() text: Text,
    @Arg('languages', () => [Language], { nullable: true }) languages: Language[] | null,
    @Ctx() context: ApiContext,
  ): string | null {
    return textIn(text, languages ?? context.languages)?.text ?? null;
  }

  @FieldResolver(() => Language)
  language(
    @Root() text: Text,
    @Arg('languages', () => [Language], { nullable: true }) languages: Language[] | null,
    @Ctx() context: ApiContext,
  ): Language | null {
    return textIn(text, languages ?? context.languages)?.language ?? null;
  }

  @FieldResolver()
  all(@Root() text: Text): { language: Language; text: string }[] {
    return LANGUAGES.flatMap((language) => {
      const written = text[language];
      return written ? [{ language, text: written }] : [];
    });
  }
}
