import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { minifySync, type Plugin } from 'vite';

/** Who reads a message: `desk` is only the organiser, `everyone` all pages. */
type Area = 'everyone' | 'desk';
const AREAS: readonly Area[] = ['everyone', 'desk'];
type Addresses = Record<Area, Record<string, string>>;

/** Paraglide's list of all message modules. */
const INDEX_MODULE = /[\\/]paraglide[\\/]messages[\\/]_index\.js$/;
const RUNTIME_MODULE = /[\\/]paraglide[\\/]runtime\.js$/;
/** Where paraglide asks for the form of a number. */
const REGISTRY_MODULE = /[\\/]paraglide[\\/]registry\.js$/;
const ADDRESSES_MODULE = /[\\/]lib[\\/]messages[\\/]addresses\.ts$/;
const DESK_ONLY = /^(lib|routes)[\\/]organiser[\\/]/;
/** The numbered messages of an area, beside `words.ts` as it were. */
const NUMBERED_MODULE = /[\\/]lib[\\/]messages[\\/]numbered[\\/](everyone|desk)\.js$/;
/** The one sign of a file that speaks other languages than its reader's: its messages keep all of them. */
const ASKS_FOR_LANGUAGE = /\{\s*locale\b/;

/** What the page needs of paraglide's runtime; the rest is for addresses and cookies that Ponte does not use. */
const SMALL_RUNTIME = `let read = () => 'en';
export const getLocale = () => read();
export const overwriteGetLocale = (reads) => { read = reads; };
export const experimentalStaticLocale = undefined;`;

/**
 * Lets a browser load the words of its reader's language alone. Paraglide writes each message in all languages;
 * in the browser's build a message becomes a number, and the sentences go to one file a language and area.
 * The server and the development server keep paraglide's own modules.
 */
export function wordsByLanguage(options: { source: string; languages: readonly string[] }): Plugin {
  const words = new Words(options.source, options.languages);
  return {
    name: 'ponte-words-by-language',
    apply: 'build',
    resolveId: { filter: { id: NUMBERED_MODULE }, handler: (id) => id },
    load: {
      filter: { id: NUMBERED_MODULE },
      handler: (id) => words.numbered(NUMBERED_MODULE.exec(id)?.[1] === 'desk' ? 'desk' : 'everyone'),
    },
    transform: {
      filter: { id: [INDEX_MODULE, RUNTIME_MODULE, REGISTRY_MODULE, ADDRESSES_MODULE] },
      handler(code, id) {
        if (ADDRESSES_MODULE.test(id)) return withAddresses(code, words.addresses());
        if (REGISTRY_MODULE.test(id)) return { code: withEuropeanForms(code), map: null };
        if (this.environment.name !== 'client') return;
        return { code: RUNTIME_MODULE.test(id) ? SMALL_RUNTIME : words.index(code), map: null };
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
  #files: { area: Area; language: string; address: string; source: string }[] | undefined;

  constructor(
    readonly source: string,
    readonly languages: readonly string[],
  ) {}

  /** Paraglide's list with the numbered messages in place of their modules. */
  index(code: string): string {
    const { everyone, desk } = this.#areas();
    const numbered = new Set([...everyone, ...desk]);
    const others = code.split('\n').filter((line) => !numbered.has(/'\.\/([a-z0-9_]+)\.js'/.exec(line)?.[1] ?? ''));
    return [...AREAS.map((area) => `export * from ${this.#path(`numbered/${area}.js`)};`), ...others].join('\n');
  }

  /** The messages of an area as what they are in the browser: each says its number. */
  numbered(area: Area): string {
    const { [area]: keys } = this.#areas();
    const from = this.#firstOf(area);
    const messages = keys.map((key, place) => `export const ${key} = (i) => say(${from + place}, i);`);
    return [`import { say } from ${this.#path('words.ts')};`, ...messages].join('\n');
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

  /** One file: the functions of one language in the order of their numbers. What is not named is dropped. */
  #write(area: Area, language: string): string {
    const { [area]: keys } = this.#areas();
    const modules = keys.map((key) => this.#read(`paraglide/messages/${key}.js`));
    const names = modules.map((code, number) => functionOf(code, language, keys[number] ?? ''));
    const registry = withEuropeanForms(this.#read('paraglide/registry.js'));
    const code = [registry, ...modules]
      .join('\n')
      .replace(/^import .*$/gm, '')
      .replace(/^export /gm, '')
      .replaceAll('registry.', '');
    const whole = `${code}\nexport const from = ${this.#firstOf(area)};\nexport const messages = [${names.join(', ')}];`;
    const { code: small, errors } = minifySync(`${area}.${language}.js`, whole, { module: true });
    if (errors.length > 0) throw new Error(`words of ${language}: ${errors[0]?.message}`);
    return small;
  }

  #areas(): Record<Area, string[]> {
    if (this.#keys) return this.#keys;
    const said = { everyone: new Set<string>(), desk: new Set<string>(), anyLanguage: new Set<string>() };
    for (const path of readdirSync(this.source, { recursive: true, encoding: 'utf8' })) {
      if (!/\.(svelte|ts)$/.test(path) || path.endsWith('.spec.ts')) continue;
      const text = readFileSync(join(this.source, path), 'utf8');
      const area = ASKS_FOR_LANGUAGE.test(text) ? 'anyLanguage' : DESK_ONLY.test(path) ? 'desk' : 'everyone';
      for (const [, key = ''] of text.matchAll(/\bm\.([a-z0-9_]+)/g)) said[area].add(key);
    }
    const known = new Set(
      readdirSync(join(this.source, 'lib/paraglide/messages')).map((file) => file.replace(/\.js$/, '')),
    );
    const everyone = [...said.everyone].filter((key) => known.has(key) && !said.anyLanguage.has(key)).sort();
    const desk = [...said.desk].filter(
      (key) => known.has(key) && !said.anyLanguage.has(key) && !said.everyone.has(key),
    );
    this.#keys = { everyone, desk: desk.sort() };
    return this.#keys;
  }

  /** Messages of everyone come first, so that a page without the desk's words has no gaps. */
  #firstOf(area: Area): number {
    return area === 'desk' ? this.#areas().everyone.length : 0;
  }

  #path(file: string): string {
    return JSON.stringify(join(this.source, 'lib/messages', file));
  }

  #read(path: string): string {
    return readFileSync(join(this.source, 'lib', path), 'utf8');
  }
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
