/** Of every browser: it runs as root too, and nothing of its own goes out to the network. */
const EVERYWHERE = ['--no-sandbox', '--disable-background-networking', '--disable-quic'];

/** Flags for a browser without a screen or a graphics card that draws the map: WebGL in software. */
export const LAUNCH_FLAGS = [
  ...EVERYWHERE,
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
];

/**
 * Flags for a browser that draws no map. It draws pages without the detour over a graphics card that is imitated in
 * software, which takes half as long again for pages and three times as long for sheets.
 */
export const MAPLESS_FLAGS = [...EVERYWHERE, '--disable-gpu'];
