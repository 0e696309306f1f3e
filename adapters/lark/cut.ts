/** A text of at most `max` characters (code points), ending in an ellipsis where something was cut. */
export function cutText(text: string, max: number): { readonly text: string; readonly cut: boolean } {
  if (text.length <= max) return { text, cut: false };
  const points = [...text];
  if (points.length <= max) return { text, cut: false };
  return { text: `${points.slice(0, Math.max(0, max - 1)).join('')}…`, cut: true };
}
