package io.groundwork.controller.component.agent;

import io.groundwork.inventory.Setting;
import org.jspecify.annotations.Nullable;

/** Settings of the agent. */
public record AgentSettings(
    @Setting(
            doc =
                "The JDK from which the agent's runtime is linked, for nodes that cannot run the"
                    + " controller's: another CPU, an older C library.")
        @Nullable RuntimeJdk runtimeJdk) {

  /** A JDK's tarball. */
  public record RuntimeJdk(
      @Setting(doc = "The JDK's tarball: a path, file: or https: URL.", required = true)
          String archive,
      @Setting(doc = "The tarball's SHA-512, in hex.") @Nullable String sha512,
      @Setting(doc = "The tarball's SHA-256, in hex.") @Nullable String sha256) {}
}
