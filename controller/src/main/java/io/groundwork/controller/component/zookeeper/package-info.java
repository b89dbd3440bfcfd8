/** ZooKeeper: a standalone server or an ensemble. */
@NullMarked
package io.groundwork.controller.component.zookeeper;

import org.jspecify.annotations.NullMarked;
