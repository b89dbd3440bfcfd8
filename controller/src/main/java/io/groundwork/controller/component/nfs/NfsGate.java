package io.groundwork.controller.component.nfs;

import io.groundwork.controller.gate.Gate;
import io.groundwork.inventory.Host;
import org.jspecify.annotations.Nullable;

/** What a client is asked about a server. */
interface NfsGate extends Gate {

  Host server();

  @Override
  default String component() {
    return Nfs.NAME;
  }

  /** None: it waits for the server as well as for the client. */
  @Override
  default @Nullable String host() {
    return null;
  }

  /** The directory whose disk may be what ails it. */
  String path();

  @Override
  default Suspect suspect() {
    return new Suspect(server().name(), Nfs.UNIT, Nfs.PORT, path());
  }
}
