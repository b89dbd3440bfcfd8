package io.groundwork.agent.wire;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * How values of one type are written and read. Every value takes at least one byte, so that no
 * count can promise more than the message holds. Null is written where it stands; whether it may
 * stand there is for the record to say.
 */
interface Shape {

  void write(Sink sink, @Nullable Object value) throws IOException;

  @Nullable Object read(Source source) throws ProtocolException;
}
