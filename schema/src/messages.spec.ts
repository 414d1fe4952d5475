import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

/** A message: text, or the arms of a sentence that counts (messages/README.md). */
type Message = string | [{ declarations: string[]; selectors: string[]; match: Record<string, string> }];

const FOLDER = new URL('../messages/', import.meta.url);
const LANGUAGES = ['en', 'pt', 'zh-Hans', 'zh-Hant'];

const messages = new Map(
  LANGUAGES.map((language) => [
    language,
    JSON.parse(readFileSync(new URL(`${language}.json`, FOLDER), 'utf8')) as Record<string, Message>,
  ]),
);
const english = messages.get('en')!;

const sentences = (message: Message): string[] =>
  typeof message === 'string' ? [message] : Object.values(message[0].match);
const placeholders = (message: Message): string[] =>
  [...new Set(sentences(message).flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!)))].sort();

test('there is one file a language and no other', () => {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith('.json'));
  expect(files.sort()).toEqual(LANGUAGES.map((language) => `${language}.json`));
});

describe.each(LANGUAGES)('the messages in %s', (language) => {
  const own = messages.get(language)!;

  test('have the keys of all others', () => {
    expect(Object.keys(own).sort()).toEqual(Object.keys(english).sort());
  });

  test('have the placeholders of all others', () => {
    const differing = Object.keys(english).filter(
      (key) => own[key] !== undefined && placeholders(own[key]).join() !== placeholders(english[key]!).join(),
    );
    expect(differing).toEqual([]);
  });

  test('say something in every sentence, without an exclamation mark or a stray brace', () => {
    const wrong = Object.entries(own).filter(([, message]) =>
      sentences(message).some(
        (text) => text.trim() === '' || /[!！]/.test(text) || /[{}]/.test(text.replace(/\{\w+\}/g, '')),
      ),
    );
    expect(wrong.map(([key]) => key)).toEqual([]);
  });

  test('that count declare what they take and end in an arm for everything else', () => {
    const wrong = Object.entries(own).filter(([, message]) => {
      if (typeof message === 'string') return false;
      const [{ declarations, selectors, match }] = message;
      const inputs = declarations
        .filter((line) => line.startsWith('input '))
        .map((line) => line.slice('input '.length));
      const selector = selectors[0] ?? '';
      return (
        message.length !== 1 ||
        placeholders(message).some((name) => !inputs.includes(name)) ||
        Object.keys(match).at(-1) !== `${selector}=*`
      );
    });
    expect(wrong.map(([key]) => key)).toEqual([]);
  });
});

test('Chinese keeps its full-width punctuation, and each script keeps its own characters', () => {
  const halfWidth = (language: string) =>
    Object.entries(messages.get(language)!)
      .filter(([, message]) =>
        sentences(message).some((text) => /[\u4e00-\u9fff][,;?]|[\u4e00-\u9fff]:(?!\d)/.test(text)),
      )
      .map(([key]) => key);
  expect(halfWidth('zh-Hant')).toEqual([]);
  expect(halfWidth('zh-Hans')).toEqual([]);
  // Characters that exist in one script only, among the commonest of the product.
  const simplified = /[对谈会买为这认证时间请题结业务书设备现场开关张号参]/;
  const borrowed = Object.entries(messages.get('zh-Hant')!)
    .filter(([, message]) => sentences(message).some((text) => simplified.test(text)))
    .map(([key]) => key);
  expect(borrowed).toEqual([]);
});
