/** The JSON Schema of hosts.yaml, for editors and for checks from outside. */
@NullMarked
package io.groundwork.inventory.schema;

import org.jspecify.annotations.NullMarked;
