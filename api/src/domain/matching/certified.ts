import type { LocalDate, SchemeKey } from '../directory/fairLists.ts';
import type { OrganisationId } from '../kernel/id.ts';
import type { CompanyProfile, Recognition, RequirementProfile } from './profile.ts';
import { schemesMet } from './recognition.ts';

/** What certificates are judged by besides themselves. */
export interface CertificateContext {
  on: LocalDate;
  recognitions: readonly Recognition[];
}

/**
 * Which companies meet which schemes on a day, held or recognised whole (MA3, MA4): posting lists by certificate with the graph of recognitions
 * resolved, kept company by company. Cost of a change: the certificates of the company, or of all where recognitions or the day are others.
 */
export class Certified {
  readonly #companies = new Map<OrganisationId, CompanyProfile>();
  readonly #met = new Map<OrganisationId, ReadonlySet<SchemeKey>>();
  readonly #holders = new Map<SchemeKey, Set<OrganisationId>>();
  #context: CertificateContext;

  constructor(context: CertificateContext) {
    this.#context = context;
  }

  keep(company: CompanyProfile): void {
    const { organisation, certificates } = company;
    if (certificates.length === 0) return;
    this.#companies.set(organisation, company);
    const met = schemesMet(certificates, this.#context.on, this.#context.recognitions);
    this.#met.set(organisation, met);
    for (const scheme of met) {
      const holders = this.#holders.get(scheme);
      if (holders) holders.add(organisation);
      else this.#holders.set(scheme, new Set([organisation]));
    }
  }

  forget(organisation: OrganisationId): void {
    for (const scheme of this.schemesOf(organisation)) this.#holders.get(scheme)?.delete(organisation);
    this.#met.delete(organisation);
    this.#companies.delete(organisation);
  }

  /** The day, or what is recognised, is another. */
  under(context: CertificateContext): void {
    this.#context = context;
    // Taken before, as each that is kept again comes last.
    const companies = [...this.#companies.values()];
    for (const company of companies) {
      this.forget(company.organisation);
      this.keep(company);
    }
  }

  /** What a company meets today. */
  schemesOf(organisation: OrganisationId): ReadonlySet<SchemeKey> {
    return this.#met.get(organisation) ?? NONE;
  }

  /** Whether a company meets all that a requirement asks for as a must, for one product or another. */
  meetsAll(organisation: OrganisationId, { mustSchemes }: Pick<RequirementProfile, 'mustSchemes'>): boolean {
    if (mustSchemes.length === 0) return true;
    const met = this.schemesOf(organisation);
    return mustSchemes.every((scheme) => met.has(scheme));
  }

  /** The fewest companies that every one who meets these musts is among; null where nothing is a must. */
  fewestWho({ mustSchemes }: Pick<RequirementProfile, 'mustSchemes'>): ReadonlySet<OrganisationId> | null {
    let fewest: ReadonlySet<OrganisationId> | null = null;
    for (const scheme of mustSchemes) {
      const holders = this.#holders.get(scheme) ?? NOBODY;
      if (!fewest || holders.size < fewest.size) fewest = holders;
    }
    return fewest;
  }
}

const NONE: ReadonlySet<SchemeKey> = new Set();
const NOBODY: ReadonlySet<OrganisationId> = new Set();
