/** The command line. */
@NullMarked
package io.groundwork.controller.cli;

import org.jspecify.annotations.NullMarked;
