import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Installing } from '../../src/engine/models-install.ts';
import { planPull, pull } from '../../src/engine/models-install.ts';
import { behindProxy, startProxy } from './servers/proxy.ts';
import { temporaryFolder } from './tiny-models.ts';
import { startRegistry } from './tiny-registry.ts';

const signal = new AbortController().signal;

async function pullThrough(address: string, env: Readonly<Record<string, string>>) {
  const way: Installing = { folder: await temporaryFolder(), env, signal, sleep: async () => {}, silenceMs: 2000 };
  return pull(await planPull('pl-en', { registry: address }, way), way);
}

const hasOpenssl = await promisify(execFile)('openssl', ['version']).then(
  () => true,
  () => false,
);

describe('a proxy', () => {
  it('is asked for everything, with its user and password', async () => {
    const registry = await startRegistry('pl-en');
    registry.mood.list = list => ({ ...list, baseUrl: behindProxy(list.baseUrl) });
    const proxy = await startProxy();
    const named = proxy.address.replace('//', '//ala:tajne%21@');
    await pullThrough(behindProxy(registry.address), { HTTP_PROXY: named });
    expect(proxy.seen).toHaveLength(5);
    expect(proxy.seen[0]).toBe(`GET ${behindProxy(registry.address)}`);
    expect(new Set(proxy.credentials)).toEqual(new Set([`Basic ${Buffer.from('ala:tajne!').toString('base64')}`]));
  });

  it('is left aside for hosts that need none', async () => {
    const registry = await startRegistry('pl-en');
    await pullThrough(registry.address, { HTTP_PROXY: 'http://127.0.0.1:9', NO_PROXY: 'example.org, 127.0.0.1' });
  });

  it('that refuses is named, and its password is not', async () => {
    const proxy = await startProxy('refuses');
    const named = proxy.address.replace('//', '//ala:tajne@');
    for (const address of ['http://models.example.org/models.json', 'https://models.example.org/models.json']) {
      const error = await pullThrough(address, { http_proxy: named, https_proxy: named }).catch(error => error);
      expect(error).toMatchObject({ failure: 'unavailable', message: expect.stringContaining('407') });
      expect(`${error.message} ${error.stack}`).not.toContain('tajne');
    }
    expect(proxy.seen).toEqual(['GET http://models.example.org/models.json', 'CONNECT models.example.org:443']);
  });

  it.skipIf(!hasOpenssl)('carries TLS to the server, whose certificate is checked', async () => {
    const folder = await temporaryFolder();
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
    const subject = ['-subj', '/CN=models.example.org', '-addext', 'subjectAltName=DNS:models.example.org'];
    const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
    await promisify(execFile)('openssl', ['req', '-x509', ...curve, ...subject, '-keyout', key, '-out', cert]);
    const secure = createSecureServer({ key: await readFile(key), cert: await readFile(cert) }, (_, response) =>
      response.end(JSON.stringify({ models: {} })),
    );
    secure.listen(0, '127.0.0.1');
    await once(secure, 'listening');
    onTestFinished(() => {
      secure.closeAllConnections();
      secure.close();
    });
    const proxy = await startProxy();
    const host = `models.example.org:${(secure.address() as AddressInfo).port}`;
    const untrusted = await pullThrough(`https://${host}/models.json`, { HTTPS_PROXY: proxy.address }).catch(
      error => error,
    );
    expect(untrusted).toMatchObject({ failure: 'unavailable', message: expect.stringMatching(/SELF_SIGNED/) });
    const module = pathToFileURL(join(import.meta.dirname, '../../dist/engine/models-registry.js')).href;
    const program = `const { readRegistry } = await import(${JSON.stringify(module)});
      const way = { env: { HTTPS_PROXY: ${JSON.stringify(proxy.address)} }, signal: new AbortController().signal };
      console.log(JSON.stringify(await readRegistry('https://${host}/models.json', way)));`;
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program], {
      env: { ...process.env, NODE_EXTRA_CA_CERTS: cert },
    });
    expect(JSON.parse(stdout)).toEqual({ base: `https://${host}/`, offers: [] });
    expect(proxy.seen).toEqual([`CONNECT ${host}`, `CONNECT ${host}`]);
  });
});
