/**
 * Whether a text says of itself that it is a list for this computer, and no paper. Nothing is believed by that.
 */

export type ListKind = 'trust' | 'status' | 'passes';

/** What is larger is no list of ours. */
export const largestList = 16 * 1024 * 1024;

export function listKindOf(text: string): ListKind | null {
  try {
    const value = JSON.parse(text) as Record<string, unknown> | null;
    if (value?.list && value.signatures) return 'trust';
    if (value?.fieldpass === 'withdrawn-passes') return 'passes';
    return JSON.stringify(value?.type ?? '').includes('"BitstringStatusListCredential"') ? 'status' : null;
  } catch {
    return null;
  }
}
