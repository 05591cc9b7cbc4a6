import { InputError } from '@nereid/physics';
import { createJSONRPCErrorResponse, type JSONRPCErrorResponse, type JSONRPCID } from 'json-rpc-2.0';

/** Codes of JSON-RPC 2.0, and that of the Language Server Protocol for a request that was cancelled. */
export const ERROR_CODES = {
  parse: -32700,
  invalidRequest: -32600,
  methodNotFound: -32601,
  invalidParams: -32602,
  internal: -32603,
  cancelled: -32800,
} as const;

/** A request was cancelled by its sender. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled';

  constructor() {
    super('cancelled by $/cancelRequest');
  }
}

/** The response to a request that failed; what nobody foresaw is said in full on standard error. */
export function errorResponse(id: JSONRPCID, error: unknown): JSONRPCErrorResponse {
  if (error instanceof Cancelled) return createJSONRPCErrorResponse(id, ERROR_CODES.cancelled, error.message);
  if (error instanceof InputError) {
    return createJSONRPCErrorResponse(id, ERROR_CODES.invalidParams, error.message, inputErrorData(error));
  }
  const { message = String(error), stack } = error as Partial<Error>;
  console.error(stack ?? message);
  return createJSONRPCErrorResponse(id, ERROR_CODES.internal, message);
}

/** The parts of the error, for clients that have words of their own. */
function inputErrorData({ subject, subjectText, value, problem, remedy, means }: InputError) {
  return { kind: 'InputError', subject, subjectText, value: value ?? null, problem, remedy, means: means ?? null };
}
