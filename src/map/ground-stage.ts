import type { Stage } from '../../styles/stages.ts';
import type { GroundFiles } from './options.ts';

/**
 * Opens the files of the ground, loading the code for them only now, and returns the stage that the map adds next.
 * @param onFault called if they cannot be read
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
