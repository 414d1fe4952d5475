import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { minifySync, type Plugin } from 'vite';

/** Who reads a message: `desk` is only the organiser, `everyone` all pages. */
type Area = 'everyone' | 'desk';
const AREAS: readonly Area[] = ['everyone', 'desk'];
type Addresses = Record<Area, Record<string, string>>;

const RUNTIME_MODULE = /[\\/]paraglide[\\/]runtime\.js$/;
/** Where paraglide asks for the form of a number. */
const REGISTRY_MODULE = /[\\/]paraglide[\\/]registry\.js$/;
const ADDRESSES_MODULE = /[\\/]lib[\\/]messages[\\/]addresses\.ts$/;
const DESK_ONLY = /^(lib|routes)[\\/]organiser[\\/]/;
/** A file that may say messages, with what Vite asks of it behind its name. */
const SAYING_MODULE = /\.(svelte|ts)$/;
/** A message that is said, or handed on: `m.key(` or `m.key`. */
const MESSAGE = /\bm\.([a-z0-9_]+)(\(\s*\)?)?/g;
/** The one sign of a file that speaks other languages than its reader's: its messages keep all of them. */
const ASKS_FOR_LANGUAGE = /\{\s*locale\b/;

/** What a file calls what says a message; no file of ours names anything so. */
const SAY = 'say_words';

/** What the page needs of paraglide's runtime; the rest is for addresses and cookies that Ponte does not use. */
const SMALL_RUNTIME = `let read = () => 'en';
export const getLocale = () => read();
export const overwriteGetLocale = (reads) => { read = reads; };
export const experimentalStaticLocale = undefined;`;

/**
 * Lets a browser load the words of its reader's language alone. Paraglide writes each message in all languages;
 * in the browser's build `m.key(inputs)` becomes `say(number, inputs)`, and the sentences go to one file a language and area.
 * The server and the development server keep paraglide's own modules.
 */
export function wordsByLanguage(options: { source: string; languages: readonly string[] }): Plugin {
  const words = new Words(options.source, options.languages);
  return {
    name: 'ponte-words-by-language',
    apply: 'build',
    transform: {
      // When components have become JavaScript.
      order: 'post',
      filter: { id: [SAYING_MODULE, RUNTIME_MODULE, REGISTRY_MODULE] },
      handler(code, id) {
        if (ADDRESSES_MODULE.test(id)) return withAddresses(code, words.addresses());
        if (REGISTRY_MODULE.test(id)) return { code: withEuropeanForms(code), map: null };
        if (this.environment.name !== 'client') return;
        return RUNTIME_MODULE.test(id) ? { code: SMALL_RUNTIME, map: null } : words.numbered(code, id);
      },
    },
    generateBundle() {
      if (this.environment.name !== 'client') return;
      for (const { address, source } of words.files())
        this.emitFile({ type: 'asset', fileName: address.slice(1), source });
    },
  };
}

/** All messages that the screens say, numbered, and the files that hold them. */
class Words {
  #keys: Record<Area, string[]> | undefined;
  #numberOf: Map<string, number> | undefined;
  readonly #asksForLanguage = new Set<string>();
  #files: { area: Area; language: string; address: string; source: string }[] | undefined;

  constructor(
    readonly source: string,
    readonly languages: readonly string[],
  ) {}

  /** A file's code with numbers in place of its messages; nothing where it has none, or asks for other languages. */
  numbered(code: string, id: string): { code: string; map: null } | undefined {
    const numbers = this.#numbers();
    if (this.#asksForLanguage.has(relative(this.source, id))) return undefined;
    const numbered = code.replace(MESSAGE, (whole: string, key: string, call: string | undefined) => {
      const number = numbers.get(key);
      if (number === undefined) return whole;
      if (call === undefined) return `((i) => ${SAY}(${number}, i))`;
      return call === '(' ? `${SAY}(${number}, ` : `${SAY}(${number})`;
    });
    if (numbered === code) return undefined;
    return { code: `import { say as ${SAY} } from ${JSON.stringify(this.#wordsModule())};\n${numbered}`, map: null };
  }

  files(): { area: Area; language: string; address: string; source: string }[] {
    this.#files ??= AREAS.flatMap((area) =>
      this.languages.map((language) => {
        const source = this.#write(area, language);
        const digest = createHash('sha256').update(source).digest('hex').slice(0, 8);
        return { area, language, source, address: `/_app/immutable/words/${area}.${language}.${digest}.js` };
      }),
    );
    return this.#files;
  }

  addresses(): Addresses {
    const addresses: Addresses = { everyone: {}, desk: {} };
    for (const { area, language, address } of this.files()) addresses[area][language] = address;
    return addresses;
  }

  /** One file: the sentences of one language in the order of their numbers, a function where something is put in. */
  #write(area: Area, language: string): string {
    const { [area]: keys } = this.#areas();
    const registry = withEuropeanForms(this.#read('paraglide/registry.js')).replace(/^export /gm, '');
    const messages = keys.map((key) => sentenceOf(this.#read(`paraglide/messages/${key}.js`), language, key));
    const code = `${registry}\nexport const from = ${this.#firstOf(area)};\nexport const messages = [${messages.join(',\n')}];`;
    const { code: small, errors } = minifySync(`${area}.${language}.js`, code, { module: true });
    if (errors.length > 0) throw new Error(`words of ${language}: ${errors[0]?.message}`);
    return small;
  }

  #areas(): Record<Area, string[]> {
    if (this.#keys) return this.#keys;
    const known = new Set(
      readdirSync(join(this.source, 'lib/paraglide/messages')).map((file) => file.replace(/\.js$/, '')),
    );
    const said = { everyone: new Set<string>(), desk: new Set<string>() };
    for (const path of readdirSync(this.source, { recursive: true, encoding: 'utf8' })) {
      if (!SAYING_MODULE.test(path) || path.endsWith('.spec.ts')) continue;
      const text = readFileSync(join(this.source, path), 'utf8');
      if (ASKS_FOR_LANGUAGE.test(text)) {
        this.#asksForLanguage.add(path);
        continue;
      }
      const area = DESK_ONLY.test(path) ? 'desk' : 'everyone';
      for (const [, key = ''] of text.matchAll(MESSAGE)) if (known.has(key)) said[area].add(key);
    }
    const desk = [...said.desk].filter((key) => !said.everyone.has(key));
    this.#keys = { everyone: [...said.everyone].sort(), desk: desk.sort() };
    return this.#keys;
  }

  /** What number a message has; messages of everyone come first, so that a page without the desk's words has no gaps. */
  #numbers(): Map<string, number> {
    const { everyone, desk } = this.#areas();
    this.#numberOf ??= new Map([...everyone, ...desk].map((key, number) => [key, number]));
    return this.#numberOf;
  }

  #firstOf(area: Area): number {
    return area === 'desk' ? this.#areas().everyone.length : 0;
  }

  #wordsModule(): string {
    return join(this.source, 'lib/messages/words.ts');
  }

  #read(path: string): string {
    return readFileSync(join(this.source, 'lib', path), 'utf8');
  }
}

/** A message in one language: its plain text where nothing is put in, and its function otherwise. */
function sentenceOf(code: string, language: string, key: string): string {
  const written = code.replaceAll('registry.', '').replace(/\/\*\*.*?\*\//gs, '');
  const name = functionOf(written, language, key);
  const [, sentence] = new RegExp(`^const ${name} =\\s*(\\(.*?^\\});$`, 'ms').exec(written) ?? [];
  if (!sentence) throw new Error(`message ${key} has no function ${name}`);
  const [, plain] = /^\(\) => \{\s*return\s*\((`[^]*`)\)\s*\}$/.exec(sentence) ?? [];
  return plain ?? sentence;
}

/** The name of a message's function in one language, as its module dispatches. */
function functionOf(code: string, language: string, key: string): string {
  const arms = [...code.matchAll(/(?:if \(locale === "([^"]+)"\) )?return (\w+)\(inputs\)/g)];
  const arm = arms.find(([, of]) => of === language) ?? arms.find(([, of]) => of === undefined);
  if (!arm?.[2]) throw new Error(`message ${key} has no words in ${language}`);
  return arm[2];
}

/**
 * Portuguese is that of Portugal here, where none is many (“0 pessoas”); `pt` alone counts as Brazil does, where none is one.
 * Rules are made once: making them anew for each count cost a board more than all else that it says.
 */
function withEuropeanForms(code: string): string {
  const written =
    code.replace('new Intl.PluralRules(locale, options)', 'pluralRules(locale, options)') +
    `
const keptRules = {};
function pluralRules(locale, options) {
  return (keptRules[locale + options?.type] ??= new Intl.PluralRules(locale === 'pt' ? 'pt-PT' : locale, options));
}
`;
  if (!written.includes('return pluralRules(')) throw new Error('registry.js no longer asks for the form of a number');
  return written;
}

function withAddresses(code: string, addresses: Addresses): { code: string; map: null } {
  const written = code.replace(/= \{[^}]*\};/, () => `= ${JSON.stringify(addresses)};`);
  if (written === code) throw new Error('addresses.ts no longer has a place for the addresses');
  return { code: written, map: null };
}
