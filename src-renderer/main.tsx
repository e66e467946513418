/**
 * The screens begin here: first main is asked how things stand, then the rest is made ready.
 */

import { createRoot } from 'react-dom/client';
import { askAhead } from './api/first-replies.ts';
import { App } from './app/app.tsx';
import './style/tokens.css';
import './style/base.css';
import './style/fonts-latin.css';

askAhead();
const root = document.getElementById('root');
if (root) createRoot(root).render(<App />);
