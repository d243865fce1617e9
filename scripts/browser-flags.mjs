/** Flags for every browser: it must also run as root, and send no requests of its own to the network. */
const EVERYWHERE = ['--no-sandbox', '--disable-background-networking', '--disable-quic'];

/** Flags for a browser without screen and graphics card that draws the map: WebGL in software. */
export const LAUNCH_FLAGS = [
  ...EVERYWHERE,
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
];

/**
 * V8 compiles a function for speed after 3,000 calls instead of 400. A spec lives for seconds: the compilers, on threads of their own, took a fifth of the
 * processor time of specs with a map.
 */
const SHORT_LIVED = '--js-flags=--invocation-count-for-maglev=3000';

/** Flags for the browser of pictures and phones. */
export const PICTURE_FLAGS = [...LAUNCH_FLAGS, SHORT_LIVED];

/**
 * Flags for the browser of the specs: WebGL in software, but pages without emulating a graphics card, which takes 1.5 times as long for pages and three
 * times as long for sheets. Not for pictures and phones: where an opaque element covers the map at its bottom (the attribution, the drawer), Chromium 156
 * then leaves out the mirrored area at its top.
 */
export const SPEC_FLAGS = [
  ...EVERYWHERE,
  SHORT_LIVED,
  '--disable-gpu',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
];
