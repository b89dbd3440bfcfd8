/** Questions to live systems, and the keeper that asks them. */
@NullMarked
package io.groundwork.controller.gate;

import org.jspecify.annotations.NullMarked;
