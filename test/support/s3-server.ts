import { sign } from 'aws4';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

type Stored = { bytes: Buffer; at: Date };

const account = { accessKeyId: 'AKIATEST', secretAccessKey: 'a-secret/of+the=store' };
const bucket = 'letters-of-a-city';
const region = 'id-ptk-1';

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** Signs the request anew, with another's implementation, from what the header says was signed. */
const isSigned = (request: IncomingMessage, body: Buffer): boolean => {
  const { authorization = '' } = request.headers;
  const [, names = ''] = /SignedHeaders=([^,]+)/.exec(authorization) ?? [];
  const given = request.headers as Record<string, string>;
  const headers = Object.fromEntries(names.split(';').map((name) => [name, given[name] ?? '']));
  const hash = headers['x-amz-content-sha256'];
  if (hash !== 'UNSIGNED-PAYLOAD' && hash !== sha256(body)) return false;
  const again = sign(
    {
      service: 's3',
      region,
      host: given['host'] ?? '',
      method: request.method ?? '',
      path: request.url ?? '',
      headers,
    },
    account,
  );
  const bare = (text: string): string => text.replaceAll(/\s+/g, '');
  return bare(String((again.headers as Record<string, string>)['Authorization'])) === bare(authorization);
};

const refuse = (response: ServerResponse, status: number, code: string): void => {
  response.writeHead(status, { 'content-type': 'application/xml' });
  response.end(`<?xml version="1.0"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`);
};

/** A server that speaks as much of S3 as a store of files needs, and lets nobody in whose signature is wrong. */
export const openS3Server = async () => {
  const objects = new Map<string, Stored>();
  let failures = 0;

  const list = (query: URLSearchParams, response: ServerResponse): void => {
    const most = Number(query.get('max-keys') ?? 1000);
    const after = query.get('continuation-token') ?? '';
    const keys = [...objects.keys()]
      .filter((key) => key.startsWith(query.get('prefix') ?? '') && key > after)
      .sort();
    const page = keys.slice(0, most);
    const contents = page.map((key) => {
      const { bytes, at } = objects.get(key) as Stored;
      return `<Contents><Key>${key}</Key><LastModified>${at.toISOString()}</LastModified><ETag>&quot;x&quot;</ETag><Size>${bytes.length}</Size></Contents>`;
    });
    const more = page.length < keys.length;
    response.writeHead(200, { 'content-type': 'application/xml' });
    response.end(
      `<?xml version="1.0"?><ListBucketResult><Name>${bucket}</Name><KeyCount>${page.length}</KeyCount><IsTruncated>${more}</IsTruncated>${contents.join('')}${more ? `<NextContinuationToken>${page.at(-1) ?? ''}</NextContinuationToken>` : ''}</ListBucketResult>`,
    );
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await buffer(request);
    if (failures > 0) {
      failures -= 1;
      return refuse(response, 503, 'SlowDown');
    }
    if (!isSigned(request, body)) return refuse(response, 403, 'SignatureDoesNotMatch');
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://store');
    const [, in_, ...rest] = decodeURIComponent(pathname).split('/');
    const key = rest.join('/');
    if (in_ !== bucket) return refuse(response, 404, 'NoSuchBucket');
    if (key === '' && searchParams.get('list-type') === '2') return list(searchParams, response);
    if (request.method === 'PUT') {
      objects.set(key, { bytes: body, at: new Date() });
      return void response.writeHead(200, { etag: '"x"' }).end();
    }
    if (request.method === 'DELETE') {
      objects.delete(key);
      return void response.writeHead(204).end();
    }
    const found = objects.get(key);
    if (!found) return refuse(response, 404, 'NoSuchKey');
    response.writeHead(200, { 'content-length': found.bytes.length, etag: '"x"' });
    response.end(request.method === 'HEAD' ? undefined : found.bytes);
  };

  const server = createServer((request, response) => {
    void answer(request, response).catch((error: unknown) => response.destroy(error as Error));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    /** The variables that lead to it. */
    env: {
      FILES_URL: `s3://${bucket}/kota/pontianak?endpoint=${encodeURIComponent(endpoint)}&region=${region}`,
      AWS_ACCESS_KEY_ID: account.accessKeyId,
      AWS_SECRET_ACCESS_KEY: account.secretAccessKey,
    },
    objects,
    /** Has it refuse so many requests. */
    fail(times: number) {
      failures = times;
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};
