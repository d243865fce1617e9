/** Flags for a browser without a screen or a graphics card, also as root; nothing of its own goes out to the network. */
export const LAUNCH_FLAGS = [
  '--no-sandbox',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  '--disable-background-networking',
  '--disable-quic',
];
