/** Modules of white around a code, without which phones do not find it (ISO/IEC 18004 §9.1). */
const QUIET = 4;

/** A QR code as one path; always dark on white, whatever the contrast theme. */
export function QrCode({ size, path, label }: { size: number; path: string; label: string }) {
  const side = size + 2 * QUIET;
  return (
    <svg
      className="qr"
      viewBox={`${-QUIET} ${-QUIET} ${side} ${side}`}
      shapeRendering="crispEdges"
      role="img"
      aria-label={label}
    >
      <path className="qr-light" d={`M${-QUIET} ${-QUIET}h${side}v${side}h${-side}z`} />
      <path className="qr-dark" d={path} />
    </svg>
  );
}
