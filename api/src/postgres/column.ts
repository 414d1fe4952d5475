/** Columns that many tables have, as `migrations/README.md` names them. */
import { p } from '@mikro-orm/core';
import type { LocalizedText } from '../domain/kernel/language.ts';

/** A UUIDv7 made by the application. */
export const id = () => p.uuid().primary();

/** Text for people, by language. */
export const localized = () => p.json<LocalizedText>().columnType('jsonb');

/** Text for people that may be absent in every language. */
export const localizedOrNone = () => localized().defaultRaw(`'{}'`);

/** A list of codes or folded words. */
export const codes = () => p.array().columnType('text[]');

/** The same, empty unless something is said. */
export const codesOrNone = () => codes().defaultRaw(`'{}'`);

/** A moment; rows speak `Date`, the domain milliseconds. */
export const moment = () => p.datetime().columnType('timestamptz');

/** A moment that the database fills in. */
export const stamp = () => moment().defaultRaw('now()');

/** A calendar day in the exhibition's own zone, `YYYY-MM-DD`. */
export const day = () => p.date();

/** A word of the domain: a state or a kind. */
export const word = <Word extends string>() => p.text().$type<Word>();

/** Money in minor units, or a counter. */
export const whole = () => p.bigint('number');

/** An amount of goods; not money. */
export const amount = () => p.decimal('number').columnType('numeric');

/** Percent with two digits after the point. */
export const percent = () => p.decimal('number').columnType('numeric(5,2)');
