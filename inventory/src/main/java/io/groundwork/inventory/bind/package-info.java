/** From a located tree to settings records, by their annotations. */
@NullMarked
package io.groundwork.inventory.bind;

import org.jspecify.annotations.NullMarked;
