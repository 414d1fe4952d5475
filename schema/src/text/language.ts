import { registerEnumType } from 'type-graphql';

/** The four languages of every text for people; names of GraphQL hold no hyphen, so `zh_Hant` is BCP 47 `zh-Hant`. */
export const Language = { zh_Hant: 'zh-Hant', zh_Hans: 'zh-Hans', pt: 'pt', en: 'en' } as const;
/** A language as BCP 47 writes it. */
export type Language = (typeof Language)[keyof typeof Language];

registerEnumType(Language, {
  name: 'Language',
  description: 'A language of texts for people; `zh_Hant` stands for BCP 47 `zh-Hant`, `zh_Hans` for `zh-Hans`.',
});
