/**
 * The page of whoever works with the records of a registry begins here.
 */
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { followSystem } from './app/appearance.ts';
import { firstLanguage, startWords } from './locale/words.ts';
import '../src-renderer/style/tokens.css';
import '../src-renderer/style/base.css';
import '../src-renderer/style/fonts-latin.css';
import './style/page.css';

followSystem();
const root = document.getElementById('root');
if (root) {
  await startWords(firstLanguage());
  createRoot(root).render(<App />);
}
