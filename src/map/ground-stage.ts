import type { Stage } from '../../styles/stages.ts';
import type { GroundFiles } from './options.ts';

/**
 * Opens the files of the ground, whose code is fetched only now, and says in which stage the map goes on.
 * @param onFault is told where they cannot be read
 */
export async function groundStage(
  files: GroundFiles | null,
  onFault: (error: Error) => void,
): Promise<Extract<Stage, 'ground' | 'groundless'>> {
  if (!files) return 'groundless';
  try {
    const { serveGround } = await import('./ground.ts');
    await serveGround(files);
    return 'ground';
  } catch (error) {
    onFault(error instanceof Error ? error : new Error(String(error)));
    return 'groundless';
  }
}
