import { Migration } from '../api/src/postgres/migration.ts';

/** Certificates with their state and validity, and licences to trade regulated goods. */
export class CreateCredential extends Migration {
  override name = '20261121T2306_create_credential';

  override up(): void {
    this.addSql(`
create table certificate (
  id uuid primary key,
  exhibition_id uuid not null references exhibition (id),
  company_id uuid not null,
  product_id uuid,
  reference text not null check (reference <> ''),
  scheme text not null references certification_scheme (key),
  number text,
  body text,
  state text not null check (state in
    ('applied', 'technical-review', 'factory-audit', 'testing', 'granted', 'suspended', 'withdrawn', 'expired', 'refused')),
  valid_from date,
  valid_until date,
  last_audit_on date,
  next_audit_on date,
  is_confirmed boolean not null default false,
  conditions_met text[] not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint certificate_reference_key unique (exhibition_id, reference),
  constraint certificate_validity check (valid_until >= valid_from),
  constraint certificate_company foreign key (exhibition_id, company_id) references company (exhibition_id, id) on delete cascade,
  constraint certificate_product foreign key (exhibition_id, product_id) references product (exhibition_id, id) on delete cascade
);
comment on column certificate.is_confirmed is 'False: claimed by the company, seen by nobody else';
create index certificate_by_company on certificate (company_id, id);
create index certificate_by_product on certificate (product_id) where product_id is not null;
create index certificate_by_scheme on certificate (exhibition_id, scheme, id);

create table licence (
  id uuid primary key,
  exhibition_id uuid not null references exhibition (id),
  company_id uuid,
  buyer_id uuid,
  reference text not null check (reference <> ''),
  regulated_goods text not null references regulated_goods (key),
  number text,
  authority text,
  valid_from date,
  valid_until date,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint licence_reference_key unique (exhibition_id, reference),
  constraint licence_validity check (valid_until >= valid_from),
  constraint licence_one_holder check (num_nonnulls(company_id, buyer_id) = 1),
  constraint licence_company foreign key (exhibition_id, company_id) references company (exhibition_id, id) on delete cascade,
  constraint licence_buyer foreign key (exhibition_id, buyer_id) references buyer (exhibition_id, id) on delete cascade
);
create index licence_by_company on licence (company_id) where company_id is not null;
create index licence_by_buyer on licence (buyer_id) where buyer_id is not null;
`);
  }
}
