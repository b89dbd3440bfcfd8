/** Sessions over SSH: connecting, becoming root, bringing the agent and starting it. */
@NullMarked
package io.groundwork.controller.ssh;

import org.jspecify.annotations.NullMarked;
