/** The agent itself: which runtime it brings along. Nothing of it is a phase. */
@NullMarked
package io.groundwork.controller.component.agent;

import org.jspecify.annotations.NullMarked;
