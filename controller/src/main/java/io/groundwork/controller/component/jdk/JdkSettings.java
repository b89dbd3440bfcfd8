package io.groundwork.controller.component.jdk;

import io.groundwork.inventory.Setting;
import org.jspecify.annotations.Nullable;

/** Settings of the JDK; its version is read from the archive. */
public record JdkSettings(
    @Setting(doc = "The JDK's tarball: a path, file: or https: URL.", required = true)
        String archive,
    @Setting(doc = "The tarball's SHA-512, in hex.") @Nullable String sha512,
    @Setting(doc = "The tarball's SHA-256, in hex.") @Nullable String sha256) {}
