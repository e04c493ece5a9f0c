/** The house mark: a fish whose side is a water gauge. Our own geometry, not the relic's. */
export function FishMark({ size = 32, className }: { size?: number; className?: string }) {
  return (
    <svg
      className={className}
      width={size}
      height={size}
      viewBox="0 0 32 32"
      fill="none"
      aria-hidden="true"
    >
      <path
        d="M1.6 16.2C6 8.4 17 7 23.4 13.4L30.4 8.6 28.4 16l2 7.4-7-4.8C17 25 6 23.8 1.6 16.2z"
        fill="var(--wu)"
      />
      <path
        d="M10.5 19h11M11 18.5v-3M13.6 18.5v-3M16.2 18.5v-5.6M18.8 18.5v-3M21.4 18.5v-3"
        stroke="var(--white)"
        strokeWidth="1.25"
      />
      <circle cx="6.9" cy="15" r="1.35" fill="var(--white)" />
    </svg>
  );
}
