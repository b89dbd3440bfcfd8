package io.groundwork.controller.runtime;

import java.nio.file.Path;

/**
 * A tarball that nodes get once, below /var/lib/groundwork/KIND/DIGEST.
 *
 * @param kind agent or probe
 * @param digest names what went into it (JDK, jar, recipe), so that building it again on another
 *     day or machine gives the same name; SHA-256, lower-case hex
 * @param sha256 of the tarball itself, checked on the node
 * @param size bytes to send
 * @param unpacked bytes on the node's disk
 */
public record Bundle(
    String kind, String digest, Path tarball, String sha256, long size, long unpacked) {}
