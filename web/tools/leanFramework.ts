import type { Plugin } from 'vite';

/** A part of the framework that no page of ours uses and that a bundler cannot see to be unused. */
interface Cut {
  /** The module it stands in. */
  module: RegExp;
  /** What has to stand there, so that a new release that moves it is seen at once. */
  cut: readonly (readonly [written: string, instead: string])[] | 'whole';
}

const CUTS: readonly Cut[] = [
  {
    // What a page keeps of itself in the browser's history is plain JSON here (`{ ended }`), and no page asks a server for its data:
    // the writer and reader of all other values (devalue) would come along otherwise.
    module: /@sveltejs[\\/]kit[\\/]src[\\/]runtime[\\/]app[\\/]internal[\\/]transport\.js$/,
    cut: [
      ['${devalue.uneval(encoded, replacer)}', ''],
      ['uneval = (data) => devalue.uneval(data, replacer);', ''],
      ['devalue.stringify(data, encoders)', 'JSON.stringify(data)'],
      ['devalue.parse(data, decoders)', 'JSON.parse(data)'],
    ],
  },
  {
    // Components as elements of a foreign page: a class that is made where it stands, and the old components' shell with it.
    module: /svelte[\\/]src[\\/]internal[\\/]client[\\/]dom[\\/]elements[\\/]custom-element\.js$/,
    cut: 'whole',
  },
];

/** Leaves out of the browser's build what the framework brings for others. */
export function leanFramework(): Plugin {
  return {
    name: 'ponte-lean-framework',
    apply: 'build',
    applyToEnvironment: ({ name }) => name === 'client',
    transform: {
      filter: { id: CUTS.map(({ module }) => module) },
      handler(code, id) {
        const found = CUTS.find(({ module }) => module.test(id));
        if (!found) return undefined;
        if (found.cut === 'whole') return { code: withoutBodies(code, id), map: null };
        return {
          code: found.cut.reduce((left, [written, instead]) => without(left, written, instead), code),
          map: null,
        };
      },
    },
  };
}

function without(code: string, written: string, instead: string): string {
  if (!code.includes(written)) throw new Error(`the framework no longer says: ${written}`);
  return code.replace(written, instead);
}

/** Everything that the module gives, empty. */
function withoutBodies(code: string, id: string): string {
  const names = [...code.matchAll(/^export (?:function|let|const|class) (\w+)/gm)].map(([, name]) => name);
  if (names.length === 0) throw new Error(`${id} gives nothing that could be left out`);
  return names.map((name) => `export const ${name} = undefined;`).join('\n');
}
