/** The agent's own Java runtime: linked, packed, and kept for the next run. */
@NullMarked
package io.groundwork.controller.runtime;

import org.jspecify.annotations.NullMarked;
