package io.groundwork.controller.node;

import java.io.IOException;
import java.io.InputStream;

/** The tarballs that agents may ask for, by digest. */
@FunctionalInterface
public interface Tarballs {

  /** Opens the local file whose digest the user gave. */
  InputStream open(String digest) throws IOException;
}
