/** Customs' words out of the frame its checks put around them: "[Code:1800;Desc:…]" → code and words. */
export function customsSaid(info: string): { code: string | null; text: string } {
  const [, code, text] = /^\[Code:(-?\w+);Desc:(.*)\]$/s.exec(info.trim()) ?? [];
  return code === undefined || text === undefined
    ? { code: null, text: info.trim() }
    : { code, text: text.trim() };
}

/** Code and words in one line. */
export function customsSaidLine(info: string): string {
  const { code, text } = customsSaid(info);
  return code === null ? text : `${code} ${text}`;
}
