package io.groundwork.agent.node;

import java.io.IOException;
import java.io.InputStream;

/** Brings a tarball's bytes from the controller, as they come; not yet proved. */
@FunctionalInterface
public interface Fetcher {

  /** The bytes of the tarball with this digest. The reader checks them, and closes the stream. */
  InputStream fetch(String digest) throws IOException;
}
