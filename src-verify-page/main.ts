/**
 * One script, run twice: by the page, and by the thread that the page opens with the same text.
 */

import { openPage } from './page.ts';
import { answerQuestions } from './thread/answering.ts';

if ('document' in globalThis) void openPage((document.currentScript as HTMLScriptElement).text);
else answerQuestions(globalThis as never);
