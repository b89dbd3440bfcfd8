/**
 * The typed inventory: model, strict reader and problems. Knows nobody: components hand in their
 * settings as data.
 */
@NullMarked
package io.groundwork.inventory;

import org.jspecify.annotations.NullMarked;
