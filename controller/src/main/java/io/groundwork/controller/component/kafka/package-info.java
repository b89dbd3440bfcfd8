/** Kafka brokers that keep their state in ZooKeeper. */
@NullMarked
package io.groundwork.controller.component.kafka;

import org.jspecify.annotations.NullMarked;
