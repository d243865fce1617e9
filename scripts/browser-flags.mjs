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
 * Flags for the browser of the specs: WebGL in software, but pages without emulating a graphics card, which takes 1.5 times as long for pages and three
 * times as long for sheets. Not for pictures and phones: where an opaque element covers the map at its bottom (the attribution, the drawer), Chromium 156
 * then leaves out the mirrored area at its top.
 */
export const SPEC_FLAGS = [
  ...EVERYWHERE,
  '--disable-gpu',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
];
