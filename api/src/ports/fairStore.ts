import type { ExhibitionRow, FairListName, HsCode } from '../domain/directory/fairLists.ts';
import type { FairChange } from '../domain/directory/fairChange.ts';
import type { KeptFair } from '../domain/directory/settleRows.ts';
import type { Named } from '../domain/directory/tradeReference.ts';
import type { AccountId } from '../domain/kernel/id.ts';
import type { LocalizedText } from '../domain/kernel/language.ts';

/** Folded words of the rows that are searched and matched by words: list, then natural key. */
export type FoldedWords = Readonly<Partial<Record<FairListName, ReadonlyMap<string, readonly string[]>>>>;

/** One import, ready to be saved. */
export interface FairSaving {
  readonly account: AccountId;
  /** The exhibition's reference. */
  readonly exhibition: string;
  /** The version against which the change was decided; null: a new exhibition. */
  readonly version: number | null;
  readonly change: FairChange;
  /** Of every added and changed row that has words. */
  readonly words: FoldedWords;
}

/** What lists may name of the reference data. */
export interface TradeNames {
  readonly schemes: readonly Named[];
  readonly agreements: readonly Named[];
  readonly regulatedGoods: readonly Named[];
  /** Names of HS codes of two to six digits. */
  readonly hsNames: ReadonlyMap<HsCode, LocalizedText>;
}

/** One part of a fair, by the references that its organiser gave. */
export type FairPart =
  | { kind: 'session' | 'venue'; reference: string }
  /** A table or video table; a stand is its company's. */
  | { kind: 'table'; venue: string; label: string };

/** How often something refers to a part. */
export interface PartUses {
  /** Sessions that hold it, or the session's own log. */
  sessions: number;
  people: number;
  meetings: number;
  appointments: number;
  stands: number;
}

/** What came of a removal. */
export type Removed = { outcome: 'removed' } | { outcome: 'unknown' } | { outcome: 'used'; uses: PartUses };

/** Keeps the fairs of an account as their organisers' lists name them. */
export interface FairStore {
  tradeNames(): Promise<TradeNames>;
  /** The account's exhibitions. */
  exhibitions(account: AccountId): Promise<readonly ExhibitionRow[]>;
  /** All lists of one exhibition, sorted by natural key; empty where the account has no such exhibition. */
  load(account: AccountId, exhibition: string): Promise<KeptFair>;
  /**
   * Saves all of it in one transaction, or nothing. Answers `stale` and changes nothing where the fair was changed since it was
   * loaded.
   */
  save(saving: FairSaving): Promise<'saved' | 'stale'>;
  /** Takes a part out, or changes nothing where anything refers to it. */
  remove(removal: { account: AccountId; exhibition: string; part: FairPart }): Promise<Removed>;
}
