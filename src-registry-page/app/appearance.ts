/**
 * Light or dark, as the system of the person is: the page has no setting of its own.
 */
export function followSystem(): void {
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  const paint = () => {
    document.documentElement.dataset.theme = dark.matches ? 'dark' : 'light';
  };
  dark.addEventListener('change', paint);
  paint();
}
