/** Types for settings that are more than a text: sizes, versions, networks, addresses. */
@NullMarked
package io.groundwork.inventory.value;

import org.jspecify.annotations.NullMarked;
