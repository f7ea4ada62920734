/**
 * What goes over the wire between the window and the kernel's frame, beside the
 * kernel's own messages: the handshake, a sign of life, and a fresh start.
 */
import type { KernelMessage, KernelRequest } from './messages.ts';

/** The handshake, posted to the frame's window with one end of a channel; all else goes over that channel. */
export interface ConnectMessage {
  readonly type: 'connect';
}

/** From the window to the frame. */
export type FrameRequest = KernelRequest | { readonly type: 'restart' };

/** From the frame to the window. */
export type FrameMessage = KernelMessage | { readonly type: 'heartbeat' };

/** What one post over the channel brings: messages in their order, to be looked at together. */
export type FramePost = readonly FrameMessage[];

/** How often the frame says that it lives, in milliseconds. */
export const heartbeatInterval = 500;

/** How long a stopped cell may take to end before its worker is killed, in milliseconds. */
export const interruptDeadline = 2_000;
