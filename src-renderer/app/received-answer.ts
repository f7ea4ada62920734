/** Puts a long answer together from what its reader tells of it. */
import { Assembly, printIpynb } from '#core/format/ipynb/index.ts';
import type { OpenedDocument } from '#core/host/documents.ts';
import { joinAnswer } from '#core/host/long-answer.ts';
import { hasRead } from '../session/open.ts';
import type { FromReader } from './large-answer.worker.ts';

/** Takes what a reader tells, one message after the other; `resolve` is given the answer once it is whole. */
export function receiveAnswer(
  resolve: (answer: unknown) => void,
  reject: (error: unknown) => void,
): (message: FromReader) => void {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const assembly = new Assembly((bytes) => decoder.decode(bytes));
  const take = (message: FromReader): void => {
    switch (message.type) {
      case 'value':
        resolve(message.value);
        return;
      case 'text':
        resolve(joinAnswer(message.head, () => message.text));
        return;
      case 'cells':
        assembly.add(message.cells);
        return;
      case 'around': {
        const whole = assembly.whole(message.around, message.bytes);
        // Its text, for the few who want it, by the first law of the format: what was read is written as it was.
        const reply = joinAnswer(message.head, () => printIpynb(whole.notebook, whole.outputs));
        hasRead(reply.value as unknown as OpenedDocument, whole);
        resolve(reply);
      }
    }
  };
  return (message) => {
    try {
      take(message);
    } catch (error) {
      reject(error);
    }
  };
}
