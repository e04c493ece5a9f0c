const SOUNDS = { ok: { hertz: 880, seconds: 0.09 }, bad: { hertz: 196, seconds: 0.35 } } as const;
const LOUDNESS = 0.08;

let audio: AudioContext | undefined;

/** A short high sound for right, a long low one for wrong: a picker need not look up. */
export function beep(tone: keyof typeof SOUNDS) {
  // Browsers stay silent, and complain, until the page was touched once.
  if (typeof AudioContext === "undefined" || !navigator.userActivation?.hasBeenActive) return;
  audio ??= new AudioContext();
  const { hertz, seconds } = SOUNDS[tone];
  const source = audio.createOscillator();
  const volume = audio.createGain();
  source.frequency.value = hertz;
  volume.gain.value = LOUDNESS;
  source.connect(volume).connect(audio.destination);
  source.start();
  source.stop(audio.currentTime + seconds);
}
