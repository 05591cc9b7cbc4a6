/** Hosts whose addresses have a known form. */
const FORMS: Readonly<Record<string, RegExp>> = {
  'doi.org': /^\/10\.\d{4,9}\/\S+$/,
  'arxiv.org': /^\/(?:abs|pdf)\/(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?\/\d{7})(?:v\d+)?$/,
};

/** What is wrong with the form of an address outside the site; undefined where nothing is. */
export function externalAddressProblem(address: string): string | undefined {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return 'is no complete address';
  }
  if (url.protocol !== 'https:') return 'is not https';
  if (url.username !== '' || url.password !== '') return 'has a name or password';
  if (url.port !== '' || !/^(?=.*[a-z])[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(url.hostname)) return 'has no ordinary host';
  const form = FORMS[url.hostname.replace(/^(www|dx)\./, '')];
  if (form === undefined || form.test(url.pathname)) return undefined;
  return `is no address that ${url.hostname} has`;
}

export interface ExternalOptions {
  /** More addresses are not tried. */
  readonly maximumAddresses?: number;
  readonly timeoutMs?: number;
  /** Told before each address is tried. */
  readonly onAddress?: (address: string, index: number, total: number) => void | Promise<void>;
}

/** An address that could not be reached; a warning, because that may be the network. */
export interface Unreachable {
  readonly address: string;
  readonly reason: string;
}

/** Hosts that do not answer HEAD, or not to programs, are asked again with GET. */
const ASK_AGAIN = [403, 404, 405, 501];

/** Tries addresses one after the other. */
export async function tryAddresses(
  addresses: readonly string[],
  { maximumAddresses = 500, timeoutMs = 10_000, onAddress }: ExternalOptions = {},
): Promise<Unreachable[]> {
  const tried = addresses.slice(0, maximumAddresses);
  const found: Unreachable[] = [];
  for (const [i, address] of tried.entries()) {
    await onAddress?.(address, i, tried.length);
    const reason = await reasonUnreachable(address, timeoutMs);
    if (reason !== undefined) found.push({ address, reason });
  }
  const left = addresses.slice(maximumAddresses);
  return [...found, ...left.map((address) => ({ address, reason: `not tried: more than ${maximumAddresses}` }))];
}

async function reasonUnreachable(address: string, timeoutMs: number): Promise<string | undefined> {
  try {
    let status = await statusOf(address, 'HEAD', timeoutMs);
    if (ASK_AGAIN.includes(status)) status = await statusOf(address, 'GET', timeoutMs);
    return status >= 400 ? `answers ${status}` : undefined;
  } catch (error) {
    const { name, cause } = error as Error & { readonly cause?: { readonly code?: string } };
    if (name === 'TimeoutError') return `no answer in ${timeoutMs / 1000} s`;
    return `cannot be reached (${cause?.code ?? name})`;
  }
}

async function statusOf(address: string, method: 'HEAD' | 'GET', timeoutMs: number): Promise<number> {
  const response = await fetch(address, { method, signal: AbortSignal.timeout(timeoutMs) });
  // The text is of no interest.
  await response.body?.cancel();
  return response.status;
}
