/** Past runs, read back from their logs. */
@NullMarked
package io.groundwork.controller.history;

import org.jspecify.annotations.NullMarked;
