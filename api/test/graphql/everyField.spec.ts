import { readdirSync, readFileSync } from 'node:fs';
import { buildSchema, type GraphQLObjectType } from 'graphql';
import { expect, test } from 'vitest';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
const schema = buildSchema(read('../../../schema/schema.graphql'));
const folders = ['./', '../builders/', '../../../schema/examples/'];
const asked = folders.flatMap((folder) =>
  readdirSync(new URL(folder, import.meta.url))
    .filter((name) => /\.(spec\.ts|ts|graphql)$/.test(name) && name !== 'everyField.spec.ts')
    .map((name) => read(folder + name)),
);
const text = asked.join('\n');

test.each([schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()])(
  'every field of %s is asked by a test',
  (type) => {
    const names = Object.keys((type as GraphQLObjectType).getFields());
    expect(names.filter((name) => !new RegExp(`\\b${name}\\b`).test(text))).toEqual([]);
  },
);
