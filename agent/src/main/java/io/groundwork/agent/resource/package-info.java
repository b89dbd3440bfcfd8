/** The closed vocabulary of things a node should have, one record a kind. */
@NullMarked
package io.groundwork.agent.resource;

import org.jspecify.annotations.NullMarked;
