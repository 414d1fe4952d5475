import { X509Certificate } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { localAddresses, localCertificate } from './localCertificate.ts';

test('a certificate names this machine, is kept, and is made anew before it ends', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'ponte-tls-'));
  const now = new Date();
  const pair = await localCertificate(dataDir, now);
  const certificate = new X509Certificate(pair.cert);
  for (const address of localAddresses()) expect(certificate.checkIP(address)).toBe(address);
  expect(certificate.checkHost('localhost')).toBe('localhost');
  expect(await localCertificate(dataDir, now)).toEqual(pair);
  const later = await localCertificate(dataDir, new Date(now.getTime() + 80 * 86_400_000));
  expect(later.cert).not.toBe(pair.cert);
});
