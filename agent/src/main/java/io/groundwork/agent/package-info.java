/** The program that runs on a node. */
@NullMarked
package io.groundwork.agent;

import org.jspecify.annotations.NullMarked;
