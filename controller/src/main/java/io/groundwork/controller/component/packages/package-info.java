/** Package repositories as the inventory names them, and packages by family. */
@NullMarked
package io.groundwork.controller.component.packages;

import org.jspecify.annotations.NullMarked;
