/** The base of every file in `migrations/`, which lies outside this package and so cannot name MikroORM itself. */
export { Migration } from '@mikro-orm/migrations';
