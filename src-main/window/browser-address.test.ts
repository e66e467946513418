import { expect, test } from 'vitest';
import { browserAddress } from './browser-address.ts';

test.each([
  'https://login.example.org/authorize?client_id=fieldpass&nonce=n',
  'http://127.0.0.1:4000/auth',
  'http://localhost/auth',
])('%s is shown', (address) => {
  expect(browserAddress(address)).toBe(address);
});

test.each([
  'http://login.example.org/',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'smb://host/share',
  'ms-msdt:/id',
  'https://user:secret@login.example.org/',
  'http://127.0.0.1.example.org/',
  '//login.example.org',
  '',
  'calc.exe',
])('%s is not', (address) => {
  expect(browserAddress(address)).toBeNull();
});
