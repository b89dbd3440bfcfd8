/** The file as a small tree in which every key and every text knows its place. */
@NullMarked
package io.groundwork.inventory.tree;

import org.jspecify.annotations.NullMarked;
