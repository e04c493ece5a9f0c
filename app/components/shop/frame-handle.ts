/** What a shop page asks of its frame: `export const handle: FrameHandle = { … }`. */
export type FrameHandle = {
  /** quiet: no search, no categories, no tab bar; for checkout and payment */
  frame?: "quiet";
  /** the page has its own bar at the foot of a phone's screen */
  hasOwnBar?: boolean;
};

/** What the frame's loader knows, for pages that make canonical addresses. */
export type FrameData = {
  isDemo: boolean;
  origin: string;
  categories: { key: string; name: string; children: { key: string; name: string }[] }[];
};
