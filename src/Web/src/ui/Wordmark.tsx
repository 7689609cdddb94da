export function Wordmark({ size = 30 }: { size?: number }) {
  return (
    <span dir="ltr" style={{ display: 'inline-flex', alignItems: 'center', gap: '0.55rem', fontWeight: 700, fontSize: size * 0.62, letterSpacing: '-0.01em' }}>
      <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
        <rect width="32" height="32" rx="8" fill="#1b5676" />
        <path d="M7 10.5 11.2 22 16 12.5 20.8 22 25 10.5" fill="none" stroke="#fff" strokeWidth="3" strokeLinecap="round" strokeLinejoin="round" />
        <circle cx="25" cy="10.5" r="2.6" fill="#7fd1b9" />
      </svg>
      WorkflowHub
    </span>
  );
}
