package io.groundwork.agent.wire;

/**
 * What came in one frame.
 *
 * @param <M> the closed type of messages
 */
public sealed interface Frame<M> {

  /** The request, or the transfer, that it belongs to. Transfers count downwards from -1. */
  int id();

  /** A message. */
  record Control<M>(int id, M message) implements Frame<M> {}

  /**
   * A piece of a transfer.
   *
   * @param bytes the receiver's own, to keep without a copy
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Chunk<M>(int id, byte[] bytes) implements Frame<M> {}
}
