/**
 * The screens begin here. zod must not try to compile code: the page's policy forbids it.
 */
import { createRoot } from 'react-dom/client';
import { z } from 'zod';
import { App } from './app/app.tsx';
import './style/tokens.css';
import './style/base.css';
import './style/fonts-latin.css';

z.config({ jitless: true });

const root = document.getElementById('root');
if (root) createRoot(root).render(<App />);
