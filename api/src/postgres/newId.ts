/** Ids of rows that no port names before they are written: UUIDv7, so that later ones sort after earlier ones. */
import { v7 } from 'uuid';

export function newId(): string {
  return v7();
}
