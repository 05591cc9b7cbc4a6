import type { CallName, ExplorerCalls, Response } from './protocol.ts';

interface Waiting {
  readonly resolve: (answer: never) => void;
  readonly reject: (error: Error) => void;
}

/** The worker as functions that return promises. */
export class ExplorerClient {
  private readonly worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  private readonly waiting = new Map<number, Waiting>();
  private last = 0;

  constructor(dataAddress: string, onFailure: (message: string) => void) {
    this.worker.addEventListener('message', ({ data }: MessageEvent<Response>) => this.receive(data));
    this.worker.addEventListener('error', ({ message }) => onFailure(message || 'the calculation could not be loaded'));
    this.worker.postMessage({ address: new URL(dataAddress, location.href).href });
  }

  call<Name extends CallName>(name: Name, ask: ExplorerCalls[Name]['ask']): Promise<ExplorerCalls[Name]['answer']> {
    const id = ++this.last;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.worker.postMessage({ id, name, ask });
    });
  }

  private receive(response: Response): void {
    const waiting = this.waiting.get(response.id);
    this.waiting.delete(response.id);
    if ('error' in response) waiting?.reject(new Error(response.error));
    else waiting?.resolve(response.answer as never);
  }
}
