package io.groundwork.agent.wire;

/** How large anything on the wire may be, in bytes; both ends keep to them. */
public final class Bounds {

  /** A control frame's payload. */
  public static final int CONTROL = 1 << 20;

  /**
   * A long message, which comes in parts of {@link #CHUNK} at most: where 200,000 partitions of
   * Kafka's are, at 40 bytes each.
   */
  public static final int LONG = 8 << 20;

  /** A bulk chunk's payload. Control waits for one chunk at most before it is sent. */
  public static final int CHUNK = 128 << 10;

  /**
   * Bytes of one transfer that may be under way unread. Large enough for 10 Gbit/s over 3 ms, small
   * enough to be held in memory for several transfers at once.
   */
  public static final int WINDOW = 4 << 20;

  /** Bytes read before credit is given for them again. */
  public static final int CREDIT = 512 << 10;

  /** Values within values; no message comes near. */
  static final int DEPTH = 32;

  private Bounds() {}
}
