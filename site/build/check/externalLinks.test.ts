import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { externalAddressProblem, tryAddresses } from './externalLinks.js';

describe('the form of an address outside the site', () => {
  it.each([
    'https://doi.org/10.1103/PhysRevLett.66.3117',
    'https://doi.org/10.1016/0370-2693(90)90146-W',
    'https://arxiv.org/abs/1406.2332',
    'https://arxiv.org/abs/1406.2332v3',
    'https://arxiv.org/abs/hep-ex/9811012',
    'https://arxiv.org/abs/math.GT/0309136',
    'https://arxiv.org/pdf/1406.2332',
    'https://inspirehep.net/literature/1',
    'https://pdg.lbl.gov/2024/',
  ])('may be %s', (address) => {
    expect(externalAddressProblem(address)).toBeUndefined();
  });

  it.each([
    ['http://doi.org/10.1103/x', 'is not https'],
    ['javascript:alert(1)', 'is not https'],
    ['doi.org/10.1103/x', 'is no complete address'],
    ['https://doi.org/PhysRevLett.66.3117', 'is no address that doi.org has'],
    ['https://dx.doi.org/11.1/x', 'is no address that dx.doi.org has'],
    ['https://arxiv.org/abs/1406.23', 'is no address that arxiv.org has'],
    ['https://arxiv.org/abs/9811012', 'is no address that arxiv.org has'],
    ['https://arxiv.org/1406.2332', 'is no address that arxiv.org has'],
    ['https://user:word@example.org/', 'has a name or password'],
    ['https://127.0.0.1/', 'has no ordinary host'],
    ['https://localhost/', 'has no ordinary host'],
    ['https://[::1]/', 'has no ordinary host'],
    ['https://example.org:8443/', 'has no ordinary host'],
  ])('may not be %s', (address, message) => {
    expect(externalAddressProblem(address)).toBe(message);
  });
});

describe('addresses that are tried', () => {
  const asked: string[] = [];
  let open = 0;
  let most = 0;
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    open += 1;
    most = Math.max(most, open);
    response.on('close', () => {
      open -= 1;
    });
    if (request.url === '/silent') return;
    const status = { '/gone': 404, '/no-head': request.method === 'HEAD' ? 405 : 200, '/broken': 500 }[
      request.url ?? ''
    ];
    if (request.url === '/moved') response.writeHead(302, { Location: '/fine' }).end();
    else response.writeHead(status ?? 200).end('text');
  });
  let url = '';
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => server.close());

  it('are reported where nothing is there, one after the other', async () => {
    const addresses = ['/fine', '/moved', '/no-head', '/gone', '/broken', '/silent'].map((path) => url + path);
    const seen: string[] = [];
    const found = await tryAddresses([...addresses, 'http://127.0.0.1:1/'], {
      timeoutMs: 300,
      onAddress: (address, i, total) => {
        seen.push(`${i + 1}/${total} ${address}`);
      },
    });
    expect(found).toEqual([
      { address: `${url}/gone`, reason: 'answers 404' },
      { address: `${url}/broken`, reason: 'answers 500' },
      { address: `${url}/silent`, reason: 'no answer in 0.3 s' },
      { address: 'http://127.0.0.1:1/', reason: expect.stringContaining('cannot be reached') },
    ]);
    expect(asked).toContain('GET /no-head');
    expect(asked).not.toContain('GET /fine');
    expect([most, seen.length]).toEqual([1, 7]);
  });

  it('are no more than allowed', async () => {
    asked.length = 0;
    const found = await tryAddresses([`${url}/fine`, `${url}/fine?2`], { maximumAddresses: 1 });
    expect(found).toEqual([{ address: `${url}/fine?2`, reason: 'not tried: more than 1' }]);
    expect(asked).toEqual(['HEAD /fine']);
  });
});
