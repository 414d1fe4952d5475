/** Every table, as MikroORM knows it. */
import { AccountRow, UserRow } from './account.row.ts';
import { AuditEntryRow } from './audit.row.ts';
import { CertificateRow, LicenceRow } from './credential.row.ts';
import { CurrencyRateRow, ExhibitionRow, VenueRow } from './exhibition.row.ts';
import { PairingSessionRow, PlaceRow, PrivateTextRow, SessionPersonRow, SessionPlaceRow } from './floor.row.ts';
import { BuyerRow, CompanyRow, OrganisationRelationRow, ProductRow, RequirementRow } from './organisation.row.ts';
import {
  InterpreterRow,
  LeadRow,
  MeetingRow,
  OfferRow,
  OutcomeRow,
  PairMemoryRow,
  ParticipantRow,
} from './pairing.row.ts';
import { CommitmentRow, ConsentRow, PersonLanguageRow, PersonRow } from './person.row.ts';
import {
  EngagementRow,
  InterpreterUseRow,
  IdempotencyKeyRow,
  PlaceUseRow,
  RoundGraphRow,
  SessionEventRow,
  SessionHeadRow,
  SessionSnapshotRow,
} from './sessionLog.row.ts';
import {
  ApiKeyRow,
  BadgeRow,
  DeviceRequestRow,
  ExhibitionRoleRow,
  SignInRow,
  SignInThrottleRow,
  SocketTicketRow,
} from './signIn.row.ts';
import {
  CertificationSchemeRow,
  HsHeadingRow,
  ReferenceDataRow,
  RegulatedGoodsRow,
  SchemeRecognitionRow,
  TradeAgreementRow,
  TradeAgreementRuleRow,
} from './trade.row.ts';

export const rows = [
  AccountRow,
  UserRow,
  ExhibitionRow,
  VenueRow,
  CurrencyRateRow,
  HsHeadingRow,
  CertificationSchemeRow,
  SchemeRecognitionRow,
  TradeAgreementRow,
  TradeAgreementRuleRow,
  RegulatedGoodsRow,
  ReferenceDataRow,
  CompanyRow,
  BuyerRow,
  ProductRow,
  RequirementRow,
  OrganisationRelationRow,
  CertificateRow,
  LicenceRow,
  PersonRow,
  PersonLanguageRow,
  CommitmentRow,
  ConsentRow,
  PlaceRow,
  PairingSessionRow,
  SessionPlaceRow,
  SessionPersonRow,
  PrivateTextRow,
  ParticipantRow,
  InterpreterRow,
  OfferRow,
  MeetingRow,
  OutcomeRow,
  LeadRow,
  PairMemoryRow,
  EngagementRow,
  InterpreterUseRow,
  PlaceUseRow,
  SessionHeadRow,
  SessionEventRow,
  SessionSnapshotRow,
  IdempotencyKeyRow,
  RoundGraphRow,
  ExhibitionRoleRow,
  BadgeRow,
  DeviceRequestRow,
  ApiKeyRow,
  SignInRow,
  SignInThrottleRow,
  SocketTicketRow,
  AuditEntryRow,
] as const;
