import type { Caller } from './caller.ts';
import type { AccountId, ExhibitionId } from '../kernel/id.ts';

/** What somebody may be at an exhibition. */
export type Role =
  | 'organiser'
  | 'floor-staff'
  | 'desk'
  | 'interpreter'
  | 'participant'
  | 'stand-lead'
  | 'delegation-leader'
  | 'partner'
  | 'screen';

/** What there is to be allowed. A partner's scopes are names of these. */
export const RIGHTS = [
  /** Companies and products. */
  'see-directory',
  /** Buyers and what they seek. */
  'see-buyers',
  /** Every participant, offer and meeting of a session. */
  'see-floor',
  /** The figures of a session, without names. */
  'see-board',
  /** Every event of a session. */
  'follow-session',
  /** One's own presence, answers and meetings. */
  'act-for-self',
  /** The same for everybody of one's own organisation. */
  'act-for-stand',
  /** The same for everybody. */
  'act-for-anybody',
  /** One's own presence as an interpreter. */
  'interpret',
  /** Open, start, pause and close a session, and change its rules. */
  'run-session',
  /** Pair by hand, move and cancel meetings, close and open places. */
  'step-in',
  'announce',
  'import-fair',
  'export-fair',
  /** Say yes or no to another device of somebody's badge; revoke and reissue badges. */
  'keep-badges',
  /** Issue and revoke partners' keys. */
  'keep-keys',
] as const;
/** One thing that may be allowed. */
export type Right = (typeof RIGHTS)[number];

/** Who may what: the one table. A partner may of its row only what the scopes of its key name. */
export const RIGHTS_OF: Readonly<Record<Role, readonly Right[]>> = {
  organiser: [
    'see-directory',
    'see-buyers',
    'see-floor',
    'see-board',
    'follow-session',
    'act-for-anybody',
    'run-session',
    'step-in',
    'announce',
    'import-fair',
    'export-fair',
    'keep-badges',
    'keep-keys',
  ],
  'floor-staff': [
    'see-directory',
    'see-buyers',
    'see-floor',
    'see-board',
    'follow-session',
    'act-for-anybody',
    'step-in',
    'announce',
  ],
  desk: ['see-directory', 'see-floor', 'see-board', 'act-for-anybody', 'keep-badges'],
  interpreter: ['see-directory', 'see-board', 'interpret'],
  participant: ['see-directory', 'act-for-self'],
  'stand-lead': ['see-directory', 'act-for-self', 'act-for-stand'],
  'delegation-leader': ['see-directory', 'see-board', 'act-for-self'],
  partner: ['see-directory', 'see-buyers', 'see-board', 'follow-session', 'import-fair', 'export-fair'],
  screen: ['see-board'],
};

/** Where something is: rights never reach beyond an account. */
export interface Whereabouts {
  exhibition: ExhibitionId;
  account: AccountId;
}

/** Whether the caller has a right at an exhibition. */
export function may(caller: Caller, right: Right, at: Whereabouts): boolean {
  if (caller.kind === 'nobody') return false;
  if (caller.account !== at.account) return false;
  if (caller.kind === 'partner' && !caller.scopes.includes(right)) return false;
  return caller.grants.some(
    ({ exhibition, role }) => (exhibition === null || exhibition === at.exhibition) && RIGHTS_OF[role].includes(right),
  );
}

/** Every right that the caller has somewhere, in the table's order. */
export function rightsOf(caller: Caller): readonly Right[] {
  if (caller.kind === 'nobody') return [];
  const granted = new Set(caller.grants.flatMap(({ role }) => RIGHTS_OF[role]));
  return RIGHTS.filter((right) => granted.has(right) && (caller.kind !== 'partner' || caller.scopes.includes(right)));
}
