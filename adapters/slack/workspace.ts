import type { CommandPayload, EventPayload, InteractionPayload } from './payloads.ts';

/** Which installation a payload is meant for. For an org-wide install the workspace is the org. */
export interface Origin {
  readonly workspace: string;
  readonly team?: string;
  readonly enterprise?: string;
  readonly orgWide: boolean;
  readonly name?: string;
}

/** The origin of a slash command, or null where it names no workspace. */
export function commandOrigin(command: CommandPayload): Origin | null {
  return origin({
    team: command.team_id,
    enterprise: command.enterprise_id,
    orgWide: command.is_enterprise_install === 'true',
    name: command.team_domain,
  });
}

/** The origin of an interaction; `team` is null on org-wide installs, then the view or the user names it. */
export function interactionOrigin(payload: InteractionPayload): Origin | null {
  const view =
    payload.type === 'view_submission' || payload.type === 'block_actions' ? payload.view : undefined;
  return origin({
    team: view?.app_installed_team_id ?? payload.team?.id ?? payload.user.team_id,
    enterprise: payload.enterprise?.id,
    orgWide: payload.is_enterprise_install === true || payload.is_enterprise_install === 'true',
    name: payload.team?.domain,
  });
}

/** The origin of an event by its authorization, since in shared channels `team_id` may be another workspace. */
export function eventOrigin(payload: EventPayload): Origin | null {
  const authorization = payload.authorizations?.[0];
  return origin({
    team: authorization?.team_id ?? payload.team_id,
    enterprise: authorization ? authorization.enterprise_id : payload.enterprise_id,
    orgWide: authorization?.is_enterprise_install === true,
    name: undefined,
  });
}

function origin(parts: {
  team: string | null | undefined;
  enterprise: string | null | undefined;
  orgWide: boolean;
  name: string | undefined;
}): Origin | null {
  const team = parts.team || undefined;
  const enterprise = parts.enterprise || undefined;
  const workspace = parts.orgWide && enterprise ? enterprise : (team ?? enterprise);
  if (!workspace) return null;
  return {
    workspace,
    orgWide: parts.orgWide && enterprise !== undefined,
    ...(team ? { team } : {}),
    ...(enterprise ? { enterprise } : {}),
    ...(parts.name ? { name: parts.name } : {}),
  };
}
