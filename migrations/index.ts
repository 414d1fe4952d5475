import type { Migration } from '../api/src/postgres/migration.ts';
import { CreateTextChecks } from './20261121T2301_create_text_checks.ts';
import { CreateAccount } from './20261121T2302_create_account.ts';
import { CreateExhibition } from './20261121T2303_create_exhibition.ts';
import { CreateTradeReference } from './20261121T2304_create_trade_reference.ts';
import { CreateDirectory } from './20261121T2305_create_directory.ts';
import { CreateCredential } from './20261121T2306_create_credential.ts';
import { CreatePerson } from './20261121T2307_create_person.ts';
import { CreateFloor } from './20261121T2308_create_floor.ts';
import { CreatePairing } from './20261121T2309_create_pairing.ts';
import { CreateGuards } from './20261121T2310_create_guards.ts';
import { CreateSessionLog } from './20261121T2311_create_session_log.ts';
import { CreateSessionLease } from './20261121T2312_create_session_lease.ts';
import { CreateSessionAppend } from './20261121T2313_create_session_append.ts';
import { CreateSignIn } from './20261121T2314_create_sign_in.ts';
import { CreateAuditEntry } from './20261121T2315_create_audit_entry.ts';
import { CreateRoundGraph } from './20261121T2316_create_round_graph.ts';
import { InlineInstant } from './20261122T0050_inline_instant.ts';
import { AppendByLists } from './20261122T0210_append_by_lists.ts';
import { PackSnapshots } from './20261122T0221_pack_snapshots.ts';
import { CreateInterpreter } from './20261122T0230_create_interpreter.ts';
import { PassOffers } from './20261122T0535_pass_offers.ts';
import { CreateSpareBadge } from './20261122T0540_create_spare_badge.ts';
import { CreateHallPlan } from './20261122T0548_create_hall_plan.ts';
import { CreateRehearsal } from './20261122T0553_create_rehearsal.ts';
import { CreateCallAddress } from './20261122T0600_create_call_address.ts';
import { KeepListedCertificates } from './20261122T1208_keep_listed_certificates.ts';

/** Every migration in the order in which it runs; a new one is added at the end and never changed once released. */
export const migrations: readonly (new (...args: ConstructorParameters<typeof Migration>) => Migration)[] = [
  CreateTextChecks,
  CreateAccount,
  CreateExhibition,
  CreateTradeReference,
  CreateDirectory,
  CreateCredential,
  CreatePerson,
  CreateFloor,
  CreatePairing,
  CreateGuards,
  CreateSessionLog,
  CreateSessionLease,
  CreateSessionAppend,
  CreateSignIn,
  CreateAuditEntry,
  CreateRoundGraph,
  InlineInstant,
  AppendByLists,
  PackSnapshots,
  CreateInterpreter,
  PassOffers,
  CreateSpareBadge,
  CreateHallPlan,
  CreateRehearsal,
  CreateCallAddress,
  KeepListedCertificates,
];
