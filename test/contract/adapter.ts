import type { Adapter, AdapterServices, HookRequest, Platform } from '../../adapters/contract.ts';
import type { CreateStandIn } from '../../playground/stand-in.ts';
import { capabilitiesContract } from './capabilities.ts';
import { deliveryContract } from './delivery.ts';
import { hookContract } from './hook.ts';
import { inboundContract } from './inbound.ts';
import { renderContract } from './render.ts';
import { type Wire, wire } from './wire.ts';

/** How a platform signs, fails and names things: all that the shared contract has to be told about it. */
export interface AdapterUnderTest {
  readonly name: Platform;
  readonly create: (services: AdapterServices) => Adapter;
  readonly standIn: CreateStandIn;
  /** The request signed anew with this timestamp (the real one where absent) and secret, by the vendor's rule. */
  readonly sign: (
    request: HookRequest,
    how?: { readonly stamp?: string; readonly secret?: string },
  ) => HookRequest;
  /** A typed line, properly signed, that was meant for an app, robot or workspace which is not ours. */
  readonly foreign: (request: HookRequest) => HookRequest;
  /** How far from real time a request may be signed. */
  readonly windowMs: number;
  /** Unit of the timestamp in the headers, in milliseconds. */
  readonly stampMs: number;
  /** The signature covers the body; where it does not, only its own header counts. */
  readonly coversBody: boolean;
  /** Which of the vendor's paths posts a card. */
  readonly posts: RegExp;
  /** The vendor remembers the row's id, so that the same row said twice is one message without looking. */
  readonly dedupes: boolean;
  /** The vendor's words for a token or permission that does not suffice, and for trouble of its own. */
  readonly denied: () => Response;
  readonly trouble: () => Response;
  readonly limited: (seconds: number) => Response;
  /** Ids of the right shape that nothing has. */
  readonly missing: { readonly room: string; readonly message: string };
  /** `what` of the losses that the adapter declares. */
  readonly losses: readonly string[];
}

/** Makes a fresh adapter wired to a fresh stand-in. */
export type Open = () => Promise<Wire>;

/** The one contract that every adapter keeps, whatever its platform. */
export function adapterContract(given: AdapterUnderTest): void {
  const open: Open = () => wire(given.create, given.standIn);
  describe(`the ${given.name} adapter keeps the contract`, () => {
    hookContract(given, open);
    inboundContract(given, open);
    deliveryContract(given, open);
    capabilitiesContract(given, open);
    renderContract(given, open);
  });
}

/** The request or an error: the platform was expected to deliver this. */
export function sent(request: HookRequest | null): HookRequest {
  if (request === null) throw new Error('the platform would not deliver this');
  return request;
}
