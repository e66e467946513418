/**
 * The screens begin here.
 */

// First, so that main is at work while the rest is made ready.
import './api/first-replies.ts';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import './style/tokens.css';
import './style/base.css';
import './style/fonts-latin.css';

const root = document.getElementById('root');
if (root) createRoot(root).render(<App />);
