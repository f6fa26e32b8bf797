import type { Order, Reply } from './messages.ts';
import { makeJobs, problemsOf } from './jobs.ts';

/** Message → function → answer. One worker holds a desk, another builds: see state/own-data. */
const jobs = makeJobs();
const reply = (message: Reply, transfer: Transferable[] = []): void =>
  self.postMessage(message, { transfer });

self.addEventListener('message', ({ data }: MessageEvent<Order>) => void answer(data));

async function answer(order: Order): Promise<void> {
  const { id } = order;
  try {
    const { output, transfer } = await jobs(order, (progress) =>
      reply({ id, kind: 'progress', progress }),
    );
    reply({ id, kind: 'done', output }, transfer);
  } catch (cause) {
    reply({ id, kind: 'failed', problems: problemsOf(cause) });
  }
}
