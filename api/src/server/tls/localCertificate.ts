import { existsSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { generate } from 'selfsigned';
import { replaceFile } from '../wholeFile.ts';

/** A key and its certificate, PEM. */
export interface KeyPair {
  key: string;
  cert: string;
}

/** Browsers refuse certificates that are valid for longer than 398 days; the local one is made anew well before. */
const DAYS = 90;

/**
 * A certificate of our own for this machine's addresses in the local network, kept in the data folder until an address changes or a month is left.
 * A phone asks once whether to trust it; camera, wake lock and offline use need HTTPS.
 */
export async function localCertificate(dataDir: string, now: Date): Promise<KeyPair> {
  const folder = join(dataDir, 'tls');
  const addresses = localAddresses();
  const about = { addresses, until: new Date(now.getTime() + DAYS * 86_400_000).toISOString() };
  const kept = await readKept(folder);
  if (kept && kept.addresses.join() === addresses.join() && Date.parse(kept.until) - now.getTime() > 30 * 86_400_000)
    return kept.pair;
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'Ponte on the local network' }], {
    keyType: 'ec',
    notAfterDate: new Date(about.until),
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [{ type: 2, value: 'localhost' }, ...addresses.map((ip) => ({ type: 7 as const, ip }))],
      },
    ],
  });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await replaceFile(join(folder, 'key.pem'), { text: key, mode: 0o600 });
  await replaceFile(join(folder, 'cert.pem'), { text: cert });
  await replaceFile(join(folder, 'about.json'), { text: JSON.stringify(about) });
  return { key, cert };
}

/** The IPv4 addresses under which this machine can be reached from the local network, loopback last. */
export function localAddresses(): string[] {
  const all = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  const outer = all.filter(({ family, internal }) => family === 'IPv4' && !internal).map(({ address }) => address);
  return [...outer, '127.0.0.1'];
}

async function readKept(folder: string): Promise<{ addresses: string[]; until: string; pair: KeyPair } | null> {
  if (!existsSync(join(folder, 'about.json'))) return null;
  const [about, key, cert] = await Promise.all(
    ['about.json', 'key.pem', 'cert.pem'].map((name) => readFile(join(folder, name), 'utf8')),
  );
  return { ...(JSON.parse(about!) as { addresses: string[]; until: string }), pair: { key: key!, cert: cert! } };
}
