/** The event log of a run, and the views of it. */
@NullMarked
package io.groundwork.controller.report;

import org.jspecify.annotations.NullMarked;
