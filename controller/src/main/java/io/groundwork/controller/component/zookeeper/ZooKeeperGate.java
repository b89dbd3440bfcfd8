package io.groundwork.controller.component.zookeeper;

import io.groundwork.controller.gate.Gate;

/** What the ensemble's gates that look have in common. */
interface ZooKeeperGate extends Gate {

  @Override
  default String component() {
    return ZooKeeper.NAME;
  }

  @Override
  default boolean writes() {
    return false;
  }
}
