/** What only a check looks at: names, clocks, connections, disks, what other hands left. */
@NullMarked
package io.groundwork.controller.check;

import org.jspecify.annotations.NullMarked;
