import { Command } from '@commander-js/extra-typings';

/** `nereid session`: questions of another program, answered by one process that stays. */
export function sessionCommand() {
  return new Command('session')
    .description('answer another program: JSON-RPC 2.0 on standard input and output, a line a message')
    .addHelpText(
      'after',
      `
The methods are initialize, models, constraints, kernel, crossSection, ratio, limit, parameterIntervals, landscape, evaluate,
rate, spectrum, events, reweight and cite; what they take and give is in docs/session.md. The session ends with its standard input.

Examples:
  printf '{"jsonrpc":"2.0","id":1,"method":"limit","params":{"constraints":["ccfr"],"model":"lmu-ltau","mass":0.1}}\\n' | nereid session
  printf '{"jsonrpc":"2.0","id":1,"method":"initialize"}\\n{"jsonrpc":"2.0","id":2,"method":"constraints"}\\n' | nereid session`,
    );
}
