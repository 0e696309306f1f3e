import type { Inbound } from '../../adapters/contract.ts';

/** The language for somebody of whom nothing is known: the workspace's brand decides, else the platform. */
export function spokenIn({ person, workspace, platform }: Inbound): 'zh' | 'en' {
  return person?.locale ?? workspace.locale ?? (platform === 'slack' ? 'en' : 'zh');
}
