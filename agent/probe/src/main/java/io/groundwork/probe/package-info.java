/** The program beside the agent that speaks ZooKeeper's and Kafka's own protocols. */
@NullMarked
package io.groundwork.probe;

import org.jspecify.annotations.NullMarked;
