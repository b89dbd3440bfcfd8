package io.groundwork.controller.ssh;

import net.schmizz.sshj.common.LoggerFactory;
import org.slf4j.Logger;
import org.slf4j.helpers.NOPLogger;

/** Keeps the library's log to itself: what matters of it becomes an error of ours. */
final class Quiet implements LoggerFactory {

  @Override
  public Logger getLogger(String name) {
    return NOPLogger.NOP_LOGGER;
  }

  @Override
  public Logger getLogger(Class<?> type) {
    return NOPLogger.NOP_LOGGER;
  }
}
