/** The mark: four steps going up, the topmost in vermilion — 拾级而上, one step at a time. */
export function Mark({ size = 28 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 28 28" aria-hidden="true" focusable="false">
      <rect x="2" y="20" width="6" height="6" rx="1.4" fill="var(--accent)" opacity="0.42" />
      <rect x="8.6" y="14.5" width="6" height="11.5" rx="1.4" fill="var(--accent)" opacity="0.66" />
      <rect x="15.2" y="9" width="6" height="17" rx="1.4" fill="var(--accent)" />
      <circle cx="18.2" cy="4.4" r="2.6" fill="var(--seal)" />
    </svg>
  );
}
