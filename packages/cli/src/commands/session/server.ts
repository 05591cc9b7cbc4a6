import { InputError, suggestName } from '@nereid/physics';
import { createJSONRPCErrorResponse, JSONRPCServer } from 'json-rpc-2.0';
import type { CallContext } from './context.js';
import { ERROR_CODES, errorResponse } from './errors.js';
import { SESSION_METHODS } from './methods.js';

/** What calls the methods by name and makes responses of what they return or throw. */
export function sessionServer(): JSONRPCServer<CallContext> {
  const server = new JSONRPCServer<CallContext>({ errorListener: () => {} });
  for (const { name, call } of SESSION_METHODS) {
    server.addMethod(name, (params: unknown, context) => {
      if (!Array.isArray(params)) return call(params, context);
      throw new InputError(
        'params',
        `a list of ${params.length}`,
        'not by name',
        'Give an object of names and values.',
      );
    });
  }
  server.mapErrorToJSONRPCErrorResponse = errorResponse;
  server.handleMethodNotFound = async ({ id, method }) => {
    if (id === undefined) return null;
    const remedy = suggestName(
      method,
      SESSION_METHODS.map(({ name }) => name),
    );
    const message = `method = "${method}": no such method. ${remedy}`;
    return createJSONRPCErrorResponse(id, ERROR_CODES.methodNotFound, message, { remedy });
  };
  return server;
}
