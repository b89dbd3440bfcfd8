/** Reads hosts.yaml: fills secrets in, merges host over cluster, binds, and checks. */
@NullMarked
package io.groundwork.inventory.read;

import org.jspecify.annotations.NullMarked;
