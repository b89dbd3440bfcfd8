package io.groundwork.controller.component;

import org.jspecify.annotations.Nullable;

/**
 * A tarball as the inventory names it.
 *
 * @param component whose it is
 * @param version of the component, where the settings say one; known releases have known digests
 * @param location a path, file: or https: URL, as written
 * @param host the host whose block names it; null for the cluster's
 */
public record ArchiveSpec(
    String component,
    @Nullable String version,
    String location,
    @Nullable String sha512,
    @Nullable String sha256,
    @Nullable String host) {}
