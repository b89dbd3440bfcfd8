/** One host of a run as the controller holds it: an open connection to its agent. */
@NullMarked
package io.groundwork.controller.node;

import org.jspecify.annotations.NullMarked;
