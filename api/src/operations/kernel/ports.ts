import type { ApiKeys, SignIns, TriesKept, Users } from '../../ports/signIns.ts';
import type { Accounts } from '../../ports/accounts.ts';
import type { Audit } from '../../ports/audit.ts';
import type { Badges } from '../../ports/badges.ts';
import type { Calls } from '../../ports/calls.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Consents } from '../../ports/consents.ts';
import type { Directory } from '../../ports/directory.ts';
import type { HallPlans } from '../../ports/hallPlans.ts';
import type { Fairs } from '../../ports/fairs.ts';
import type { NewId } from '../../ports/ids.ts';
import type { Goods } from '../../ports/goods.ts';
import type { Leads } from '../../ports/leads.ts';
import type { MatchProfiles } from '../../ports/matchProfiles.ts';
import type { People } from '../../ports/people.ts';
import type { PrivateTexts } from '../../ports/privateTexts.ts';
import type { Recommendations } from '../../ports/recommendations.ts';
import type { Rehearsals } from '../../ports/rehearsals.ts';
import type { Secrets } from '../../ports/secrets.ts';
import type { Requirements } from '../../ports/requirements.ts';
import type { SessionPlans } from '../../ports/sessionPlans.ts';
import type { Sessions } from '../../ports/sessions.ts';
import type { SpareBadges } from '../../ports/spareBadges.ts';
import type { TextFolder } from '../../ports/textFolder.ts';

/** Everything that operations ask of the world; each takes of it what it names. */
export interface Ports {
  accounts: Accounts;
  apiKeys: ApiKeys;
  audit: Audit;
  badges: Badges;
  calls: Calls;
  /** The public key of the installation, as browsers ask their push service with. */
  callKey(): Promise<string>;
  clock: Clock;
  consents: Consents;
  directory: Directory;
  fairs: Fairs;
  hallPlans: HallPlans;
  goods: Goods;
  leads: Leads;
  matchProfiles: MatchProfiles;
  newId: NewId;
  people: People;
  plans: SessionPlans;
  privateTexts: PrivateTexts;
  recommendations: Recommendations;
  rehearsals: Rehearsals;
  requirements: Requirements;
  secrets: Secrets;
  sessions: Sessions;
  signIns: SignIns;
  spareBadges: SpareBadges;
  textFolder: TextFolder;
  tries: TriesKept;
  users: Users;
}
