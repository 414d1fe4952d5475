import { describe, expect, test } from 'vitest';
import { ConfigFault, readConfig, SETTINGS } from './config.ts';

describe('settings', () => {
  test('have what is usual where nothing is said', () => {
    expect(readConfig({})).toEqual({
      port: 4_000,
      host: '127.0.0.1',
      databaseUrl: null,
      dataDir: '.ponte',
      secret: null,
      publicUrl: null,
      trustProxy: false,
      logLevel: 'info',
      mostSockets: 5_000,
      natsUrl: null,
      clusterUrl: null,
      clusterSecret: null,
    });
  });

  test('are read from the environment', () => {
    const config = readConfig({
      PORT: '0',
      PUBLIC_URL: 'https://fair.example/',
      TRUST_PROXY: '1',
      DATABASE_URL: 'postgres://a@b/c',
    });
    expect(config).toMatchObject({
      port: 0,
      publicUrl: 'https://fair.example',
      trustProxy: 1,
      databaseUrl: 'postgres://a@b/c',
    });
    expect(readConfig({ TRUST_PROXY: '10.0.0.0/8' }).trustProxy).toBe('10.0.0.0/8');
  });

  test('of a cluster need its secret, the same on every node', () => {
    const secret = 'x'.repeat(32);
    expect(readConfig({ NATS_URL: 'nats://a:4222,nats://b:4222', CLUSTER_SECRET: secret })).toMatchObject({
      natsUrl: 'nats://a:4222,nats://b:4222',
      clusterSecret: secret,
    });
    expect(readConfig({ CLUSTER_URL: 'http://10.0.0.5:4100', CLUSTER_SECRET: secret })).toMatchObject({
      clusterUrl: 'http://10.0.0.5:4100',
    });
    for (const env of [{ NATS_URL: 'nats://a:4222' }, { CLUSTER_URL: 'http://10.0.0.5:4100' }]) {
      expect(() => readConfig(env)).toThrow(/CLUSTER_SECRET is not set/);
      expect(() => readConfig({ ...env, CLUSTER_SECRET: 'short' })).toThrow('at least 32 characters');
    }
    expect(() => readConfig({ NATS_URL: 'nats://a,http://b', CLUSTER_SECRET: secret })).toThrow('NATS_URL is not');
  });

  test.each([
    [{ PORT: 'http' }, 'PORT is "http": a whole number from 0 to 65535 is expected'],
    [{ PORT: '70000' }, 'PORT is "70000": a whole number from 0 to 65535 is expected'],
    [{ PUBLIC_URL: 'fair.example' }, 'PUBLIC_URL is not an address that begins with http:// or https://'],
    [
      { DATABASE_URL: 'mysql://user:password@host' },
      'DATABASE_URL is not an address that begins with postgres:// or postgresql://',
    ],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL is "loud": one of debug, info, warn, error, silent is expected'],
  ])('%j is refused by name', (env, message) => {
    expect(() => readConfig(env)).toThrow(new ConfigFault(message));
  });

  test('each is told to operators', () => {
    expect(SETTINGS.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'PORT',
        'HOST',
        'DATABASE_URL',
        'DATA_DIR',
        'PONTE_SECRET',
        'PUBLIC_URL',
        'TRUST_PROXY',
        'LOG_LEVEL',
        'MOST_SOCKETS',
      ]),
    );
  });
});
